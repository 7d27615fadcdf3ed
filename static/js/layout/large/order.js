import {crossingCounter, neighborPlaces, swapGain} from "./crossings.js";
import {rowStarts, sidesOf} from "./rows.js";
import {sortByKey} from "./sort.js";
import {depthFirst} from "./starts.js";

/**
 * @typedef {import("./rows.js").Side} Side
 * @typedef {import("./rows.js").Rows} Rows
 */

/** Sweeps without a better order after which another start is tried. */
const PATIENCE = 5;
/** Places to either side that are tried for a vertex, and for all vertices of a large frame together. */
const REACH = 100;
const TRIED = 300_000;
/** Sweeps that have to be left for another start, and the shares of levels that are put out of order for it. */
const AGAIN = 12;
const SHAKEN = [0.3, 0.1];

/**
 * The order of vertices on each level with few crossings: sweeps by barycenter and by median from several starts, exchange of
 * neighbors, the best kept (Gansner, Koutsofios, North, Vo 1993), then each vertex to its best place nearby.
 * @param {import("./layering.js").Layering} layering
 * @param {number} work vertices and segments, times sweeps, that may be spent
 * @returns {{rows: Rows, crossings: number}}
 */
export function orderOf(layering, work) {
  const {count, levels} = layering;
  const sides = sidesOf(layering);
  const {before, behind} = sides;
  const rows = {starts: rowStarts(layering), vertices: new Int32Array(count)};
  let widest = 0;
  for (let l = 0; l < levels; l++) widest = Math.max(widest, rows.starts[l + 1] - rows.starts[l]);
  const place = new Int32Array(count);
  const key = new Float64Array(count);
  const moving = new Int32Array(widest);
  const slots = new Int32Array(widest);
  const scratch = new Int32Array(widest);
  const median = new Float64Array(maxDegree(before, behind, count));
  const crossingsAt = crossingCounter(widest);
  const upper = neighborPlaces(before, count);
  const lower = neighborPlaces(behind, count);

  const put = (/** @type {number} */ l) => {
    for (let i = rows.starts[l]; i < rows.starts[l + 1]; i++) place[rows.vertices[i]] = i - rows.starts[l];
  };
  const countAll = () => {
    let crossings = 0;
    for (let l = 1; l < levels; l++) crossings += crossingsAt(rows, before, place, l);
    return crossings;
  };

  /** @param {Side} side @param {number} v @returns {number} */
  const barycenter = ({starts, far, farPort, nearPort, weight}, v) => {
    let sum = 0;
    let total = 0;
    for (let k = starts[v]; k < starts[v + 1]; k++) {
      sum += weight[k] * (place[far[k]] + 0.25 * (farPort[k] - nearPort[k]));
      total += weight[k];
    }
    return sum / total;
  };
  /** The weighted median of two middle ones (Gansner et al.). @param {Side} side @param {number} v @returns {number} */
  const middle = ({starts, far, farPort}, v) => {
    const size = starts[v + 1] - starts[v];
    for (let k = 0; k < size; k++) {
      const at = place[far[starts[v] + k]] + 0.25 * farPort[starts[v] + k];
      let j = k - 1;
      for (; j >= 0 && median[j] > at; j--) median[j + 1] = median[j];
      median[j + 1] = at;
    }
    const half = size >> 1;
    if (size % 2) return median[half];
    if (size === 2) return (median[0] + median[1]) / 2;
    const left = median[half - 1] - median[0];
    const right = median[size - 1] - median[half];
    return left + right ? (median[half - 1] * right + median[half] * left) / (left + right) : (median[half - 1] + median[half]) / 2;
  };

  /** @param {boolean} forward @param {boolean} reverseTies @param {boolean} byMedian */
  const sweep = (forward, reverseTies, byMedian) => {
    const side = forward ? before : behind;
    for (let step = 0; step < levels; step++) {
      const l = forward ? step : levels - 1 - step;
      const begin = rows.starts[l];
      let size = 0;
      for (let i = begin; i < rows.starts[l + 1]; i++) {
        const v = rows.vertices[i];
        if (side.starts[v] === side.starts[v + 1]) continue;
        key[v] = byMedian ? middle(side, v) : barycenter(side, v);
        slots[size] = i;
        moving[size++] = v;
      }
      if (reverseTies) moving.subarray(0, size).reverse();
      sortByKey(moving, 0, size, key, scratch);
      for (let k = 0; k < size; k++) rows.vertices[slots[k]] = moving[k];
      put(l);
    }
  };

  const readLevel = (/** @type {number} */ l) => {
    if (l > 0) upper.read(rows, l - 1, behind);
    if (l < levels - 1) lower.read(rows, l + 1, before);
  };
  /** Neighbors change places as long as that takes crossings away. @param {boolean} onTies also where it makes no difference */
  const exchange = (onTies) => {
    for (let l = 0; l < levels; l++) {
      readLevel(l);
      const begin = rows.starts[l];
      const end = rows.starts[l + 1];
      for (let round = 0, changed = true; changed && round < 6; round++) {
        changed = false;
        for (let i = begin; i + 1 < end; i++) {
          const u = rows.vertices[i];
          const v = rows.vertices[i + 1];
          const gain = swapGain(upper, u, v) + swapGain(lower, u, v);
          if (gain < 0 || (gain === 0 && !(onTies && round === 0))) continue;
          rows.vertices[i] = v;
          rows.vertices[i + 1] = u;
          if (gain > 0) changed = true;
        }
      }
      put(l);
    }
  };
  /** Each vertex goes to its best place nearby (sifting, Matuszewski, Schönfeld, Molitor 1999). @param {number} reach */
  const sift = (reach) => {
    let total = 0;
    for (let l = 0; l < levels; l++) {
      const begin = rows.starts[l];
      const size = rows.starts[l + 1] - begin;
      if (size < 2) continue;
      readLevel(l);
      const queue = rows.vertices.slice(begin, begin + size);
      for (const v of queue) {
        const here = place[v];
        let best = here;
        let most = 0;
        for (let way = -1; way <= 1; way += 2) {
          let gain = 0;
          for (let i = here + way; i >= 0 && i < size && Math.abs(i - here) <= reach; i += way) {
            const u = rows.vertices[begin + i];
            const first = way < 0 ? u : v;
            const second = way < 0 ? v : u;
            gain += swapGain(upper, first, second) + swapGain(lower, first, second);
            if (gain > most) {
              most = gain;
              best = i;
            }
          }
        }
        if (best === here) continue;
        total += most;
        const step = best < here ? -1 : 1;
        for (let i = here; i !== best; i += step) {
          const u = rows.vertices[begin + i + step];
          rows.vertices[begin + i] = u;
          place[u] = i;
        }
        rows.vertices[begin + best] = v;
        place[v] = best;
      }
    }
    return total;
  };

  let least = Infinity;
  const best = new Int32Array(count);
  const keep = () => {
    const crossings = countAll();
    if (crossings >= least) return false;
    least = crossings;
    best.set(rows.vertices);
    return true;
  };
  const restore = () => {
    rows.vertices.set(best);
    for (let l = 0; l < levels; l++) put(l);
  };
  const unit = count + layering.from.length;
  let left = Math.max(4, Math.floor(work / Math.max(1, unit)));
  const improve = (/** @type {boolean} */ forward, /** @type {boolean} */ byMedian, /** @type {number} */ most) => {
    for (let l = 0; l < levels; l++) put(l);
    keep();
    for (let s = 0, idle = 0; s < most && idle < PATIENCE && least > 0 && left > 0; s++, left--) {
      sweep((s % 2 === 0) === forward, s % 4 >= 2, byMedian);
      exchange(false);
      idle = keep() ? 0 : idle + 1;
    }
  };

  const starts = [depthFirst(layering, before, behind, rows.starts), depthFirst(layering, behind, before, rows.starts)];
  for (const start of starts) {
    for (const byMedian of [false, true]) {
      rows.vertices.set(start);
      improve(start === starts[1], byMedian, Math.max(6, left >> 1));
    }
  }
  const reach = Math.min(REACH, Math.max(8, Math.floor(TRIED / count)));
  const settle = () => {
    restore();
    while (left > 0 && least > 0) {
      const gain = sift(reach);
      left -= 4;
      if (!keep() && gain <= 0) break;
    }
    restore();
  };
  settle();
  // Further starts: the best one, some of its levels out of order.
  const draw = drawing();
  for (let before = least, k = 0; left > AGAIN && least > 0; before = least, k++) {
    for (let l = 0; l < levels; l++) if (draw() < SHAKEN[k % 2]) shuffle(rows.vertices, rows.starts[l], rows.starts[l + 1], draw);
    improve(draw() < 0.5, false, 12);
    if (least < before) settle();
    else restore();
  }
  return {rows, crossings: least === Infinity ? 0 : least};
}

/** The same numbers below 1 in every run (Lehmer's generator), so that the same graph is drawn the same. */
function drawing() {
  let state = 20_231;
  return () => {
    state = state * 48_271 % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** @param {Int32Array} column @param {number} begin @param {number} end @param {() => number} draw */
function shuffle(column, begin, end, draw) {
  for (let i = end - 1; i > begin; i--) {
    const j = begin + Math.floor(draw() * (i - begin + 1));
    [column[i], column[j]] = [column[j], column[i]];
  }
}

/** @param {Side} before @param {Side} behind @param {number} count */
function maxDegree(before, behind, count) {
  let most = 1;
  for (let v = 0; v < count; v++) most = Math.max(most, before.starts[v + 1] - before.starts[v], behind.starts[v + 1] - behind.starts[v]);
  return most;
}
