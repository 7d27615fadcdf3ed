/**
 * Items on their levels, and edges cut into segments between neighboring levels, in columns. As in ../layers.js, all edges
 * from one source share a chain of waypoints.
 *
 * @typedef {object} Nets Edges by their sources.
 * @property {Int32Array} sourceItem -1: the net comes in through the frame's left side
 * @property {Uint8Array} exported 1: it also goes out through the right side
 * @property {Int32Array} targetStarts [nets + 1]
 * @property {Int32Array} targetItem
 * @property {Int8Array} targetPort where on its target an edge ends: -1 above the middle, 1 below, 0 there or on either
 *
 * @typedef {object} Layering
 * @property {number} count vertices: items, then waypoints
 * @property {number} levels the first is the frame's left side, the last its right side
 * @property {Int32Array} level of each vertex
 * @property {Int32Array} from of each segment
 * @property {Int32Array} to
 * @property {Int8Array} port of each segment at its end
 * @property {Int32Array} weight edges that run along each segment
 * @property {Int32Array} begin per net the vertex at which it begins
 * @property {Int32Array} chain per net its first waypoint; those of the next levels follow
 * @property {Int32Array} chainLength
 * @property {boolean} sparse whether edges over many levels go without waypoints: there would be too many
 */

/** So many waypoints are worth their while; a graph that needs more is too large to be read by its lines. */
const WAYPOINTS = 300_000;
export const SHORT = 40;

/**
 * @param {number} items @param {Int32Array} itemLevel from 0 @param {number} itemLevels @param {Nets} nets
 * @returns {Layering}
 */
export function layeringOf(items, itemLevel, itemLevels, {sourceItem, exported, targetStarts, targetItem, targetPort}) {
  const nets = sourceItem.length;
  const levels = itemLevels + 2;
  const chainLength = new Int32Array(nets);
  let waypoints = 0;
  let borders = 0;
  for (let n = 0; n < nets; n++) {
    const first = sourceItem[n] < 0 ? 0 : itemLevel[sourceItem[n]] + 1;
    let far = exported[n] ? levels - 1 : first;
    for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) far = Math.max(far, itemLevel[targetItem[t]] + 1);
    chainLength[n] = Math.max(0, far - first - 1);
    waypoints += chainLength[n];
    borders += (sourceItem[n] < 0 ? 1 : 0) + exported[n];
  }
  const sparse = waypoints > WAYPOINTS;
  if (sparse) {
    waypoints = 0;
    for (let n = 0; n < nets; n++) {
      if (chainLength[n] > SHORT) chainLength[n] = 0;
      waypoints += chainLength[n];
    }
  }

  const count = items + waypoints + borders;
  const level = new Int32Array(count);
  for (let v = 0; v < items; v++) level[v] = itemLevel[v] + 1;
  const most = waypoints + targetItem.length + nets;
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const port = new Int8Array(most);
  const weight = new Int32Array(most);
  const begin = new Int32Array(nets);
  const chain = new Int32Array(nets);
  let vertex = items;
  let segments = 0;
  const join = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ at, /** @type {number} */ edges) => {
    from[segments] = a;
    to[segments] = b;
    port[segments] = at;
    weight[segments++] = edges;
  };
  for (let n = 0; n < nets; n++) {
    if (sourceItem[n] < 0) level[vertex] = 0;
    begin[n] = sourceItem[n] < 0 ? vertex++ : sourceItem[n];
    const first = level[begin[n]];
    const length = chainLength[n];
    chain[n] = vertex;
    for (let k = 0; k < length; k++, vertex++) {
      level[vertex] = first + 1 + k;
      join(k ? vertex - 1 : begin[n], vertex, 0, exported[n]);
    }
    const own = segments - length;
    const end = (/** @type {number} */ v, /** @type {number} */ at) => {
      const hops = level[v] - first - 1;
      if (hops < 0 || hops > length) return;
      join(hops ? chain[n] + hops - 1 : begin[n], v, at, 1);
      for (let k = 0; k < hops; k++) weight[own + k]++;
    };
    for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) end(targetItem[t], targetPort[t]);
    if (!exported[n]) continue;
    level[vertex] = levels - 1;
    for (let k = 0; k < length; k++) weight[own + k]--;
    end(vertex++, 0);
  }
  return {count, levels, level, sparse, begin, chain, chainLength, from: from.subarray(0, segments), to: to.subarray(0, segments),
    port: port.subarray(0, segments), weight: weight.subarray(0, segments)};
}
