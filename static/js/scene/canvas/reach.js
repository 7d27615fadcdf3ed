/** How far what stands out of a picture reaches on the canvas, so that no more of it has to be cleared and shown anew. Pure. */

/**
 * @typedef {import("./detail.js").Corners} Corners
 * @typedef {{x: number, y: number, w: number, h: number}} Rectangle
 */

/** What stands out of a box on either side: its op chip, a flag, a halo, a word under it. */
const AROUND = 64;
/** A pill and the lines beside it. */
const PILL = {w: 64, h: 20};
/** A line with its arrow, and a curve that turns back. */
const BEND = 30;
/** Marks have a size of their own on the screen, in px, however small the picture is. */
const MARK = 24;

/**
 * @param {import("./now.js").Now} now
 * @param {import("../../layout/types.js").LargePicture} picture
 * @param {(Rectangle | null | undefined)[]} marked what else is marked
 * @param {import("./pen.js").Seen} seen
 * @returns {Corners} in px of the canvas; left > right where there is nothing
 */
export function reachOf({spots, strands}, picture, marked, {x, y, k}) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (/** @type {number} */ l, /** @type {number} */ t, /** @type {number} */ r, /** @type {number} */ b) => {
    left = Math.min(left, l);
    top = Math.min(top, t);
    right = Math.max(right, r);
    bottom = Math.max(bottom, b);
  };
  const addBox = (/** @type {Rectangle} */ box) => add(box.x - AROUND, box.y - AROUND, box.x + box.w + AROUND, box.y + box.h + AROUND);
  for (const spot of spots) addBox(spot);
  for (const spot of marked) if (spot) addBox(spot);
  for (const {parts, tie, pill} of strands) {
    if (tie) addBox(tie.chip);
    if (tie) addBox(tie.box);
    add(pill.x - PILL.w, pill.y - PILL.h, pill.x + PILL.w, pill.y + PILL.h);
    for (const {frame: f, piece: p} of parts) {
      const {runs, runStarts, pieceBow} = picture.templates[picture.frameTemplate[f]];
      const [dx, dy, bow] = [picture.frameX[f], picture.frameY[f], Math.abs(pieceBow[p]) + BEND];
      for (let r = runStarts[p]; r < runStarts[p + 1]; r += 3) {
        add(dx + Math.min(runs[r], runs[r + 1]) - BEND, dy + runs[r + 2] - bow, dx + Math.max(runs[r], runs[r + 1]) + BEND, dy + runs[r + 2] + bow);
      }
    }
  }
  return {left: x + k * left - MARK, top: y + k * top - MARK, right: x + k * right + MARK, bottom: y + k * bottom + MARK};
}

/** Both together. @param {Corners} a @param {Corners} b @returns {Corners} */
export const around = (a, b) => ({left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom)});
