/** What counts as a little. */
export const BESIDE = 12;

/**
 * Long edges with as few bends as there can be: each chain of waypoints, one after the other, is laid on the fewest heights
 * that the boxes and lines around it leave free.
 * @param {import("./layers.js").Layers} layers
 * @param {Int32Array[]} rows vertices of each level from the top
 * @param {Float64Array} offset least distances: offset of the next less offset of this
 * @param {Float64Array} y changed in place
 */
export function flatten({chains, sourceY, paths, last, item, toY, to}, rows, offset, y) {
  const entered = new Set(to);
  const upper = new Int32Array(y.length).fill(-1);
  const lower = new Int32Array(y.length).fill(-1);
  for (const row of rows) {
    for (let i = 1; i < row.length; i++) {
      upper[row[i]] = row[i - 1];
      lower[row[i - 1]] = row[i];
    }
  }
  chains.forEach((chain, n) => {
    const points = chain.filter((v) => !item[v]);
    paths[n].forEach((path) => {
      const end = path[path.length - 1];
      if (!item[end]) points.push(end);
    });
    if (!points.length) return;
    const source = item[chain[0]] ? y[chain[0]] + sourceY[n] : NaN;
    const target = paths[n].length === 1 && last[n][0] >= 0 ? y[to[last[n][0]]] + toY[last[n][0]] : NaN;
    for (let first = 0; first < points.length;) {
      let [top, bottom] = free(points[first]);
      let next = first + 1;
      for (; next < points.length; next++) {
        const [a, b] = free(points[next]);
        if (Math.max(top, a) > Math.min(bottom, b)) break;
        [top, bottom] = [Math.max(top, a), Math.min(bottom, b)];
      }
      let wish = y[points[first]];
      if (first === 0 && !Number.isNaN(source)) wish = source;
      else if (next === points.length && !Number.isNaN(target)) wish = target;
      const at = Math.min(bottom, Math.max(top, wish));
      if (first === 0 && wish === source) follow(chain[0], at - sourceY[n]);
      for (; first < next; first++) y[points[first]] = at;
    }
  });

  /** A leaf that is a little beside its own line goes there. @param {number} v @param {number} at */
  function follow(v, at) {
    const [top, bottom] = free(v);
    if (!entered.has(v) && Math.abs(y[v] - at) < BESIDE && at >= top && at <= bottom) y[v] = at;
  }

  /** @param {number} v @returns {[number, number]} heights between its neighbors */
  function free(v) {
    return [
      upper[v] < 0 ? -Infinity : y[upper[v]] + offset[v] - offset[upper[v]],
      lower[v] < 0 ? Infinity : y[lower[v]] - offset[lower[v]] + offset[v],
    ];
  }
}
