import {BORDER_GAP, TRACK_GAP, WAYPOINT_GAP} from "../coordinates.js";
import {placedBands} from "./bands.js";
import {settle} from "./heights.js";
import {rowStarts, sidesOf} from "./rows.js";
import {sortByKey} from "./sort.js";
import {verticesOf} from "./vertices.js";

/**
 * Where the units of one frame stand, and how its edges run.
 *
 * @typedef {object} Arranged Lengths are relative to its content's upper left corner.
 * @property {number} width @property {number} height
 * @property {Float64Array} x of each unit its left side @property {Float64Array} y its line
 * @property {Float64Array} entry per net that comes in from the left: where; else NaN
 * @property {Float64Array} exit per net that goes out to the right: where; else NaN
 * @property {(net: number, target: number, runs: number[]) => void} pushRuns appends the way of one edge; target -1: the
 *   way out through the right side
 */

/** Of a net with more waypoints only the longest edge is drawn all the way; others where they leave it. */
const WHOLE = 64;

/**
 * @param {import("./vertices.js").Units} units @param {import("./vertices.js").Ends} ends
 * @param {{bands: Int32Array, sparse: boolean, netOrder: Int32Array, keyOf: (net: number, level: number) => number,
 *   free: Uint8Array}} order free: units of which two operands may change places
 * @param {{columnGap: number, rowGap: number}} spacing
 * @returns {Arranged}
 */
export function arranged(units, ends, {bands, sparse, netOrder, keyOf, free}, {columnGap, rowGap}) {
  const vertices = verticesOf(units, ends, bands, sparse, netOrder, keyOf);
  const {count, items, strands} = vertices;
  const rows = {starts: rowStarts(vertices), vertices: new Int32Array(count)};
  const next = rows.starts.slice();
  for (let v = 0; v < count; v++) rows.vertices[next[vertices.level[v]]++] = v;
  let widest = 0;
  for (let l = 0; l < vertices.levels; l++) widest = Math.max(widest, rows.starts[l + 1] - rows.starts[l]);
  const scratch = new Int32Array(widest);
  for (let l = 0; l < vertices.levels; l++) sortByKey(rows.vertices, rows.starts[l], rows.starts[l + 1], vertices.key, scratch);
  const sides = sidesOf(vertices);
  turnFree(vertices, sides.before, rows, free);

  const y = new Float64Array(count);
  const offset = offsetsOf(units, vertices, rows, rowGap, y);
  settle(vertices, sides, rows, offset, y, bands);
  const {width, height, x, from, to, approach} = placedBands(units, vertices, bands, y, columnGap);

  const nets = ends.unit.length;
  const entry = new Float64Array(nets).fill(NaN);
  const exit = new Float64Array(nets).fill(NaN);
  for (let n = 0; n < nets; n++) {
    const s = vertices.netStrand[n];
    if (ends.unit[n] < 0 && s < strands.net.length && strands.net[s] === n) entry[n] = y[strands.begin[s]];
    if (ends.exported[n]) exit[n] = y[strands.right[s]];
  }
  const lengthOf = (/** @type {number} */ s, /** @type {number} */ end) => Math.max(0, Math.min(vertices.level[end] - vertices.level[strands.begin[s]] - 1, strands.length[s]));
  const flatTo = flatEnds(strands, y, count);
  /** @param {number} strand @param {number} end @param {number} at @param {number[]} runs @param {number} begun */
  const along = (strand, end, at, runs, begun) => {
    const begin = strands.begin[strand];
    const first = strands.chain[strand];
    const hops = lengthOf(strand, end);
    let v = first;
    if (hops > WHOLE && hops < strands.length[strand]) v = first + hops - 1;
    else pushRun(runs, begun, from(begin, true), to(begin, true, false), y[begin] + strands.sourceY[strand]);
    while (v < first + hops) {
      const last = Math.min(flatTo[v], first + hops - 1);
      pushRun(runs, begun, from(v, false), to(last, false, false), y[v]);
      v = last + 1;
    }
    pushRun(runs, begun, from(end, false), to(end, false, true), y[end] + at);
  };
  return {
    width, height, x, y: y.slice(0, items), entry, exit,
    pushRuns(n, target, runs) {
      const s = target < 0 ? vertices.netStrand[n] : vertices.targetStrand[target];
      const begun = runs.length;
      const round = approach(s);
      if (round.length) {
        const first = vertices.netStrand[n];
        if (strands.begin[first] < items) along(first, strands.right[first], 0, runs, begun);
        for (let i = 0; i < round.length; i += 3) pushRun(runs, begun, round[i], round[i + 1], round[i + 2]);
      }
      if (target >= 0) {
        const e = vertices.targetSegment[target];
        along(s, ends.targetUnit[target], e < 0 ? ends.targetY[target] : vertices.toY[e], runs, begun);
      } else {
        along(s, strands.right[s], 0, runs, begun);
        runs[runs.length - 2] = width;
      }
    },
  };
}

