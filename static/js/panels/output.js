/** What the program printed, as text. */

import {fill, h} from "../dom.js";

/** @param {string} output @returns {number} */
const linesOf = (output) => (output === "" ? 0 : output.replace(/\n$/, "").split("\n").length);

/** @param {string} output @returns {string} as the tab says it */
export const outputCount = (output) => (linesOf(output) === 1 ? "1 line" : linesOf(output) ? `${linesOf(output).toLocaleString("en")} lines` : "");

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createOutput({store}, element) {
  const text = h("pre", {class: "output code"});
  const none = h("p", {class: "pad cap"}, "The program printed nothing. ", h("span", {class: "code"}, "print(x)"), " writes here.");
  store.on(["document"], ({document}) => {
    const output = document?.output ?? "";
    fill(text, output);
    element.replaceChildren(output === "" ? none : text);
  });
}
