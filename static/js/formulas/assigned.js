/**
 * An optimiser's rule at one parameter, with the numbers of its update put in. Pure but for the MathML elements.
 *
 * @typedef {import("../optimizers.js").Assigned} Assigned
 * @typedef {{name: string, before: number | null, after: number, tree: import("./rule.js").Placed, names: string[], numbers: number[]}} Step
 *   `before`: what the name stood for before; null where it is a new one. `names` and `numbers` are told by position in `tree`.
 */

import {evaluate} from "./arithmetic.js";

/**
 * The assignments one after the other; those that change nothing are left out.
 * @param {Assigned[]} assignments
 * @param {import("../types.js").Update} update
 * @returns {Step[]}
 */
export function steps(assignments, {before, gradient, terms}) {
  /** @type {Map<string, number>} */
  const now = new Map([...Object.entries(terms), ["p", before], ["g", gradient]]);
  for (const [name, number] of Object.entries(terms)) if (name.endsWith("_before")) now.set(name.slice(0, -"_before".length), number);
  const done = [];
  for (const {name, tree} of assignments) {
    const after = evaluate(tree, (each) => now.get(each) ?? NaN);
    const was = now.get(name);
    if (!(was !== undefined && was === after && terms.weight_decay === 0 && holds(tree, "weight_decay"))) {
      done.push({name, before: was ?? null, after, ...placed(tree, now)});
    }
    now.set(name, after);
  }
  return done;
}

/** @param {any} tree @param {string} name @returns {boolean} */
const holds = (tree, name) => tree === name || (Array.isArray(tree) && tree.slice(1).some((each) => holds(each, name)));

/** a · g · g, which people read as a · g². @param {any} tree */
const isSquare = (tree) => Array.isArray(tree) && tree[0] === "mul" && tree[1][0] === "mul" && typeof tree[2] === "string" && tree[1][2] === tree[2];

/** @param {any} rule @param {Map<string, number>} now */
function placed(rule, now) {
  /** @type {string[]} */
  const names = [];
  /** @type {number[]} */
  const numbers = [];
  /** @param {any} tree @returns {any} */
  function walk(tree) {
    if (typeof tree === "number") return tree;
    if (isSquare(tree)) return ["mul", walk(tree[1][1]), ["pow", walk(tree[2]), 2]];
    if (Array.isArray(tree)) return tree[0] === "call" ? ["call", tree[1], ...tree.slice(2).map(walk)] : [tree[0], ...tree.slice(1).map(walk)];
    if (!names.includes(tree)) {
      names.push(tree);
      numbers.push(now.get(tree) ?? NaN);
    }
    return {node: names.indexOf(tree)};
  }
  return {tree: walk(rule), names, numbers};
}
