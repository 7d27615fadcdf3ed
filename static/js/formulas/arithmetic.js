/**
 * What the operators and functions of a rule compute, as engine/arithmetic.py has them: every one is total, by IEEE 754.
 *
 * @typedef {import("../types.js").Rule} Rule
 */

/** @type {Record<string, (...numbers: any[]) => any>} */
export const OPERATORS = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: power,
  neg: (a) => -a,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  and: (...all) => all.every(Boolean),
  or: (...all) => all.some(Boolean),
};

/** @type {Record<string, (...numbers: number[]) => number>} */
export const FUNCTIONS = {
  abs: Math.abs, cos: Math.cos, exp: Math.exp, log: Math.log, log1p: Math.log1p, sin: Math.sin, sqrt: Math.sqrt,
  tanh: Math.tanh,
  max: (a, b) => (a >= b || Number.isNaN(a) ? a : b),
  min: (a, b) => (a <= b || Number.isNaN(a) ? a : b),
};

/** C's power, which differs from JavaScript's where the base is 1 or −1. @param {number} a @param {number} b */
function power(a, b) {
  if (a === 1 || (a === -1 && Math.abs(b) === Infinity)) return 1;
  return b === 2 ? a * a : a ** b;
}

/**
 * The number that a rule gives.
 * @param {any} tree a rule; its leaves are numbers, or anything that `leaf` can turn into one
 * @param {(name: any) => number} leaf
 * @returns {any} a number; a truth value of a comparison
 */
export function evaluate(tree, leaf) {
  if (typeof tree === "number") return tree;
  if (!Array.isArray(tree)) return leaf(tree);
  const [name, ...rest] = tree;
  if (name === "if") return evaluate(evaluate(rest[0], leaf) ? rest[1] : rest[2], leaf);
  if (name === "call") return FUNCTIONS[rest[0]](...rest.slice(1).map((each) => evaluate(each, leaf)));
  return OPERATORS[name](...rest.map((each) => evaluate(each, leaf)));
}
