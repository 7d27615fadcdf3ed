/** A forward step: what is computed, and from what. */

import {evaluate} from "../formulas/arithmetic.js";
import {decide, place} from "../formulas/rule.js";
import {notFinite} from "./notFinite.js";
import {code, list, say} from "./parts.js";

/**
 * @typedef {import("./index.js").Scene} Scene
 * @typedef {import("./parts.js").Part} Part
 */

/** What an operator does with its operands' numbers, by its symbol and how many it takes. @type {Record<string, (...numbers: number[]) => Part[]>} */
const DOES = {
  "+2": (out, a, b) => say`Adds ${a} and ${b} to ${out}.`,
  "-2": (out, a, b) => say`Takes ${b} from ${a}: ${out}.`,
  "*2": (out, a, b) => say`Multiplies ${a} by ${b}: ${out}.`,
  "/2": (out, a, b) => say`Divides ${a} by ${b}: ${out}.`,
  "**2": (out, a, b) => say`Raises ${a} to the power ${b}: ${out}.`,
  "-1": (out, a) => say`Turns the sign of ${a}: ${out}.`,
};

/** @param {Scene} scene @returns {Part[]} */
export function evaluated(scene) {
  const {graph, id, operations, name} = scene;
  const {value, document: {nodes: {op}}} = graph;
  if (!Number.isFinite(value[id])) return notFinite(scene);
  const row = /** @type {import("../types.js").Operation} */ (operations.get(op[id]));
  const numbers = graph.operandsOf(id).map((operand) => value[operand]);
  const does = DOES[`${row.symbol}${row.arity}`]?.(value[id], ...numbers) ??
    say`${code(row.name)} of ${list(numbers)} is ${value[id]}${branch(scene, row)}.`;
  if (!graph.leads[id]) return say`${does} No path leads from ${name(id)} to ${name(graph.root)}: it will have no gradient.`;
  return does;
}

/** Which side a function with a kink has taken. @param {Scene} scene @param {import("../types.js").Operation} row */
function branch({graph, id, name}, row) {
  const valueOf = (/** @type {{node: number}} */ at) => graph.value[at.node];
  const {tree, because} = decide(place(row.value_tree, graph, id, row), valueOf);
  if (tree !== 0 || !because || typeof because.left === "number" || Array.isArray(because.left)) return "";
  const [left, right] = [because.left, because.right].map((side) => evaluate(side, valueOf));
  return left < right ? say`, for ${name(because.left.node)} is below ${right}` : "";
}
