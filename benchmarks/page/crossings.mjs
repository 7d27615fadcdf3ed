/**
 * How often the straight segments between the middles of placed nodes cross, however a layout would draw its edges. Edges that
 * share a node do not cross. A sweep along the axis on which edges are shorter: only edges that overlap on both axes are compared,
 * so that it is exact and, for layouts in levels, far from all pairs.
 * @param {ArrayLike<number>} from node at which each edge begins
 * @param {ArrayLike<number>} to
 * @param {ArrayLike<number>} x of each node
 * @param {ArrayLike<number>} y
 * @returns {number}
 */
export function crossings(from, to, x, y) {
  const [along, across] = spread(from, to, x) <= spread(from, to, y) ? [x, y] : [y, x];
  const count = from.length;
  const low = Float64Array.from({length: count}, (_, e) => Math.min(along[from[e]], along[to[e]]));
  const high = Float64Array.from({length: count}, (_, e) => Math.max(along[from[e]], along[to[e]]));
  const order = Uint32Array.from(low.keys()).sort((one, other) => low[one] - low[other]);
  const active = new Uint32Array(count);
  let size = 0;
  let crossed = 0;
  for (const e of order) {
    let kept = 0;
    for (let k = 0; k < size; k++) {
      const other = active[k];
      if (high[other] <= low[e]) continue;
      active[kept++] = other;
      if (cross(from[e], to[e], from[other], to[other], along, across)) crossed++;
    }
    active[kept] = e;
    size = kept + 1;
  }
  return crossed;
}

/** The mean length of an edge on one axis, as a part of the whole. @param {ArrayLike<number>} from @param {ArrayLike<number>} to @param {ArrayLike<number>} at */
function spread(from, to, at) {
  let [sum, least, most] = [0, Infinity, -Infinity];
  for (let e = 0; e < from.length; e++) sum += Math.abs(at[from[e]] - at[to[e]]);
  for (let i = 0; i < at.length; i++) [least, most] = [Math.min(least, at[i]), Math.max(most, at[i])];
  return most > least ? sum / (most - least) : Infinity;
}

/** @param {number} a @param {number} b @param {number} c @param {number} d @param {ArrayLike<number>} x @param {ArrayLike<number>} y */
function cross(a, b, c, d, x, y) {
  if (a === c || a === d || b === c || b === d) return false;
  if (Math.max(y[a], y[b]) <= Math.min(y[c], y[d]) || Math.max(y[c], y[d]) <= Math.min(y[a], y[b])) return false;
  const side = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ point) =>
    Math.sign((x[to] - x[from]) * (y[point] - y[from]) - (y[to] - y[from]) * (x[point] - x[from]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
