/** How much of the gradient each edge carries, as a column that can be sent to a worker. */

import {contributionsOf} from "../../reading/contributions.js";

/** What stands for 1. */
export const FULL = 127;

/** @type {WeakMap<import("../../walk/walk.js").Walk, Int8Array>} */
const known = new WeakMap();

/**
 * @param {import("../../graph/graph.js").Graph} graph
 * @param {import("../../walk/walk.js").Walk} walk
 * @returns {Int8Array} of each operand, in the order of graph.operandNodes: the strength of its edge once the walk is over, times FULL. Made once a walk
 */
export function strengthsOf(graph, walk) {
  let found = known.get(walk);
  if (found) return found;
  const {operandStarts, operandNodes} = graph;
  const {strength} = contributionsOf(graph, walk);
  known.set(walk, found = new Int8Array(operandNodes.length));
  for (let id = 0; id < graph.count; id++) {
    for (let at = operandStarts[id]; at < operandStarts[id + 1]; at++) found[at] = FULL * strength(operandNodes[at], id, at - operandStarts[id], Infinity);
  }
  return found;
}
