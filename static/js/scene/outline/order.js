/**
 * The order in which the tree of groups and nodes is read, whatever is open: in each group, groups and nodes by the first id
 * inside them, and after a node the parameters and constants that are drawn at it, by slot. Typed columns, made once a graph
 * in time proportional to nodes, operands and groups.
 *
 * @typedef {object} Order
 * @property {import("../../graph/graph.js").Graph} graph
 * @property {Int32Array} starts nodes directly inside group g stand at starts[g] up to starts[g + 1] of `nodes`
 * @property {Int32Array} nodes ids
 * @property {Int32Array} rank place of each node in `nodes`; -1 for what is drawn at its consumers, or not at all
 * @property {Int32Array} rowStarts rows of all nodes before a place in `nodes`: one each, and one for each chip
 * @property {Int32Array} before for each group the place in `nodes` of the first node after it in the group around it
 */

/** @param {import("../../graph/graph.js").Graph} graph @returns {Order} */
export function orderOf(graph) {
  const {groups: tree, count, operandStarts, operandNodes} = graph;
  const {chip, of, outer, first} = tree;
  const starts = new Int32Array(outer.length + 1);
  for (let id = 0; id < count; id++) if (!chip[id]) starts[of[id] + 1]++;
  for (let g = 0; g < outer.length; g++) starts[g + 1] += starts[g];
  const nodes = new Int32Array(starts[outer.length]);
  const rank = new Int32Array(count).fill(-1);
  const next = starts.slice();
  for (let id = 0; id < count; id++) {
    if (chip[id]) continue;
    rank[id] = next[of[id]]++;
    nodes[rank[id]] = id;
  }
  const rowStarts = new Int32Array(nodes.length + 1);
  for (let at = 0; at < nodes.length; at++) {
    let rows = 1;
    for (let k = operandStarts[nodes[at]]; k < operandStarts[nodes[at] + 1]; k++) if (isChip(chip[operandNodes[k]])) rows++;
    rowStarts[at + 1] = rowStarts[at] + rows;
  }
  const before = new Int32Array(outer.length);
  for (let g = 1; g < outer.length; g++) before[g] = countUpTo(nodes, first[g], starts[outer[g]], starts[outer[g] + 1]);
  return {graph, starts, nodes, rank, rowStarts, before};
}

/** Whether a node is drawn at its consumers. @param {number} chip as in GroupTree */
export const isChip = (chip) => chip === 1 || chip === 2;

/**
 * The slots of a node at which a chip is drawn.
 * @param {import("../../graph/graph.js").Graph} graph @param {number} id
 * @returns {number[]}
 */
export function chipSlots({groups: {chip}, operandStarts, operandNodes}, id) {
  const slots = [];
  for (let k = operandStarts[id]; k < operandStarts[id + 1]; k++) if (isChip(chip[operandNodes[k]])) slots.push(k - operandStarts[id]);
  return slots;
}

/**
 * Where the first number above a limit stands in a rising column.
 * @param {Int32Array} column @param {number} limit @param {number} low @param {number} high
 */
export function countUpTo(column, limit, low, high) {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle] <= limit) low = middle + 1; else high = middle;
  }
  return low;
}
