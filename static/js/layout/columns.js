/** The least room for a line with its arrow, and for a curve, before what stands out of the next column. */
export const STRAIGHT = 28;
export const CURVE = 44;
/** A steep curve needs a longer way, or it would look like a wall. */
export const STEEPNESS = 0.2;
export const WIDEST = 180;
/** A box that is much narrower than its column stands at the side where its edges are. */
export const MUCH = 48;

/**
 * Levels become columns.
 * @param {import("./layers.js").Item[]} items @param {import("./layers.js").Layers} layers @param {Float64Array} y
 * @param {{columnGap: number, fit: {width: number, height: number} | null}} spacing
 */
export function columnsOf(items, layers, y, {columnGap, fit}) {
  const {level, levels, from, to, fromY, toY} = layers;
  const wide = new Float64Array(levels);
  const reach = new Float64Array(levels);
  items.forEach((item, v) => {
    wide[level[v]] = Math.max(wide[level[v]], item.w);
    reach[level[v]] = Math.max(reach[level[v]], item.left);
  });
  const steepest = new Float64Array(levels);
  const used = new Uint8Array(levels);
  for (let e = 0; e < from.length; e++) {
    const rise = Math.abs(y[from[e]] + fromY[e] - y[to[e]] - toY[e]);
    steepest[level[to[e]]] = Math.max(steepest[level[to[e]]], rise);
    used[level[to[e]]] = 1;
  }

  const last = levels - 1;
  const least = new Float64Array(levels);
  let inner = 0;
  let total = 0;
  for (let l = 0; l <= last; l++) total += wide[l] + (l === 1 ? reach[1] : 0);
  for (let l = 1; l <= last; l++) {
    if (l === 1 || l === last) {
      least[l] = !used[l] ? 0 : steepest[l] < 1 ? STRAIGHT : Math.max(CURVE, Math.min(WIDEST, STEEPNESS * steepest[l]));
      if (l === 1) least[l] += reach[l];
    } else {
      least[l] = Math.max(columnGap, reach[l] + (steepest[l] < 8 ? STRAIGHT : CURVE), Math.min(WIDEST, STEEPNESS * steepest[l]) + reach[l]);
      inner++;
    }
    total += least[l];
  }
  if (fit && inner) {
    const spare = (fit.width - total) / inner;
    const more = Math.max(0, Math.min(36, Math.floor(spare)));
    for (let l = 2; l < last; l++) least[l] += more;
  }

  const left = new Float64Array(levels);
  const right = new Float64Array(levels);
  let at = 0;
  for (let l = 0; l <= last; l++) {
    at += least[l];
    left[l] = at;
    at += wide[l];
    right[l] = at;
  }
  const sources = new Set(from);
  const targets = new Set(to);
  const x = items.map((item, v) => {
    const spare = wide[level[v]] - item.w;
    if (spare <= MUCH) return left[level[v]] + spare / 2;
    return left[level[v]] + (!targets.has(v) && sources.has(v) ? spare : targets.has(v) && !sources.has(v) ? 0 : spare / 2);
  });

  /**
   * @param {number} v @param {boolean} first @param {boolean} end
   * @returns {[number, number]} the run of an edge at this vertex
   */
  function run(v, first, end) {
    const l = level[v];
    if (first) return v < items.length ? [x[v] + items[v].exit, right[l]] : [0, 0];
    if (end) return v < items.length ? [left[l] - reach[l], x[v] - items[v].tip] : [at, at];
    return [left[l] - reach[l], right[l]];
  }
  return {x, width: at, run};
}
