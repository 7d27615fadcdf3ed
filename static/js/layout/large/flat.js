import {arranged} from "./arrangement.js";
import {layeringOf} from "./layering.js";
import {shortestLevels} from "./levels.js";
import {orderOf} from "./order.js";
import {workFor} from "./work.js";

/**
 * A graph without groups, unwrapped, each node as large as it is said to be: the same levels, order and heights as in a
 * picture, by itself, so that it can be measured beside other layouts.
 * @param {number} count nodes; a node stands behind its operands
 * @param {ArrayLike<number>} from @param {ArrayLike<number>} to an edge per position
 * @param {{w: number, h: number, gap?: number, columnGap?: number}} size of every node
 * @returns {{x: Float64Array, y: Float64Array, level: Int32Array, width: number, height: number, crossings: number,
 *   routes: Float64Array, routeStarts: Int32Array, routeEdge: Int32Array}} left upper corner of each node; its level; crossings
 *   between levels, with every edge counted by itself; per edge in the order of routeEdge, horizontal runs (from x, to x, y)
 */
export function layoutFlat(count, from, to, {w, h, gap = 32, columnGap = 72}) {
  const nets = netsOf(count, from, to);
  const leads = leadsTo(count, from, to);
  const {level, levels} = shortestLevels(count, from, to, leads, new Array(count).fill(""));
  const layering = layeringOf(count, level, levels, {...nets, exported: new Uint8Array(nets.sourceItem.length)});
  const {rows, crossings} = orderOf(layering, workFor(count));
  const place = new Int32Array(layering.count);
  for (let l = 0; l < layering.levels; l++) for (let i = rows.starts[l]; i < rows.starts[l + 1]; i++) place[rows.vertices[i]] = i;
  const all = (/** @type {number} */ value) => new Float64Array(count).fill(value);
  const units = {w: all(w), left: all(0), tip: all(0), exit: all(w), above: all(h / 2), below: all(h / 2), level, key: Float64Array.from(place.subarray(0, count))};
  const many = nets.sourceItem.length;
  const result = arranged(units, {unit: nets.sourceItem, sourceY: new Float64Array(many), exported: new Uint8Array(many), targetStarts: nets.targetStarts,
    targetUnit: nets.targetItem, targetY: new Float64Array(nets.targetItem.length)}, {
    bands: Int32Array.of(0, levels), sparse: layering.sparse, netOrder: Int32Array.from({length: many}, (_, n) => n), free: new Uint8Array(count),
    keyOf: (net, l) => {
      const hops = l + 1 - layering.level[layering.begin[net]];
      return hops === 0 ? place[layering.begin[net]] : hops > 0 && hops <= layering.chainLength[net] ? place[layering.chain[net] + hops - 1] : NaN;
    },
  }, {columnGap, rowGap: gap});
  /** @type {number[]} */ const runs = [];
  const routeStarts = new Int32Array(from.length + 1);
  for (let n = 0; n < many; n++) {
    for (let t = nets.targetStarts[n]; t < nets.targetStarts[n + 1]; t++) {
      result.pushRuns(n, t, runs);
      routeStarts[t + 1] = runs.length;
    }
  }
  return {x: result.x, y: result.y.map((line) => line - h / 2), level, width: result.width, height: result.height, crossings,
    routes: Float64Array.from(runs), routeStarts, routeEdge: nets.edge};
}

/** @param {number} count @param {ArrayLike<number>} from @param {ArrayLike<number>} to */
function netsOf(count, from, to) {
  const starts = new Int32Array(count + 1);
  for (let e = 0; e < from.length; e++) starts[from[e] + 1]++;
  const sources = [];
  const targetStarts = [0];
  for (let v = 0; v < count; v++) {
    if (starts[v + 1]) {
      sources.push(v);
      targetStarts.push(targetStarts[targetStarts.length - 1] + starts[v + 1]);
    }
    starts[v + 1] += starts[v];
  }
  const edge = new Int32Array(from.length);
  const next = starts.slice();
  for (let e = 0; e < from.length; e++) edge[next[from[e]]++] = e;
  return {sourceItem: Int32Array.from(sources), targetStarts: Int32Array.from(targetStarts), edge, targetItem: edge.map((e) => to[e]), targetPort: new Int8Array(from.length)};
}

/** @param {number} count @param {ArrayLike<number>} from @param {ArrayLike<number>} to @returns {Uint8Array} what leads to the last node */
function leadsTo(count, from, to) {
  const leads = new Uint8Array(count);
  leads[count - 1] = 1;
  for (let changed = true; changed;) {
    changed = false;
    for (let e = from.length - 1; e >= 0; e--) {
      if (!leads[to[e]] || leads[from[e]]) continue;
      leads[from[e]] = 1;
      changed = true;
    }
  }
  return leads;
}
