/**
 * Sentences as parts, so that names can be set in the code face: say`Hands ${0.5} to ${code("x2")}.`
 *
 * @typedef {{text: string, kind?: "code" | "phase" | "strong" | "total" | "place" | "button", heard?: string}} Part `heard`: what is said of it, where that is another
 * @typedef {Part | Part[] | string | number} Said numbers are said with at most four decimals
 */

import {said} from "../numbers.js";

/** @param {string} text @returns {Part} a name, as in the program */
export const code = (text) => ({text, kind: "code"});

/**
 * @param {TemplateStringsArray} strings
 * @param {...Said} values
 * @returns {Part[]}
 */
export function say(strings, ...values) {
  /** @type {Part[]} */
  const parts = [];
  strings.forEach((text, i) => {
    if (text) parts.push({text});
    if (i < values.length) parts.push(...partsOf(values[i]));
  });
  return join(parts);
}

/**
 * Several things in a row: "a", "a and b", "a, b and c".
 * @param {Said[]} items
 * @param {string} [last] what stands before the last one
 * @returns {Part[]}
 */
export const list = (items, last = "and") => join(items.flatMap((item, i) =>
  [...(i === 0 ? [] : [{text: i === items.length - 1 ? `${last === "and" ? " and" : last} ` : ", "}]), ...partsOf(item)]));

/** "1 node", "3 nodes". @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** @param {Part[]} parts @returns {string} */
export const plain = (parts) => parts.map(({text}) => text).join("");

/** The same for those who hear it. @param {Part[]} parts @returns {string} */
export const aloud = (parts) => parts.map((part) => part.heard ?? part.text).join("");

/** @param {Said} value @returns {Part[]} */
function partsOf(value) {
  if (typeof value === "number") return [{text: said(value)}];
  if (typeof value === "string") return value ? [{text: value}] : [];
  return Array.isArray(value) ? value : [value];
}

/** Neighbours of one kind become one part. @param {Part[]} parts */
function join(parts) {
  /** @type {Part[]} */
  const joined = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (before && before.kind === part.kind) joined[joined.length - 1] = {...before, text: before.text + part.text};
    else joined.push(part);
  }
  return joined;
}
