/**
 * A rule of the op table at a node: the names in it become the nodes they stand for, and the branch that holds for the
 * numbers at hand is taken.
 *
 * @typedef {import("../types.js").Rule} Rule
 * @typedef {{node: number}} At a place in a formula where a node's value goes
 * @typedef {number | At | [string, ...any[]]} Placed a rule with nodes in the place of names, constants as numbers
 * @typedef {{operator: string, left: Placed, right: Placed}} Comparison
 */

import {evaluate} from "./arithmetic.js";

/**
 * Put the nodes in the place of a rule's names; a constant is its number.
 * @param {Rule} rule
 * @param {import("../graph/graph.js").Graph} graph
 * @param {number} id the node whose operation has the rule
 * @param {import("../types.js").Operation} row
 * @returns {Placed}
 */
export function place(rule, graph, id, row) {
  const {value} = graph;
  return walk(rule);

  /** @param {any} tree @returns {any} */
  function walk(tree) {
    if (typeof tree === "number") return tree;
    if (Array.isArray(tree)) return tree[0] === "call" ? ["call", tree[1], ...tree.slice(2).map(walk)] : [tree[0], ...tree.slice(1).map(walk)];
    const node = tree === "out" ? id : graph.operandsOf(id)[row.operands.indexOf(tree)];
    return graph.isConstant(node) ? value[node] : {node};
  }
}

/**
 * The branch that holds: what is left of a rule when its conditions are decided.
 * @param {Placed} tree
 * @param {(at: At) => number} valueOf
 * @returns {{tree: Placed, because: Comparison | null}} `because`: the comparison that decided, the last one looked at
 */
export function decide(tree, valueOf) {
  /** @type {Comparison | null} */
  let because = null;
  let rest = tree;
  while (Array.isArray(rest) && rest[0] === "if") {
    const [, condition, then, otherwise] = rest;
    because = deciding(condition, valueOf);
    rest = evaluate(condition, valueOf) ? then : otherwise;
  }
  return {tree: rest, because};
}

/** @param {any} condition @param {(at: At) => number} valueOf @returns {Comparison} */
function deciding(condition, valueOf) {
  const [operator, ...rest] = condition;
  if (operator !== "and" && operator !== "or") return {operator, left: rest[0], right: rest[1]};
  const decides = rest.find((/** @type {any} */ each) => Boolean(evaluate(each, valueOf)) === (operator === "or"));
  return deciding(decides ?? rest[0], valueOf);
}

/**
 * A rule without what goes without saying: 2 − 1 is 1, x ** 1 is x, 1 · x is x.
 * @param {any} tree
 * @returns {any}
 */
export function simplify(tree) {
  if (!Array.isArray(tree) || tree[0] === "if") return tree;
  const from = tree[0] === "call" ? 2 : 1;
  const [name, a, b] = [tree[0], ...tree.slice(from).map(simplify)];
  if (name === "call") return ["call", tree[1], ...tree.slice(2).map(simplify)];
  if (typeof a === "number" && (b === undefined || typeof b === "number")) {
    const folded = evaluate(b === undefined ? [name, a] : [name, a, b], Number);
    if (Number.isInteger(folded) || name === "sub" || name === "neg") return folded;
  }
  if (name === "pow" && b === 1) return a;
  if (name === "mul" && a === 1) return b;
  if (name === "mul" && b === 1) return a;
  if ((name === "add" || name === "sub") && b === 0) return a;
  return b === undefined ? [name, a] : [name, a, b];
}

/** @param {Placed} tree @returns {tree is At} whether nothing but a node's value stands there */
export const isNode = (tree) => typeof tree === "object" && !Array.isArray(tree);

/** @param {any} tree @returns {boolean} whether the value of any node has a part in it */
export const holdsNode = (tree) => (Array.isArray(tree) ? tree.some(holdsNode) : isNode(tree));
