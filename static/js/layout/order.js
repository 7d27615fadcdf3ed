import {adjacencyOf} from "./adjacency.js";
import {crossingCost, swapGain} from "./crossings.js";

/** Up to this many vertices and segments every start and every place is tried. */
const THOROUGH = 500;
/** What may be spent on further starts while crossings are left: vertices and segments, times starts. */
const WORK = 4_000;

/**
 * The order of vertices on each level with few crossings: barycenter sweeps from several starts, exchange of neighbors, the
 * best kept. Among equals the first start wins, which has the first operand above the second.
 * @param {import("./layers.js").Layers} layers
 * @returns {{rows: Int32Array[], cost: number}} vertices of each level from the top; crossings, and a little for operands out of order
 */
export function orderOf(layers) {
  const sides = adjacencyOf(layers);
  const count = layers.level.length;
  const place = new Float64Array(count);
  const size = count + layers.from.length;
  const thorough = size <= THOROUGH;
  /** @type {Int32Array[] | null} */
  let best = null;
  let least = Infinity;
  const keep = (/** @type {Int32Array[]} */ rows) => {
    const cost = crossingCost(layers, sides, place);
    if (cost >= least - 1e-9) return false;
    least = cost;
    best = rows.map((row) => row.slice());
    return true;
  };
  const starts = [fromSinks(layers, sides, false), asGiven(layers)];
  if (thorough) starts.push(fromSinks(layers, sides, true), fromSources(layers, sides));
  const improve = (/** @type {Int32Array[]} */ rows, /** @type {boolean} */ forward) => {
    rows.forEach((row) => put(row, place));
    keep(rows);
    let idle = 0;
    for (let sweep = 0; sweep < (thorough ? 16 : 8) && idle < 5 && least > 0; sweep++) {
      sweepLevels(rows, (sweep % 2 === 0) === forward, sides, layers, place, (sweep >> 1) % 2 === 1);
      exchange(rows, sides, layers, place);
      if (thorough) sift(rows, sides, layers, place);
      idle = keep(rows) ? 0 : idle + 1;
    }
  };
  for (const start of starts) {
    improve(start.map((row) => row.slice()), false);
    if (thorough) improve(start.map((row) => row.slice()), true);
  }
  const draw = drawing();
  for (let k = 0; least >= 1 && k < WORK / size - 8; k++) {
    improve(shuffled(k % 3 === 2 ? starts[0] : /** @type {Int32Array[]} */ (/** @type {unknown} */ (best)), k % 3 === 2 ? 1 : 0.3, draw), k % 2 === 0);
  }
  return {rows: best ?? starts[0], cost: least};
}

