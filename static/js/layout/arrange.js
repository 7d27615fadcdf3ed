import {heightsOf} from "./coordinates.js";
import {columnsOf} from "./columns.js";
import {layersOf} from "./layers.js";
import {levelsOf, shortened} from "./levels.js";
import {orderOf} from "./order.js";

/** Up to this many items other levels are tried where edges cross. */
const SMALL = 200;

/**
 * Where the items of one frame stand, and how its edges run. Lengths are relative to its content's upper left corner.
 *
 * @typedef {object} Arrangement
 * @property {number} width
 * @property {number} height
 * @property {number[]} x left side of each item
 * @property {number[]} y line of each item
 * @property {number[]} entry per net that comes in from the left: where; else NaN
 * @property {number[]} exit per net that goes out to the right: where; else NaN
 * @property {number[][][]} runs per net and target (an exported net's way out comes last): horizontal runs, x, x, y each
 * @property {number[][]} turns per net and target 1 where the two operands have changed places
 */

/**
 * @param {import("./layers.js").Item[]} items @param {import("./layers.js").Net[]} nets
 * @param {{columnGap: number, rowGap: number, fit: {width: number, height: number} | null}} spacing
 * @returns {Arrangement}
 */
export function arrange(items, nets, spacing) {
  /** @type {number[]} */ const from = [];
  /** @type {number[]} */ const to = [];
  for (const net of nets) {
    if (net.source >= 0) for (const {item} of net.targets) {
      from.push(net.source);
      to.push(item);
    }
  }
  const leads = items.map((item) => (item.leads ? 1 : 0));
  const {level, levels} = levelsOf(items.length, from, to, leads, items.map((item) => item.kind));
  let layers = layersOf(items, nets, level, levels);
  let order = orderOf(layers);
  if (order.cost >= 1 && items.length <= SMALL) {
    const others = layersOf(items, nets, shortened(level, from, to), levels);
    const other = orderOf(others);
    if (other.cost < order.cost) [layers, order] = [others, other];
  }
  const {rows} = order;
  turnFree(layers, rows);
  const y = heightsOf(layers, rows, rowGapFor(layers, rows, spacing));
  let top = Infinity;
  let bottom = -Infinity;
  for (let v = 0; v < y.length; v++) {
    top = Math.min(top, y[v] - layers.above[v]);
    bottom = Math.max(bottom, y[v] + layers.below[v]);
  }
  for (let v = 0; v < y.length; v++) y[v] = Math.round((y[v] - top) * 2) / 2;
  const columns = columnsOf(items, layers, y, spacing);

  const entry = nets.map((net, n) => (net.source < 0 ? y[layers.paths[n][0][0]] : NaN));
  const exit = nets.map((net, n) => (net.exported ? y[/** @type {number} */ (layers.paths[n].at(-1)?.at(-1))] : NaN));
  const runs = nets.map((_, n) => layers.paths[n].map((path, t) => {
    const end = layers.last[n][t];
    return path.flatMap((v, hop) => {
      const first = hop === 0;
      const last = hop === path.length - 1;
      const at = y[v] + (first ? nets[n].sourceY : last && end >= 0 ? layers.toY[end] : last && t < nets[n].targets.length ? nets[n].targets[t].y : 0);
      return [...columns.run(v, first, last), at];
    });
  }));
  const turns = nets.map((net, n) => net.targets.map((target, t) => {
    const end = layers.last[n][t];
    return end >= 0 && layers.toY[end] !== target.y ? 1 : 0;
  }));
  return {
    width: columns.width, height: items.length ? bottom - top : 0, x: items.map((_, v) => columns.x[v]),
    y: items.map((_, v) => y[v]), entry, exit, runs, turns,
  };
}

/**
 * a*b + a: the way of `a` around a*b would cross the other edge just before the sum. Where the order of operands means
 * nothing, they change places.
 * @param {import("./layers.js").Layers} layers @param {Int32Array[]} rows
 */
function turnFree(layers, rows) {
  const place = new Float64Array(layers.level.length);
  for (const row of rows) row.forEach((v, i) => {
    place[v] = i;
  });
  /** @type {Map<number, number>} */
  const first = new Map();
  for (let e = 0; e < layers.to.length; e++) {
    const v = layers.to[e];
    if (!layers.free[v]) continue;
    const other = first.get(v);
    first.set(v, e);
    if (other === undefined) continue;
    const wrong = (place[layers.from[e]] - place[layers.from[other]]) * (layers.toY[e] - layers.toY[other])
      || (layers.from[e] === layers.from[other] ? (layers.fromY[e] - layers.fromY[other]) * (layers.toY[e] - layers.toY[other]) : 0);
    if (wrong < 0) [layers.toY[e], layers.toY[other]] = [layers.toY[other], layers.toY[e]];
  }
}

/**
 * @param {import("./layers.js").Layers} layers @param {Int32Array[]} rows
 * @param {{rowGap: number, fit: {width: number, height: number} | null}} spacing
 */
function rowGapFor({above, below, item}, rows, {rowGap, fit}) {
  if (!fit) return rowGap;
  let gap = rowGap;
  for (const row of rows) {
    const boxes = Array.from(row).filter((v) => item[v]);
    const room = boxes.reduce((sum, v) => sum + above[v] + below[v], 0);
    if (boxes.length > 1) gap = Math.min(gap, (fit.height - room) / (boxes.length - 1));
  }
  return Math.max(36, Math.floor(gap));
}
