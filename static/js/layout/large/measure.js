import {COMPACT_CHIPS, NODE_HEIGHT, STACK, chipHalf, chipReach, chipsBelow, closedSize, nodeWidth} from "../sizes.js";
import {GROUP_TIP} from "../picture.js";

/**
 * The items of a frame with their sizes and chips, in columns.
 *
 * @typedef {object} Measured
 * @property {Uint8Array} kind 0 node, 1 closed group, 2 open group
 * @property {Float64Array} w @property {Float64Array} h of the box itself
 * @property {Float64Array} half as in Template
 * @property {Float64Array} room width taken, from the left side
 * @property {Float64Array} left @property {Float64Array} tip @property {Float64Array} exit as in Units
 * @property {Float64Array} above @property {Float64Array} below
 * @property {number[]} chipItem @property {number[]} chipSlot
 * @property {number[]} chipX @property {number[]} chipY from the item's upper left corner @property {number[]} chipW @property {number[]} chipH
 */

/** Of a constant's chip no characters are counted. */
export const CONSTANT = -1;

/**
 * @param {ArrayLike<number>} descriptions of the items, one after the other: 0, characters, named, index of its operation,
 *   chips, per chip slot and characters; or 1, groups inside, chips, per chip its slot; or 2, template
 * @param {string[]} ops @param {Record<string, string> | undefined} symbols
 * @param {(template: number) => {w: number, h: number}} sizeOf
 * @param {number} count items
 * @returns {Measured}
 */
export function measured(descriptions, ops, symbols, sizeOf, count) {
  const [w, h, half, room, left, tip, exit, above, below] = Array.from({length: 9}, () => new Float64Array(count));
  /** @type {Measured} */
  const all = {kind: new Uint8Array(count), w, h, half, room, left, tip, exit, above, below, chipItem: [], chipSlot: [], chipX: [], chipY: [], chipW: [], chipH: []};
  let at = 0;
  for (let i = 0; i < count; i++) {
    const kind = all.kind[i] = descriptions[at++];
    if (kind === 0) at = measureNode(all, i, descriptions, at, ops, symbols);
    else if (kind === 1) at = measureClosed(all, i, descriptions, at);
    else {
      const size = sizeOf(descriptions[at++]);
      w[i] = room[i] = exit[i] = size.w;
      h[i] = size.h;
      above[i] = below[i] = size.h / 2;
    }
  }
  return all;
}

/** @param {Measured} all @param {number} i @param {ArrayLike<number>} descriptions @param {number} at @param {string[]} ops
 * @param {Record<string, string> | undefined} symbols @returns {number} */
function measureNode(all, i, descriptions, at, ops, symbols) {
  const w = nodeWidth(descriptions[at], descriptions[at + 1] === 1);
  const half = chipHalf(ops[descriptions[at + 2]], symbols);
  const chips = [];
  const many = descriptions[at + 3];
  at += 4;
  for (let k = 0; k < many; k++, at += 2) {
    all.chipItem.push(i);
    all.chipSlot.push(descriptions[at]);
    chips.push({length: Math.max(0, descriptions[at + 1]), constant: descriptions[at + 1] === CONSTANT});
  }
  const {places, below, reach} = chipsBelow(chips, w);
  for (const place of places) pushChip(all, place);
  all.w[i] = all.exit[i] = w;
  all.h[i] = NODE_HEIGHT;
  all.half[i] = half;
  all.room[i] = w + Math.ceil(reach);
  all.left[i] = Math.max(chipReach(half), Math.ceil(reach));
  all.tip[i] = chipReach(half);
  all.above[i] = NODE_HEIGHT / 2;
  all.below[i] = NODE_HEIGHT / 2 + below;
  return at;
}

/** @param {Measured} all @param {number} i @param {ArrayLike<number>} descriptions @param {number} at @returns {number} */
function measureClosed(all, i, descriptions, at) {
  const many = descriptions[at + 1];
  const size = closedSize(descriptions[at], many > 0);
  const stack = size.stack ? STACK : 0;
  at += 2;
  for (let k = 0; k < many; k++) {
    all.chipItem.push(i);
    all.chipSlot.push(descriptions[at++]);
    pushChip(all, COMPACT_CHIPS[k]);
  }
  all.w[i] = size.w;
  all.h[i] = size.h;
  all.half[i] = size.stack ? 1 : 0;
  all.room[i] = all.exit[i] = size.w + stack;
  all.left[i] = all.tip[i] = GROUP_TIP;
  all.above[i] = size.h / 2 + stack;
  all.below[i] = size.h / 2;
  return at;
}

/** @param {Measured} all @param {{x: number, y: number, w: number, h: number}} place */
function pushChip(all, {x, y, w, h}) {
  all.chipX.push(x);
  all.chipY.push(y);
  all.chipW.push(w);
  all.chipH.push(h);
}
