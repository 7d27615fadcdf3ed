/**
 * A formula card: a head, the formula in symbols over the same in numbers, and the result. A card holds several settings of
 * its formula, the most spacious first; the first that fits the panel is shown.
 *
 * @typedef {() => Element} Setting
 */

import {fill, h} from "../../dom.js";
import {formula} from "../../formulas/mathml.js";

/** @type {WeakMap<Element, {own: Setting[], at: number}>} the settings of a formula, and which of them it shows */
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
  settings.set(math, {own, at: 0});
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
  /** @type {Element[]} */ let wide = [...element.querySelectorAll(".math")];
  // All are set before any is measured: each measuring after a change lays the page out again.
  for (let at = 0; wide.length; at++) {
    for (const math of wide) show(math, at);
    wide = wide.filter((math) => math.scrollWidth > math.clientWidth);
    const ended = wide.filter((math) => at + 1 >= (settings.get(math)?.own.length ?? 0));
    for (const math of ended) math.parentElement?.classList.add("over");
    wide = wide.filter((math) => !ended.includes(math));
  }
}

/** Whether a formula does not fit as it stands. @param {Element} element */
export const isTight = (element) => [...element.querySelectorAll(".math")].some((math) => math.scrollWidth > math.clientWidth);

/** @param {Element} math @param {number} at */
function show(math, at) {
  const known = settings.get(math);
  if (!known || known.at === at) return;
  known.at = at;
  fill(math, formula(known.own[at]()));
}
