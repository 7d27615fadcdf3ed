/** How paths are told: how many there are, what share some of them have, and the two ends of a long one. */

import {said} from "../../numbers.js";

const MINUS = "\u2212";
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "12 paths lead", "About 10²¹ paths lead". @param {number} count above 1 */
export function manyPaths(count) {
  if (count === Infinity) return `More than 10${raised(308)} paths lead`;
  return `${count <= Number.MAX_SAFE_INTEGER ? count.toLocaleString("en") : `About 10${raised(Math.round(Math.log10(count)))}`} paths lead`;
}

/** @param {number} exponent a whole number, not below 0 */
const raised = (exponent) => [...String(exponent)].map((digit) => RAISED[Number(digit)]).join("");

/** A share in percent, never rounded to all or nothing. @param {number} share 0 to 1; 1 where there is no more */
export function percent(share) {
  if (share === 0 || share === 1) return `${100 * share} %`;
  if (share < 0.001) return "less than 0.1 %";
  if (share > 0.999) return "more than 99.9 %";
  return share < 0.1 || share > 0.99 ? `${(100 * share).toFixed(1)} %` : `${Math.round(100 * share)} %`;
}

/**
 * The product of a path, with its power of ten where it is too large or too small for a double.
 * @param {{product: number, size: number}} path
 */
export function productSaid({product, size}) {
  if ((product !== 0 && Number.isFinite(product)) || !Number.isFinite(size)) return said(product);
  const power = Math.round(size / Math.LN10);
  return `${product < 0 || Object.is(product, -0) ? MINUS : ""}1e${power < 0 ? MINUS : ""}${Math.abs(power)}`;
}

/**
 * The ends of a long list, and how many are left out between them.
 * @template T
 * @param {T[]} items
 * @param {number} most an even number
 * @returns {{first: T[], left: number, last: T[]}} all of them in `first` where they are not more than `most`
 */
export function ends(items, most) {
  if (items.length <= most) return {first: items, left: 0, last: []};
  return {first: items.slice(0, most / 2), left: items.length - most, last: items.slice(-most / 2)};
}
