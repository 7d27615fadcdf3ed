/** The forward pass again, from other numbers, by the table's own rules: what the output becomes when a leaf is nudged. */

import {evaluate} from "./arithmetic.js";

export const NUDGE = 0.001;

/**
 * The root's value with another number at one leaf. Only what depends on the leaf is computed anew.
 * @param {import("../graph/graph.js").Graph} graph
 * @param {Map<string, import("../types.js").Operation>} operations
 * @param {number} leaf
 * @param {number} number
 * @returns {number}
 */
export function replay(graph, operations, leaf, number) {
  const {value, operandStarts, operandNodes, columns: {ops, op}} = graph;
  const rows = ops.map((name) => /** @type {import("../types.js").Operation} */ (operations.get(name)));
  const anew = value.slice();
  const depends = new Uint8Array(graph.count);
  anew[leaf] = number;
  depends[leaf] = 1;
  for (const id of graph.operations) {
    const from = operandStarts[id];
    for (let k = from; k < operandStarts[id + 1]; k++) depends[id] |= depends[operandNodes[k]];
    if (!depends[id]) continue;
    const row = rows[op[id]];
    anew[id] = evaluate(row.value_tree, (name) => anew[operandNodes[from + row.operands.indexOf(name)]]);
  }
  return anew[graph.root];
}

/**
 * The nudge: (f(x + 0.001) − f(x)) / 0.001.
 * @param {import("../graph/graph.js").Graph} graph
 * @param {Map<string, import("../types.js").Operation>} operations
 * @param {number} leaf
 * @returns {{before: number, after: number, slope: number}}
 */
export function nudge(graph, operations, leaf) {
  const x = graph.value[leaf];
  const before = replay(graph, operations, leaf, x);
  const after = replay(graph, operations, leaf, x + NUDGE);
  return {before, after, slope: (after - before) / NUDGE};
}
