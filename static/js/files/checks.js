/**
 * What a value out of a file has to be. Each check gives the value back or says what is wrong with it, and where: a path such
 * as `nodes.operands[12]`, in which the position is the node.
 */

import {fromWire} from "../numbers.js";

/** What stands at a place in a graph document is not what has to stand there. */
export class NotAGraph extends Error {
  /** @param {string} where "" for the document itself @param {string} what */
  constructor(where, what) {
    super(where ? `${where}: ${what}` : what);
    this.name = "NotAGraph";
  }
}

const WORDS = ["NaN", "Infinity", "-Infinity"];
const LONGEST = 40;

/** A value as a message repeats it, which is not long. @param {unknown} value @returns {string} */
export function shown(value) {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** @param {unknown} value @param {string} where @returns {Record<string, unknown>} */
export function object(value, where) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return /** @type {Record<string, unknown>} */ (value);
  throw new NotAGraph(where, `${shown(value)} stands where an object has to`);
}

/** @param {unknown} value @param {string} where @param {number} [most] entries @returns {unknown[]} */
export function list(value, where, most = Infinity) {
  if (!Array.isArray(value)) throw new NotAGraph(where, value === undefined ? "it is missing" : `${shown(value)} is no list`);
  if (value.length > most) throw new NotAGraph(where, `${value.length.toLocaleString("en")} entries; ${most.toLocaleString("en")} is the limit`);
  return value;
}

/** @param {unknown} value @param {string} where @param {number} most characters @returns {string} */
export function text(value, where, most) {
  if (typeof value !== "string") throw new NotAGraph(where, `${shown(value)} is no text`);
  const long = value.length > most ? charactersOf(value) : 0;
  if (long > most) throw new NotAGraph(where, `${long.toLocaleString("en")} characters; ${most.toLocaleString("en")} is the limit`);
  if (/[\0\p{Surrogate}]/u.test(value)) throw new NotAGraph(where, "it holds a NUL or half a character");
  return value;
}

/** A string's length counts twice what is beyond the basic plane. @param {string} text */
function charactersOf(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** @param {unknown} value @param {string} where @returns {number} also NaN and the infinities, which stand as words */
export function number(value, where) {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string" && WORDS.includes(value)) return fromWire(value);
  const given = typeof value === "number" ? "a number beyond what can be held" : shown(value);
  throw new NotAGraph(where, `${given} is neither a number nor ${WORDS.map(shown).join(", ")}`);
}

/** The least that JavaScript takes for its neighbor. */
const INEXACT = 2 ** 53;

/** @param {unknown} value @param {string} where @param {number} least @param {number} [below] @returns {number} */
export function whole(value, where, least, below = INEXACT) {
  if (!Number.isSafeInteger(value)) throw new NotAGraph(where, `${shown(value)} is no whole number`);
  const found = /** @type {number} */ (value);
  if (found < least || found >= below) throw new NotAGraph(where, `${found} is not in ${least}…${below - 1}`);
  return found;
}
