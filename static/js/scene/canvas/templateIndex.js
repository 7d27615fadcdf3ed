/** What is asked of a template again and again, made once: what of it lies in a rectangle, and which edges end at an item. Pure. */

import {boundsFor, indexBoxes} from "./boxIndex.js";

/**
 * @typedef {import("../../layout/types.js").Template} Template
 *
 * @typedef {object} TemplateIndex
 * @property {import("./boxIndex.js").BoxIndex} items with all that stands out of them
 * @property {import("./boxIndex.js").BoxIndex} pieces
 * @property {import("./boxIndex.js").Bounds} piecePlaces the bounds of those parts
 * @property {{run: Int32Array, x: Float32Array}} own where the part of each piece begins that no piece before it has drawn
 * @property {import("./boxIndex.js").BoxIndex} chips
 * @property {(item: number) => Int32Array} piecesTo the pieces that end at an item; -1: that leave the frame
 * @property {(item: number) => Int32Array} chipsOf
 */

/** What stands out of a box: a flag, a ring, the outlines of a stack. */
const AROUND = 14;
/** What a line takes up beside its runs: its width, and a curve that turns back. */
const OUT = 26;

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
  const own = ownParts(template);
  const piecePlaces = boundsOfPieces(template, own);
  const [of, ofChips] = [gathered(pieceItem, itemX.length), gathered(chipItem, itemX.length)];
  return {
    items: indexBoxes(items), pieces: indexBoxes(piecePlaces), piecePlaces, own, chips: indexBoxes(chips),
    piecesTo: of, chipsOf: ofChips,
  };
}

/**
 * Pieces of one net go a part of their way together: each has a part of its own, where the one before it has not been.
 * @param {Template} template
 * @returns {{run: Int32Array, x: Float32Array}} where that part begins: its run, and its place on it
 */
function ownParts({pieceNet, pieceBow, runStarts, runs}) {
  const [run, x] = [Int32Array.from(pieceNet, (_, p) => runStarts[p]), Float32Array.from(pieceNet, (_, p) => runs[runStarts[p]])];
  for (let p = 1; p < pieceNet.length; p++) {
    if (pieceNet[p] !== pieceNet[p - 1] || pieceBow[p] || pieceBow[p - 1]) continue;
    let [mine, other] = [runStarts[p], runStarts[p - 1]];
    const [end, otherEnd] = [runStarts[p + 1], runStarts[p]];
    const together = () => mine < end && other < otherEnd && runs[mine] === runs[other] && runs[mine + 2] === runs[other + 2];
    while (together() && runs[mine + 1] === runs[other + 1]) {
      mine += 3;
      other += 3;
    }
    if (together()) {
      const [to, until] = [runs[mine + 1], runs[other + 1]];
      run[p] = mine;
      x[p] = to >= runs[mine] ? Math.max(runs[mine], Math.min(to, until)) : Math.min(runs[mine], Math.max(to, until));
    } else if (mine > runStarts[p]) {
      run[p] = mine - 3;
      x[p] = runs[mine - 2];
    }
  }
  return {run, x};
}

/** @param {Template} template @param {{run: Int32Array, x: Float32Array}} own */
function boundsOfPieces({runStarts, runs, pieceBow}, own) {
  const bounds = boundsFor(pieceBow.length);
  for (let p = 0; p < pieceBow.length; p++) {
    let [left, right, top, bottom] = [own.x[p], own.x[p], Infinity, -Infinity];
    for (let r = own.run[p]; r < runStarts[p + 1]; r += 3) {
      if (r > own.run[p]) left = Math.min(left, runs[r]);
      if (r > own.run[p]) right = Math.max(right, runs[r]);
      left = Math.min(left, runs[r + 1]);
      right = Math.max(right, runs[r + 1]);
      top = Math.min(top, runs[r + 2]);
      bottom = Math.max(bottom, runs[r + 2]);
    }
    const bow = Math.abs(pieceBow[p]) + 6;
    bounds.left[p] = left - OUT;
    bounds.right[p] = right + OUT;
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
