import {CURVE, MUCH, STEEPNESS, STRAIGHT, WIDEST} from "../columns.js";

/** Room for a line that goes round, from one to the next. */
const TRACK = 12;
/** So far a line goes out beyond its track where it turns. */
const TURN = 8;
/** Room between two bands, besides the lines that run there. */
const BETWEEN = 36;

/**
 * Where the levels of each band stand, and the ways round from the end of one band to the start of others.
 *
 * @typedef {object} Placing
 * @property {number} width @property {number} height
 * @property {Float64Array} x of each unit its left side
 * @property {(vertex: number, isFirst: boolean) => number} from where at a vertex the run of an edge begins
 * @property {(vertex: number, isFirst: boolean, isEnd: boolean) => number} to where it ends
 * @property {(strand: number) => number[]} approach runs from where a net comes in, or goes round, to the strand's first vertex
 */

/**
 * @param {import("./vertices.js").Units} units @param {import("./vertices.js").Vertices} vertices @param {Int32Array} bands
 * @param {Float64Array} y of each vertex; moved so that the bands stand under one another
 * @param {number} columnGap
 * @returns {Placing}
 */
export function placedBands(units, vertices, bands, y, columnGap) {
  const {level, levels, items, from, to, fromY, toY, strands} = vertices;
  const many = bands.length - 1;
  const wide = new Float64Array(levels);
  const reach = new Float64Array(levels);
  for (let v = 0; v < items; v++) {
    wide[level[v]] = Math.max(wide[level[v]], units.w[v]);
    reach[level[v]] = Math.max(reach[level[v]], units.left[v]);
  }
  const steepest = new Float64Array(levels).fill(-1);
  const leaves = new Uint8Array(items);
  const entered = new Uint8Array(items);
  for (let e = 0; e < from.length; e++) {
    const rise = Math.abs(y[from[e]] + fromY[e] - y[to[e]] - toY[e]);
    steepest[level[to[e]]] = Math.max(steepest[level[to[e]]], rise);
    if (from[e] < items) leaves[from[e]] = 1;
    if (to[e] < items) entered[to[e]] = 1;
  }

  const round = roundabout(strands, many);
  const left = new Float64Array(levels);
  const right = new Float64Array(levels);
  let width = 0;
  for (let b = 0; b < many; b++) {
    const first = bands[b] + 2 * b;
    const last = bands[b + 1] + 2 * b + 1;
    let at = round.left;
    for (let l = first; l <= last; l++) {
      const steep = Math.min(WIDEST, STEEPNESS * steepest[l]);
      if (l === first + 1 || l === last) {
        at += steepest[l] < 0 ? 0 : steepest[l] < 1 ? STRAIGHT : Math.max(CURVE, steep);
        if (l === first + 1) at += reach[l];
      } else if (l > first) at += Math.max(columnGap, reach[l] + (steepest[l] < 8 ? STRAIGHT : CURVE), steep + reach[l]);
      left[l] = at;
      at += wide[l];
      right[l] = at;
    }
    width = Math.max(width, at);
  }
  const x = new Float64Array(items);
  for (let v = 0; v < items; v++) {
    const spare = wide[level[v]] - units.w[v];
    const share = spare <= MUCH || leaves[v] === entered[v] ? 0.5 : leaves[v];
    x[v] = left[level[v]] + spare * share;
  }

  // Bands under one another, each with the lines that go round under it.
  const top = new Float64Array(many).fill(Infinity);
  const bottom = new Float64Array(many).fill(-Infinity);
  const bandOf = new Int32Array(levels);
  const isSide = new Uint8Array(levels);
  for (let b = 0; b < many; b++) {
    bandOf.fill(b, bands[b] + 2 * b, bands[b + 1] + 2 * b + 2);
    isSide[bands[b] + 2 * b] = isSide[bands[b + 1] + 2 * b + 1] = 1;
  }
  for (let v = 0; v < y.length; v++) {
    const b = bandOf[level[v]];
    y[v] = Math.round(y[v] * 2) / 2;
    top[b] = Math.min(top[b], y[v] - (v < items ? units.above[v] : 0));
    bottom[b] = Math.max(bottom[b], y[v] + (v < items ? units.below[v] : 0));
  }
  const shift = new Float64Array(many);
  const channel = new Float64Array(many);
  let height = 0;
  for (let b = 0; b < many; b++) {
    if (top[b] > bottom[b]) continue;
    shift[b] = height - top[b];
    height += bottom[b] - top[b];
    channel[b] = height + BETWEEN / 2;
    if (b < many - 1) height += BETWEEN + TRACK * round.under[b];
  }
  for (let v = 0; v < y.length; v++) y[v] += shift[bandOf[level[v]]];
  const whole = width + round.right;

  return {
    width: whole, height: Math.max(0, height), x,
    from(v, isFirst) {
      const l = level[v];
      if (isSide[l]) return isFirst ? round.left : left[l];
      return isFirst ? x[v] + units.exit[v] : left[l] - reach[l];
    },
    to(v, isFirst, isEnd) {
      const l = level[v];
      if (isSide[l]) return isFirst ? round.left : width;
      return isEnd ? x[v] - units.tip[v] : right[l];
    },
    approach(s) {
      const begin = strands.begin[s];
      if (begin < items) return [];
      const first = round.first[s];
      if (first === s) return round.left ? [0, round.left, y[begin]] : [];
      const track = round.left - TRACK * (1 + round.track[s]);
      if (strands.begin[first] >= items) return [0, track, y[strands.begin[first]], track, round.left, y[begin]];
      const out = width + TRACK * (1 + round.order[first]);
      const under = channel[strands.band[first]] + TRACK * round.order[first];
      return [width, out, y[strands.right[first]], out, track, under, track, round.left, y[begin]];
    },
  };
}

/**
 * The lines that go round: room for them at either side and under each band.
 * @param {import("./vertices.js").Strands} strands @param {number} many bands
 */
function roundabout({net, band}, many) {
  const first = new Int32Array(net.length);
  const order = new Int32Array(net.length);
  const track = new Int32Array(net.length);
  const under = new Int32Array(many);
  const next = new Int32Array(many);
  let reserved = 0;
  let deepest = 0;
  for (let s = 0; s < net.length; s++) first[s] = s && net[s] === net[s - 1] ? first[s - 1] : s;
  if (many === 1) return {first, order, track, under, left: 0, right: 0};
  // A line that passes bands keeps a track to itself; those to the next band take turns.
  const passes = new Uint8Array(net.length);
  for (let s = 0; s < net.length; s++) if (first[s] !== s && band[s] !== band[first[s]] + 1) passes[first[s]] = 1;
  for (let s = 0; s < net.length; s++) {
    if (first[s] !== s || net[s + 1] !== net[s]) continue;
    order[s] = under[band[s]]++;
    track[s] = passes[s] ? reserved++ : -1;
  }
  for (let s = 0; s < net.length; s++) {
    if (first[s] === s) {
      if (track[s] < 0) track[s] = reserved + next[band[s]]++;
      deepest = Math.max(deepest, net[s + 1] === net[s] ? track[s] + 1 : 0);
    } else track[s] = track[first[s]];
  }
  return {first, order, track, under, left: TURN + TRACK * (deepest + 1), right: TURN + TRACK * (1 + under.reduce((most, lines) => Math.max(most, lines), 0))};
}
