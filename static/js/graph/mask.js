/**
 * Which nodes lead into a node, or which it leads to, at any distance, itself among them.
 *
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {"operands" | "consumers"} Way
 *
 * @typedef {object} Masked
 * @property {Uint8Array} mask mask[id] is 1 for those nodes
 * @property {number} count how many they are
 */

/**
 * Takes O(nodes + edges) and no recursion: ids are in topological order, so one pass over them reaches every distance.
 * @param {Graph} graph
 * @param {number} node
 * @param {Way} way "operands": all that leads into it; "consumers": all that it leads to
 * @returns {Masked}
 */
export function maskOf(graph, node, way) {
  const {count, operandStarts, operandNodes, consumerStarts, consumerNodes} = graph;
  const mask = new Uint8Array(count);
  mask[node] = 1;
  const [starts, others] = way === "operands" ? [operandStarts, operandNodes] : [consumerStarts, consumerNodes];
  const onward = way === "operands" ? -1 : 1;
  let marked = 0;
  for (let id = node; id >= 0 && id < count; id += onward) {
    if (!mask[id]) continue;
    marked++;
    for (let at = starts[id]; at < starts[id + 1]; at++) mask[others[at]] = 1;
  }
  return {mask, count: marked};
}

/** @type {WeakMap<Uint8Array, Uint8Array>} */
const known = new WeakMap();

/**
 * Which groups hold a node of a mask, at any depth: left[g] is 1 for those. Made once a mask.
 * @param {Graph} graph
 * @param {Uint8Array} mask
 * @returns {Uint8Array}
 */
export function groupsLeft({groups, count}, mask) {
  let left = known.get(mask);
  if (left) return left;
  known.set(mask, left = new Uint8Array(groups.paths.length));
  for (let id = 0; id < count; id++) {
    if (mask[id]) for (let group = groups.of[id]; group >= 0 && !left[group]; group = groups.outer[group]) left[group] = 1;
  }
  return left;
}
