/** The first number of a graph that is none: NaN or an infinity, in the order in which the walk meets them. */

import {areFinite} from "../graph/columns.js";

/** @typedef {{node: number, number: number, of: "value" | "gradient"}} Trouble */

/** @type {WeakMap<import("../graph/graph.js").Graph, Trouble | null>} */
const known = new WeakMap();

/**
 * @param {import("../graph/graph.js").Graph} graph
 * @returns {Trouble | null}
 */
export function firstTrouble(graph) {
  const before = known.get(graph);
  if (before !== undefined) return before;
  const found = find(graph);
  known.set(graph, found);
  return found;
}

/** @param {import("../graph/graph.js").Graph} graph @returns {Trouble | null} */
function find(graph) {
  const {value, grad} = graph;
  if (areFinite(value) && areFinite(grad)) return null;
  const at = value.findIndex((number) => !Number.isFinite(number));
  if (at >= 0) return {node: at, number: value[at], of: "value"};
  for (let id = graph.count - 1; id >= 0; id--) {
    if (graph.leads[id] && !Number.isFinite(grad[id])) return {node: id, number: grad[id], of: "gradient"};
  }
  return null;
}

/**
 * The operations after a node that are not finite because they use it, directly or through others.
 * @param {import("../graph/graph.js").Graph} graph
 * @param {number} node
 * @returns {number[]}
 */
export function spoiledBy(graph, node) {
  const {value} = graph;
  const reached = new Set([node]);
  for (let id = node + 1; id < graph.count; id++) {
    if (!Number.isFinite(value[id]) && graph.operandsOf(id).some((operand) => reached.has(operand))) reached.add(id);
  }
  reached.delete(node);
  return [...reached];
}
