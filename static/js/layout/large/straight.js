import {BESIDE} from "../flatten.js";

/**
 * Long edges with as few bends as there can be: each strand's waypoints, one after the other, are laid on the fewest heights
 * that the boxes and lines around them leave free.
 * @param {import("./vertices.js").Vertices} vertices
 * @param {import("./rows.js").Side} before
 * @param {import("./rows.js").Rows} rows @param {Float64Array} offset @param {Float64Array} y changed in place
 */
export function straightened({count, items, strands, to, toY}, before, rows, offset, y) {
  const upper = new Int32Array(count).fill(-1);
  const lower = new Int32Array(count).fill(-1);
  for (let l = 0; l + 1 < rows.starts.length; l++) {
    for (let i = rows.starts[l] + 1; i < rows.starts[l + 1]; i++) {
      upper[rows.vertices[i]] = rows.vertices[i - 1];
      lower[rows.vertices[i - 1]] = rows.vertices[i];
    }
  }
  const top = (/** @type {number} */ v) => (upper[v] < 0 ? -Infinity : y[upper[v]] + offset[v] - offset[upper[v]]);
  const bottom = (/** @type {number} */ v) => (lower[v] < 0 ? Infinity : y[lower[v]] - offset[lower[v]] + offset[v]);
  for (let s = 0; s < strands.begin.length; s++) {
    const begin = strands.begin[s];
    const fromItem = begin < items;
    const points = strands.length[s] + (strands.right[s] < 0 ? 0 : 1) + (fromItem ? 0 : 1);
    if (!points) continue;
    const at = (/** @type {number} */ k) => (fromItem ? strands.chain[s] + k : k ? strands.chain[s] + k - 1 : begin);
    const source = fromItem ? y[begin] + strands.sourceY[s] : NaN;
    const only = strands.only[s];
    const target = only < 0 ? NaN : y[to[only]] + toY[only];
    for (let first = 0; first < points;) {
      let high = top(at(first));
      let low = bottom(at(first));
      let next = first + 1;
      for (; next < points; next++) {
        const a = top(at(next));
        const b = bottom(at(next));
        if (Math.max(high, a) > Math.min(low, b)) break;
        high = Math.max(high, a);
        low = Math.min(low, b);
      }
      let wish = y[at(first)];
      if (first === 0 && fromItem) wish = source;
      else if (next === points && only >= 0) wish = target;
      const height = Math.min(low, Math.max(high, wish));
      if (first === 0 && fromItem && wish === source) follow(begin, height - strands.sourceY[s]);
      for (; first < next; first++) y[at(first)] = height;
    }
  }

  /** A leaf that is a little beside its own line goes there. @param {number} v @param {number} height */
  function follow(v, height) {
    if (before.starts[v] === before.starts[v + 1] && Math.abs(y[v] - height) < BESIDE && height >= top(v) && height <= bottom(v)) y[v] = height;
  }
}
