/** Elements, made from names and text. Text is always text: nothing here reads markup. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | number | null | undefined | false} Content */

/**
 * An HTML element. Attributes that are false, null or undefined are left out; `on…` are listeners.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Content} contents
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...contents) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  fill(element, ...contents);
  return element;
}

/**
 * Put contents in the place of what an element holds.
 * @param {Element} element
 * @param {...Content} contents
 */
export function fill(element, ...contents) {
  element.replaceChildren(...contents.filter((each) => each !== null && each !== undefined && each !== false).map((each) =>
    each instanceof Node ? each : document.createTextNode(String(each))));
}

/**
 * Put nodes in the place of what an element holds, as `fill` does; those that are there already are not taken out.
 * @param {Element} element
 * @param {readonly Node[]} nodes
 */
export function arrange(element, nodes) {
  const stays = new Set(nodes);
  for (const child of [...element.childNodes]) if (!stays.has(child)) child.remove();
  let next = element.firstChild;
  for (const node of nodes) {
    if (node === next) next = node.nextSibling;
    else element.insertBefore(node, next);
  }
}

/**
 * An SVG element.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...Content} contents
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...contents) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  fill(element, ...contents);
  return element;
}

/**
 * An icon: paths in a box of 20 × 20; those that begin with "f:" are filled.
 * @param {...string} paths
 */
export function icon(...paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  for (const path of paths) {
    const element = document.createElementNS(SVG, "path");
    const filled = path.startsWith("f:");
    element.setAttribute("d", filled ? path.slice(2) : path);
    if (filled) element.setAttribute("class", "f");
    svg.append(element);
  }
  return svg;
}

/** The page's icons. */
export const ICONS = {
  first: ["M5 4v12", "f:M16 4v12l-9-6z"],
  previous: ["M12.5 4.5 7 10l5.5 5.5"],
  play: ["f:M6 3.5v13l11-6.5z"],
  pause: ["f:M5 3.5h3.500v13H5zM11.500 3.500H15v13h-3.500z"],
  next: ["M7.500 4.500 13 10l-5.500 5.500"],
  last: ["M15 4v12", "f:M4 4v12l9-6z"],
  plus: ["M10 4v12M4 10h12"],
  minus: ["M4 10h12"],
  fit: ["M3.500 7.500v-4h4M12.500 3.500h4v4M16.500 12.500v4h-4M7.500 16.500h-4v-4"],
  expand: ["M10 3v5M7.500 5.500 10 3l2.500 2.500M10 17v-5M7.500 14.500 10 17l2.500-2.500M3 10h14"],
  collapse: ["M10 2.500V7.500M7.500 5.500 10 8l2.500-2.500M10 17.500v-5M7.500 14.500 10 12l2.500 2.500M3 10h14"],
  theme: ["M10 3.500a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13z", "f:M10 3.500a6.500 6.500 0 0 1 0 13z"],
  share: ["M8.500 11.500a3.500 3.500 0 0 0 5 0l2.500-2.500a3.500 3.500 0 0 0-5-5l-1 1M11.500 8.500a3.500 3.500 0 0 0-5 0L4 11a3.500 3.500 0 0 0 5 5l1-1"],
  colour: ["M10 2.500c3.500 4 5 6.300 5 9a5 5 0 0 1-10 0c0-2.700 1.500-5 5-9z", "f:M10 4.500v12a5 5 0 0 0 5-5c0-2.200-1.500-4.200-5-7z"],
  find: ["M9 4a5 5 0 1 0 0 10a5 5 0 1 0 0-10z", "m13 13 4 4"],
  present: ["M3 4h14v9H3zM10 13v4M7 17h6"],
  menu: ["M3 5.500h14M3 10h14M3 14.500h14"],
  open: ["M3 15.500v-11h5l1.500 2h6v2.500M3 15.500h11.500l3-6.500h-11.500z"],
  over: ["M3.500 12.500c0-6 9-8 12-2M16.500 5.500v5h-5", "f:M8.500 15a1.700 1.700 0 1 0 3.400 0a1.700 1.700 0 1 0-3.400 0z"],
  overBack: ["M16.500 12.500c0-6-9-8-12-2M3.500 5.500v5h5", "f:M8.100 15a1.700 1.700 0 1 0 3.400 0a1.700 1.700 0 1 0-3.400 0z"],
  into: ["M10 3v8M6.500 7.500 10 11l3.500-3.500", "f:M8.300 15.500a1.700 1.700 0 1 0 3.400 0a1.700 1.700 0 1 0-3.400 0z"],
  stop: ["M10 3.500a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13z", "f:M10 6.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7z"],
  close: ["M5.500 5.500l9 9M14.500 5.500l-9 9"],
  options: ["M4 6h7M15 6h1M4 14h1M9 14h7M11 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0M5 14a2 2 0 1 0 4 0a2 2 0 1 0-4 0"],
};