/**
 * Appends a run, or goes on with the last one where it lies on the same height.
 * @param {number[]} runs @param {number} begun where the edge's own runs begin @param {number} x0 @param {number} x1 @param {number} at
 */
function pushRun(runs, begun, x0, x1, at) {
  const end = runs.length - 3;
  if (end >= begun && Math.abs(runs[end + 2] - at) < 0.01 && x0 >= runs[end] && runs[end + 1] >= runs[end]) runs[end + 1] = Math.max(runs[end + 1], x1);
  else runs.push(x0, x1, at);
}

/**
 * @param {import("./vertices.js").Strands} strands @param {Float64Array} y @param {number} count
 * @returns {Int32Array} per waypoint the last one after it up to which its strand stays on its height
 */
function flatEnds({chain, length}, y, count) {
  const ends = new Int32Array(count);
  for (let s = 0; s < chain.length; s++) {
    for (let v = chain[s] + length[s] - 1; v >= chain[s]; v--) ends[v] = v + 1 < chain[s] + length[s] && y[v + 1] === y[v] ? ends[v + 1] : v;
  }
  return ends;
}

/**
 * @param {import("./vertices.js").Units} units @param {import("./vertices.js").Vertices} vertices
 * @param {import("./rows.js").Rows} rows @param {number} rowGap @param {Float64Array} y set to where each level is centered
 * @returns {Float64Array} least distances: offset of the next less offset of this
 */
function offsetsOf(units, {count, items, levels}, rows, rowGap, y) {
  const offset = new Float64Array(count);
  let tallest = 0;
  for (let l = 0; l < levels; l++) {
    let sum = 0;
    for (let i = rows.starts[l]; i < rows.starts[l + 1]; i++) if (rows.vertices[i] < items) sum += units.above[rows.vertices[i]] + units.below[rows.vertices[i]] + rowGap;
    tallest = Math.max(tallest, sum);
  }
  for (let l = 0; l < levels; l++) {
    const begin = rows.starts[l];
    const size = rows.starts[l + 1] - begin;
    const side = size && rows.vertices[begin] >= items && (l === 0 || l === levels - 1);
    const track = side ? Math.max(TRACK_GAP, Math.min(BORDER_GAP, tallest / (size + 1))) : TRACK_GAP;
    let at = 0;
    for (let i = begin; i < begin + size; i++) {
      const v = rows.vertices[i];
      if (i > begin) {
        const u = rows.vertices[i - 1];
        const boxes = (u < items ? 1 : 0) + (v < items ? 1 : 0);
        at += (u < items ? units.below[u] : 0) + (v < items ? units.above[v] : 0) + (boxes === 2 ? rowGap : boxes ? WAYPOINT_GAP : track);
      }
      offset[v] = at;
    }
    for (let i = begin; i < begin + size; i++) y[rows.vertices[i]] = offset[rows.vertices[i]] - at / 2;
  }
  return offset;
}

/**
 * a*b + a: the way of `a` around a*b would cross the other edge just before the sum. Where the order of operands means
 * nothing, they change places.
 * @param {import("./vertices.js").Vertices} vertices @param {import("./rows.js").Side} before
 * @param {import("./rows.js").Rows} rows @param {Uint8Array} free
 */
function turnFree({count, items, from, fromY, toY}, before, rows, free) {
  const place = new Int32Array(count);
  for (let l = 0; l + 1 < rows.starts.length; l++) for (let i = rows.starts[l]; i < rows.starts[l + 1]; i++) place[rows.vertices[i]] = i;
  for (let v = 0; v < items; v++) {
    const k = before.starts[v];
    if (!free[v] || before.starts[v + 1] - k !== 2) continue;
    const one = before.segment[k];
    const two = before.segment[k + 1];
    const order = from[one] === from[two] ? fromY[one] - fromY[two] : place[from[one]] - place[from[two]];
    if (order * (toY[one] - toY[two]) < 0) [toY[one], toY[two]] = [toY[two], toY[one]];
  }
}
