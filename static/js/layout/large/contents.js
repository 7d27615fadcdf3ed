import {byNet} from "./lifting.js";

/**
 * What is seen of one frame while some groups are closed: all nets that come out of one closed group are one net.
 *
 * @typedef {object} Content
 * @property {Int32Array} items node ids and, as -1 - g, groups
 * @property {Int32Array} kept the item's position in the lifted frame
 * @property {Int32Array} refs per net the node it comes from, or -1 - g for a closed group g
 * @property {Int32Array} source the item that is or holds it; -1: it comes in through the left side
 * @property {Uint8Array} exported
 * @property {Int32Array} targetStarts [nets + 1] @property {Int32Array} targetItem @property {Int32Array} targetSlot
 * @property {boolean} whole whether it is just the lifted frame: no group has to do with it that is closed
 * @property {Int32Array} lifted per net of the lifted frame the net it is part of; -1: it is not seen
 */

/**
 * @param {import("../../graph/groupTree.js").GroupTree} tree
 * @param {Int32Array} closed outermost closed group around each group; 0 for none
 * @returns {(lifted: import("./lifting.js").Lifted) => Content}
 */
export function contentsOf({of, chip, only}, closed) {
  const netOfGroup = new Int32Array(closed.length).fill(-1);
  /** Whether a constant is a chip at its consumer: both are seen. @param {number} id */
  const isChip = (id) => chip[id] === 2 && !closed[of[id]] && !closed[of[only[id]]];
  /** @param {import("./lifting.js").Lifted} frame */
  const isWhole = ({items, sources}) => {
    for (let n = 0; n < sources.length; n++) if (chip[sources[n]] || closed[of[sources[n]]]) return false;
    for (let i = 0; i < items.length; i++) if (items[i] >= 0 && chip[items[i]]) return false;
    return true;
  };

  return (frame) => {
    const {sources, shape} = frame;
    const {sourceItem, exported, targetStarts, targetItem, targetSlot} = shape;
    if (isWhole(frame)) return {items: frame.items, kept: shape.all, refs: sources, source: sourceItem, exported, targetStarts, targetItem, targetSlot, lifted: shape.allNets, whole: true};
    const kept = keptItems(frame.items, isChip);
    const itemAt = kept.length === frame.items.length ? null : new Int32Array(frame.items.length).fill(-1);
    if (itemAt) kept.forEach((i, k) => {
      itemAt[i] = k;
    });
    const items = itemAt ? kept.map((i) => frame.items[i]) : frame.items;
    const lifted = new Int32Array(sources.length);
    const refs = new Int32Array(sources.length);
    let nets = 0;
    for (let n = 0; n < sources.length; n++) {
      const group = closed[of[sources[n]]];
      if (!group) {
        if (isChip(sources[n])) {
          lifted[n] = -1;
        } else {
          lifted[n] = nets;
          refs[nets++] = sources[n];
        }
      } else if (netOfGroup[group] >= 0) {
        lifted[n] = netOfGroup[group];
      } else {
        lifted[n] = netOfGroup[group] = nets;
        refs[nets++] = -1 - group;
      }
    }
    for (let n = 0; n < nets; n++) if (refs[n] < 0) netOfGroup[-1 - refs[n]] = -1;

    const source = new Int32Array(nets);
    const out = new Uint8Array(nets);
    /** @type {number[]} */ const net = [];
    /** @type {number[]} */ const item = [];
    /** @type {number[]} */ const slot = [];
    for (let n = 0; n < sources.length; n++) {
      const at = lifted[n];
      if (at < 0) continue;
      source[at] = sourceItem[n] < 0 || !itemAt ? sourceItem[n] : itemAt[sourceItem[n]];
      out[at] |= exported[n];
      for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) {
        net.push(at);
        item.push(itemAt ? itemAt[targetItem[t]] : targetItem[t]);
        slot.push(targetSlot[t]);
      }
    }
    return {items, kept, refs: refs.subarray(0, nets), source, exported: out, ...byNet(nets, items.length, net, item, slot), lifted, whole: false};
  };
}

/** @param {Int32Array} items @param {(id: number) => boolean} isChip @returns {Int32Array} positions of those that are seen */
function keptItems(items, isChip) {
  let count = 0;
  const kept = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) if (items[i] < 0 || !isChip(items[i])) kept[count++] = i;
  return count === kept.length ? kept : kept.slice(0, count);
}
