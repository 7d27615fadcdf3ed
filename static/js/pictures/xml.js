/** XML from a tree of elements: every text is text, whatever it holds. Pure. */

/** @typedef {{tag: string, attributes: Record<string, string>, children: (Tree | string)[]}} Tree */

const ENTITIES = /** @type {Record<string, string>} */ ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"});
/** Characters that XML does not have, not even as numbers. */
const FOREIGN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** @param {string} text */
const escaped = (text) => text.replace(FOREIGN, "\ufffd").replace(/[&<>"]/g, (character) => ENTITIES[character]);

/** @param {string} value line breaks and tabs in an attribute would be read as spaces */
const quoted = (value) => escaped(value).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param {Tree} tree @returns {string} */
export function xml({tag, attributes, children}) {
  const head = [tag, ...Object.entries(attributes).map(([name, value]) => `${name}="${quoted(value)}"`)].join(" ");
  if (!children.length) return `<${head}/>`;
  return `<${head}>${children.map((child) => (typeof child === "string" ? escaped(child) : xml(child))).join("")}</${tag}>`;
}
