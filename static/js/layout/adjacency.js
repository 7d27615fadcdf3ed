/**
 * Segments of each vertex, on either side, in flat columns.
 *
 * @typedef {object} Side
 * @property {Int32Array} starts segments of vertex v stand at starts[v] up to starts[v + 1]
 * @property {Int32Array} segments
 * @property {ArrayLike<number>} far the vertex at the other end of each segment
 * @property {Float64Array} farShift where on that vertex it ends, as a fraction of a place
 * @property {Float64Array} nearShift
 */

/**
 * @param {import("./layers.js").Layers} layers
 * @returns {{before: Side, behind: Side}} segments to the level before and to the level behind
 */
export function adjacencyOf(layers) {
  const {from, to, fromY, toY, above, below} = layers;
  // A port's place on its box, small enough that it never passes for another place in the order.
  const shift = (/** @type {number} */ y, /** @type {number} */ v) => 0.45 * y / Math.max(1, above[v], below[v]);
  const atFrom = Float64Array.from(fromY, (y, e) => shift(y, from[e]));
  const atTo = Float64Array.from(toY, (y, e) => shift(y, to[e]));
  const count = layers.level.length;
  return {
    before: {...column(count, to), far: from, farShift: atFrom, nearShift: atTo},
    behind: {...column(count, from), far: to, farShift: atTo, nearShift: atFrom},
  };
}

/** @param {number} count @param {number[]} near */
function column(count, near) {
  const starts = new Int32Array(count + 1);
  for (const v of near) starts[v + 1]++;
  for (let v = 0; v < count; v++) starts[v + 1] += starts[v];
  const segments = new Int32Array(near.length);
  const next = starts.slice();
  near.forEach((v, e) => {
    segments[next[v]++] = e;
  });
  return {starts, segments};
}
