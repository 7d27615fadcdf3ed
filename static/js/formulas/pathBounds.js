/**
 * For every node what all paths from it to the root come to, without walking any of them: one pass over the edges from the
 * root down. Sizes are natural logarithms of products of |partials|; NaN and infinities count as Infinity.
 *
 * @typedef {import("../graph/graph.js").Graph} Graph
 *
 * @typedef {object} Bounds
 * @property {Float64Array} best size of the largest path; -Infinity where every product is 0
 * @property {Float64Array} total size of the sum of |product| over all paths
 * @property {Float64Array} count how many paths there are; exact up to 2^53, Infinity above the largest double
 * @property {Uint8Array} signs 1: some product is above 0, 2: some is below, 3: both
 */

/** @type {WeakMap<Graph, Bounds>} */
const known = new WeakMap();

/** @param {Graph} graph @returns {Bounds} kept with the graph */
export function boundsOf(graph) {
  let bounds = known.get(graph);
  if (!bounds) known.set(graph, bounds = compute(graph));
  return bounds;
}

/** @param {Graph} graph @returns {Bounds} */
function compute({count: nodes, root, leads, operandStarts, operandNodes, partials}) {
  const best = new Float64Array(nodes).fill(-Infinity);
  const total = new Float64Array(nodes).fill(-Infinity);
  const count = new Float64Array(nodes);
  const signs = new Uint8Array(nodes);
  best[root] = total[root] = 0;
  count[root] = signs[root] = 1;
  for (let id = root; id >= 0; id--) {
    if (!leads[id]) continue;
    for (let at = operandStarts[id]; at < operandStarts[id + 1]; at++) {
      const operand = operandNodes[at];
      const partial = partials[at];
      const size = sizeOf(partial);
      best[operand] = Math.max(best[operand], product(best[id], size));
      total[operand] = sum(total[operand], product(total[id], size));
      count[operand] += count[id];
      if (partial > 0) signs[operand] |= signs[id];
      else if (partial < 0) signs[operand] |= (signs[id] >> 1) | ((signs[id] & 1) << 1);
    }
  }
  return {best, total, count, signs};
}

/** @param {number} x @returns {number} */
export function sizeOf(x) {
  const size = Math.log(Math.abs(x));
  return Number.isNaN(size) ? Infinity : size;
}

/** What is multiplied by NaN or an infinity stays one, even where it is 0. @param {number} a @param {number} b sizes */
export const product = (a, b) => (a === Infinity || b === Infinity ? Infinity : a + b);

/** @param {number} a @param {number} b sizes */
function sum(a, b) {
  const [larger, smaller] = a > b ? [a, b] : [b, a];
  return larger === Infinity || smaller === -Infinity ? larger : larger + Math.log1p(Math.exp(smaller - larger));
}