/** The same numbers below 1 in every run (Lehmer's generator), so that the same graph is drawn the same. */
function drawing() {
  let state = 20_231;
  return () => {
    state = state * 48_271 % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * @param {Int32Array[]} rows @param {number} share of the levels that are shuffled @param {() => number} draw
 * @returns {Int32Array[]} a copy
 */
function shuffled(rows, share, draw) {
  return rows.map((row) => {
    const copy = row.slice();
    if (draw() > share) return copy;
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(draw() * (i + 1));
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  });
}

/** @param {Int32Array} row @param {Float64Array} place */
function put(row, place) {
  for (let i = 0; i < row.length; i++) place[row[i]] = i;
}

/**
 * @param {Int32Array[]} rows @param {boolean} forward
 * @param {{before: import("./adjacency.js").Side, behind: import("./adjacency.js").Side}} sides
 * @param {import("./layers.js").Layers} layers @param {Float64Array} place @param {boolean} reverseTies
 */
function sweepLevels(rows, forward, sides, {weight}, place, reverseTies) {
  const {starts, segments, far, farShift, nearShift} = forward ? sides.before : sides.behind;
  const key = new Float64Array(place.length);
  for (let step = 0; step < rows.length; step++) {
    const row = rows[forward ? step : rows.length - 1 - step];
    /** @type {number[]} */ const moving = [];
    /** @type {number[]} */ const slots = [];
    row.forEach((v, i) => {
      let sum = 0;
      let total = 0;
      for (let k = starts[v]; k < starts[v + 1]; k++) {
        const e = segments[k];
        sum += weight[e] * (place[far[e]] + farShift[e] - nearShift[e]);
        total += weight[e];
      }
      if (!total) return;
      key[v] = sum / total;
      moving.push(v);
      slots.push(i);
    });
    moving.sort((a, b) => key[a] - key[b] || (reverseTies ? place[b] - place[a] : place[a] - place[b]));
    slots.forEach((slot, i) => {
      row[slot] = moving[i];
    });
    put(row, place);
  }
}

/**
 * Neighbors change places as long as that takes a crossing away.
 * @param {Int32Array[]} rows
 * @param {{before: import("./adjacency.js").Side, behind: import("./adjacency.js").Side}} sides
 * @param {import("./layers.js").Layers} layers @param {Float64Array} place
 */
function exchange(rows, sides, layers, place) {
  for (let round = 0, changed = true; changed && round < 8; round++) {
    changed = false;
    for (const row of rows) {
      for (let i = 0; i + 1 < row.length; i++) {
        const [u, v] = [row[i], row[i + 1]];
        if (swapGain(layers, sides.before, place, u, v) + swapGain(layers, sides.behind, place, u, v) <= 1e-9) continue;
        row[i] = v;
        row[i + 1] = u;
        place[v] = i;
        place[u] = i + 1;
        changed = true;
      }
    }
  }
}

/**
 * Each vertex goes to the best place on its level (sifting, Matuszewski, Schönfeld, Molitor 1999).
 * @param {Int32Array[]} rows
 * @param {{before: import("./adjacency.js").Side, behind: import("./adjacency.js").Side}} sides
 * @param {import("./layers.js").Layers} layers @param {Float64Array} place
 */
function sift(rows, sides, layers, place) {
  for (const row of rows) {
    for (const v of row.slice()) {
      const here = place[v];
      let best = here;
      let most = 1e-9;
      for (const way of [-1, 1]) {
        let gain = 0;
        for (let i = here + way; i >= 0 && i < row.length; i += way) {
          const [upper, lower] = way < 0 ? [row[i], v] : [v, row[i]];
          gain += swapGain(layers, sides.before, place, upper, lower) + swapGain(layers, sides.behind, place, upper, lower);
          if (gain > most) {
            most = gain;
            best = i;
          }
        }
      }
      if (best === here) continue;
      if (best < here) row.copyWithin(best + 1, best, here);
      else row.copyWithin(here, here + 1, best + 1);
      row[best] = v;
      put(row, place);
    }
  }
}

/** @param {import("./layers.js").Layers} layers */
function asGiven({level, levels}) {
  /** @type {number[][]} */
  const rows = Array.from({length: levels}, () => []);
  level.forEach((l, v) => rows[l].push(v));
  return rows.map((row) => Int32Array.from(row));
}

/**
 * Depth first from the last level back: what belongs together comes together, in the order of the operands.
 * @param {import("./layers.js").Layers} layers
 * @param {{before: import("./adjacency.js").Side, behind: import("./adjacency.js").Side}} sides
 * @param {boolean} mirrored
 */
function fromSinks(layers, sides, mirrored) {
  const rows = depthFirst(layers, sides.before, sides.behind);
  return mirrored ? rows.map((row) => row.reverse()) : rows;
}

/**
 * @param {import("./layers.js").Layers} layers
 * @param {{before: import("./adjacency.js").Side, behind: import("./adjacency.js").Side}} sides
 */
function fromSources(layers, sides) {
  return depthFirst(layers, sides.behind, sides.before);
}

/**
 * @param {import("./layers.js").Layers} layers
 * @param {import("./adjacency.js").Side} ahead walked along @param {import("./adjacency.js").Side} back
 */
function depthFirst({level, levels}, ahead, back) {
  const {starts, segments, far, nearShift} = ahead;
  /** @type {number[][]} */
  const rows = Array.from({length: levels}, () => []);
  const seen = new Uint8Array(level.length);
  for (let root = 0; root < level.length; root++) {
    if (back.starts[root + 1] > back.starts[root]) continue;
    const stack = [root];
    while (stack.length) {
      const v = /** @type {number} */ (stack.pop());
      if (seen[v]) continue;
      seen[v] = 1;
      rows[level[v]].push(v);
      const own = Array.from(segments.subarray(starts[v], starts[v + 1])).sort((a, b) => nearShift[b] - nearShift[a] || b - a);
      for (const e of own) if (!seen[far[e]]) stack.push(far[e]);
    }
  }
  return rows.map((row) => Int32Array.from(row));
}
