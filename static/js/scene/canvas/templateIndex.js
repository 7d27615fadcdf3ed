/** What is asked of a template again and again, made once: what of it lies in a rectangle, and which edges end at an item. Pure. */

import {boundsFor, indexBoxes} from "./boxIndex.js";

/**
 * @typedef {import("../../layout/types.js").Template} Template
 *
 * @typedef {object} TemplateIndex
 * @property {import("./boxIndex.js").BoxIndex} items with all that stands out of them
 * @property {import("./boxIndex.js").BoxIndex} pieces
 * @property {import("./boxIndex.js").BoxIndex} chips
 * @property {(item: number) => Int32Array} piecesTo the pieces that end at an item; -1: that leave the frame
 * @property {(item: number) => Int32Array} chipsOf
 */

/** What stands out of a box: a flag, a ring, the outlines of a stack. */
const AROUND = 14;

/** @type {WeakMap<Template, TemplateIndex>} */
const known = new WeakMap();

/** @param {Template} template @returns {TemplateIndex} */
export function indexOf(template) {
  const found = known.get(template);
  if (found) return found;
  const made = make(template);
  known.set(template, made);
  return made;
}

/** @param {Template} template @returns {TemplateIndex} */
function make(template) {
  const {itemX, itemY, itemW, itemH, itemHalf, itemKind, chipX, chipY, chipW, chipH, chipItem, pieceItem} = template;
  const items = boundsFor(itemX.length);
  for (let i = 0; i < itemX.length; i++) {
    const reach = itemKind[i] === 0 ? 2 * itemHalf[i] : 0;
    items.left[i] = itemX[i] - reach - AROUND;
    items.top[i] = itemY[i] - AROUND;
    items.right[i] = itemX[i] + itemW[i] + AROUND;
    items.bottom[i] = itemY[i] + itemH[i] + AROUND;
  }
  const chips = boundsFor(chipX.length);
  for (let c = 0; c < chipX.length; c++) {
    chips.left[c] = chipX[c];
    chips.top[c] = chipY[c];
    chips.right[c] = chipX[c] + chipW[c];
    chips.bottom[c] = chipY[c] + chipH[c];
  }
  const [of, ofChips] = [gathered(pieceItem, itemX.length), gathered(chipItem, itemX.length)];
  return {
    items: indexBoxes(items), pieces: indexBoxes(boundsOfPieces(template)), chips: indexBoxes(chips),
    piecesTo: of, chipsOf: ofChips,
  };
}

/** @param {Template} template */
function boundsOfPieces({runStarts, runs, pieceBow}) {
  const bounds = boundsFor(pieceBow.length);
  for (let p = 0; p < pieceBow.length; p++) {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let r = runStarts[p]; r < runStarts[p + 1]; r++) {
      left = Math.min(left, runs[3 * r], runs[3 * r + 1]);
      right = Math.max(right, runs[3 * r], runs[3 * r + 1]);
      top = Math.min(top, runs[3 * r + 2]);
      bottom = Math.max(bottom, runs[3 * r + 2]);
    }
    const bow = Math.abs(pieceBow[p]) + 6;
    bounds.left[p] = left - 2;
    bounds.right[p] = right + 2;
    bounds.top[p] = top - bow;
    bounds.bottom[p] = bottom + bow;
  }
  return bounds;
}

/** @param {Int32Array} item of each thing; -1 for none @param {number} count @returns {(item: number) => Int32Array} the things of an item */
function gathered(item, count) {
  const starts = new Int32Array(count + 2);
  for (const i of item) starts[i + 2]++;
  for (let i = 0; i <= count; i++) starts[i + 1] += starts[i];
  const things = new Int32Array(item.length);
  const next = starts.slice();
  item.forEach((i, thing) => { things[next[i + 1]++] = thing; });
  return (i) => things.subarray(starts[i + 1], starts[i + 2]);
}
