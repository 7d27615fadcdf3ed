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
 * @param {boolean} [isOnward] none before the one that is shown
 */
export function fit(element, isOnward = false) {
  let wide = [...element.querySelectorAll(".math")].map((math) => ({math, at: isOnward ? settings.get(math)?.at ?? 0 : 0}));
  // All are set before any is measured: each measuring after a change lays the page out again.
  while (wide.length) {
    for (const {math, at} of wide) show(math, at);
    wide = wide.filter(({math}) => math.scrollWidth > math.clientWidth).map(({math, at}) => ({math, at: at + 1}));
    const ended = wide.filter(({math, at}) => at >= (settings.get(math)?.own.length ?? 0));
    for (const {math} of ended) math.parentElement?.classList.add("over");
    wide = wide.filter((each) => !ended.includes(each));
  }
}

/** Which setting each formula inside an element shows. @param {Element} element @returns {number[]} */
export const settingsOf = (element) => [...element.querySelectorAll(".math")].map((math) => settings.get(math)?.at ?? 0);

/** Begin with these, each where a formula has as many. @param {Element} element @param {number[]} chosen */
export function choose(element, chosen) {
  element.querySelectorAll(".math").forEach((math, i) => show(math, Math.min(chosen[i] ?? 0, (settings.get(math)?.own.length ?? 1) - 1)));
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
