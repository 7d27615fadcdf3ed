/**
 * The vertices of a layering by level and place, with the segments on either side of each, all in flat columns.
 *
 * @typedef {object} Side Segments of each vertex toward one side.
 * @property {Int32Array} starts those of vertex v stand at starts[v] up to starts[v + 1]
 * @property {Int32Array} far the vertex at the other end
 * @property {Int8Array} farPort where on that it ends
 * @property {Int8Array} nearPort
 * @property {Int32Array} segment
 * @property {Int32Array} weight
 *
 * @typedef {object} Rows
 * @property {Int32Array} starts [levels + 1]
 * @property {Int32Array} vertices of each level from the top
 */

/** @param {Pick<import("./layering.js").Layering, "count" | "from" | "to" | "port" | "weight">} layering @returns {{before: Side, behind: Side}} */
export function sidesOf({count, from, to, port, weight}) {
  const none = new Int8Array(from.length);
  return {before: side(count, to, from, port, none, weight), behind: side(count, from, to, none, port, weight)};
}

/**
 * @param {number} count @param {Int32Array} near @param {Int32Array} other @param {Int8Array} atNear @param {Int8Array} atFar
 * @param {Int32Array} edges
 * @returns {Side} segments of one vertex in the order of their places on it
 */
function side(count, near, other, atNear, atFar, edges) {
  const starts = new Int32Array(count + 1);
  for (let e = 0; e < near.length; e++) starts[near[e] + 1]++;
  for (let v = 0; v < count; v++) starts[v + 1] += starts[v];
  const next = starts.slice(0, count);
  const segment = new Int32Array(near.length);
  for (let at = -1; at <= 1; at++) for (let e = 0; e < near.length; e++) if (atNear[e] === at) segment[next[near[e]]++] = e;
  const far = new Int32Array(near.length);
  const farPort = new Int8Array(near.length);
  const nearPort = new Int8Array(near.length);
  const weight = new Int32Array(near.length);
  for (let k = 0; k < segment.length; k++) {
    far[k] = other[segment[k]];
    farPort[k] = atFar[segment[k]];
    nearPort[k] = atNear[segment[k]];
    weight[k] = edges[segment[k]];
  }
  return {starts, far, farPort, nearPort, segment, weight};
}

/** @param {{count: number, levels: number, level: Int32Array}} layering @returns {Int32Array} [levels + 1] */
export function rowStarts({count, levels, level}) {
  const starts = new Int32Array(levels + 1);
  for (let v = 0; v < count; v++) starts[level[v] + 1]++;
  for (let l = 0; l < levels; l++) starts[l + 1] += starts[l];
  return starts;
}
