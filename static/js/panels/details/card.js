/**
 * A formula card: a head, the formula in symbols over the same in numbers, and the result. A card holds several settings of
 * its formula, the most spacious first; the first that fits the panel is shown.
 *
 * @typedef {() => Element} Setting
 */

import {fill, h} from "../../dom.js";
import {formula} from "../../formulas/mathml.js";

/** @type {WeakMap<Element, Setting[]>} */
const settings = new WeakMap();

/**
 * @param {object} parts
 * @param {string} [parts.kind] the hue: "fwd", "upd" or, left out, backward
 * @param {import("../../dom.js").Content[]} parts.head
 * @param {string} [parts.aside] a caption at the right of the head
 * @param {Setting[]} parts.settings
 * @param {import("../../dom.js").Content[]} [parts.result]
 * @param {import("../../dom.js").Content} [parts.note] a caption at the right of the result
 * @returns {HTMLElement}
 */
export function card({kind = "", head, aside, settings: own, result, note}) {
  const math = h("div", {class: "math"});
  settings.set(math, own);
  fill(math, formula(own[0]()));
  return h("article", {class: `formula ${kind}`},
    h("header", {}, h("h3", {}, ...head), aside && h("span", {class: "cap"}, aside)), math,
    result && h("p", {class: "result"}, ...result, note && h("span", {class: "cap"}, note)));
}

/**
 * Choose for every formula inside an element, which has to be in the page, the first setting that fits.
 * @param {Element} element
 */
export function fit(element) {
  for (const math of element.querySelectorAll(".math")) {
    for (const setting of settings.get(math) ?? []) {
      fill(math, formula(setting()));
      if (math.scrollWidth <= math.clientWidth) break;
    }
    if (math.scrollWidth > math.clientWidth) math.parentElement?.classList.add("over");
  }
}
