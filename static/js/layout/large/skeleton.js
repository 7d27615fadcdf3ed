import {closedSize} from "../sizes.js";
import {numbers} from "./column.js";
import {foldedLevels} from "./fold.js";
import {byNet} from "./lifting.js";
import {layeringOf} from "./layering.js";
import {shortestLevels} from "./levels.js";
import {orderOf} from "./order.js";
import {workFor} from "./work.js";
import {wrapping} from "./wrap.js";

/**
 * What of a frame's layout does not depend on which groups are open, nor on how large things are: levels, the order on each,
 * and where it is wrapped. So opening a group leaves everything else in its order.
 *
 * @typedef {object} Skeleton
 * @property {Int32Array} level of each item, from 0
 * @property {Int32Array} place of each item on its level, among waypoints
 * @property {Int32Array} netOf per net of the lifted frame: its net here
 * @property {(net: number, level: number) => number} placeOf place of a net's vertex on a level of items (-1: the left side,
 *   levels: the right side); NaN where it has none
 * @property {boolean} sparse whether long edges go without waypoints
 * @property {ReturnType<typeof wrapping>} wrap where it is wrapped
 */

/**
 * @param {import("./lifting.js").Lifted} lifted
 * @param {{kinds: string[], leads: Uint8Array, free: Uint8Array, children: Int32Array}} about each item: its kind, whether it
 *   leads to the root, whether its operands may change places, how many groups are inside it (-1: a node)
 * @param {number} proportion width by height that are wanted
 * @returns {Skeleton}
 */
export function skeletonOf(lifted, {kinds, leads, free, children}, proportion) {
  const items = lifted.items.length;
  const {nets, netOf} = mergedNets(lifted, free, children);
  const from = [];
  const to = [];
  for (let n = 0; n < nets.sourceItem.length; n++) {
    if (nets.sourceItem[n] < 0) continue;
    for (let t = nets.targetStarts[n]; t < nets.targetStarts[n + 1]; t++) {
      from.push(nets.sourceItem[n]);
      to.push(nets.targetItem[t]);
    }
  }
  const shortest = shortestLevels(items, from, to, leads, kinds);
  const level = foldedLevels(items, shortest.level, shortest.levels, from, to, nets, proportion) ?? shortest.level;
  const levels = level.reduce((most, own) => Math.max(most, own + 1), 0);
  const layering = layeringOf(items, level, levels, nets);
  const {rows} = orderOf(layering, workFor(items));
  const place = new Int32Array(layering.count);
  for (let l = 0; l < layering.levels; l++) for (let i = rows.starts[l]; i < rows.starts[l + 1]; i++) place[rows.vertices[i]] = i - rows.starts[l];
  const heights = numbers(items, (i) => (children[i] < 0 ? 0 : closedSize(children[i], false).h));
  const {begin, chain, chainLength} = layering;
  return {
    level, place, netOf, sparse: layering.sparse, wrap: wrapping(layering, items, heights, nets, levels, proportion),
    placeOf(net, l) {
      const hops = l + 1 - layering.level[begin[net]];
      if (hops === 0) return place[begin[net]];
      // The way out through the right side follows the waypoints.
      const longest = chainLength[net] + nets.exported[net];
      return hops > 0 && hops <= longest ? place[chain[net] + hops - 1] : NaN;
    },
  };
}

/**
 * All that comes out of one item is one net.
 * @param {import("./lifting.js").Lifted} lifted @param {Uint8Array} free @param {Int32Array} children
 */
function mergedNets(lifted, free, children) {
  const {sourceItem, exported, targetStarts, targetItem, targetSlot} = lifted.shape;
  const netOf = new Int32Array(sourceItem.length);
  const ofItem = new Int32Array(lifted.items.length).fill(-1);
  /** @type {number[]} */ const sources = [];
  /** @type {number[]} */ const out = [];
  const net = new Int32Array(targetItem.length);
  for (let n = 0; n < sourceItem.length; n++) {
    const item = sourceItem[n];
    let at = item < 0 ? -1 : ofItem[item];
    if (at < 0) {
      at = sources.push(item) - 1;
      out.push(0);
      if (item >= 0) ofItem[item] = at;
    }
    netOf[n] = at;
    out[at] |= exported[n];
    net.fill(at, targetStarts[n], targetStarts[n + 1]);
  }
  const targets = byNet(sources.length, lifted.items.length, net, targetItem, targetSlot);
  const arity = new Int32Array(lifted.items.length);
  for (const item of targets.targetItem) arity[item]++;
  const targetPort = new Int8Array(targets.targetItem.length);
  targets.targetItem.forEach((item, t) => {
    if (!free[item] && arity[item] > 1 && children[item] < 0) targetPort[t] = targets.targetSlot[t] ? 1 : -1;
  });
  return {netOf, nets: {sourceItem: new Int32Array(sources), exported: new Uint8Array(out), targetStarts: targets.targetStarts, targetItem: targets.targetItem, targetPort}};
}
