/** How much is drawn at a scale, and what of it is in view: frames outside are skipped, small ones are one block. Pure. */

import {indexOf} from "./templateIndex.js";

/**
 * @typedef {import("../../layout/types.js").LargePicture} LargePicture
 * @typedef {import("../../layout/types.js").Template} Template
 * @typedef {{left: number, top: number, right: number, bottom: number}} Corners in the picture
 *
 * @typedef {object} Brush What paints the parts of a picture. x, y: the frame's upper left corner.
 * @property {(f: number, template: Template, x: number, y: number) => void} block a frame as one block
 * @property {(f: number, template: Template, x: number, y: number) => void} frame the ground of a frame; frame 0 has none
 * @property {(f: number, template: Template, x: number, y: number, pieces: number[], inside: Corners) => void} pieces `inside`: what is in view, from that corner
 * @property {(f: number, template: Template, x: number, y: number, items: number[]) => void} items nodes and closed groups
 * @property {(f: number, template: Template, x: number, y: number, chips: number[]) => void} chips
 */

/** From this scale on texts can be read: 15 px are 9 then. */
export const NEAR = 0.6;
/** From this scale on chips of parameters are drawn, and edges. */
export const CHIPS = 0.2;
const EDGES = 0.012;
/** A frame that is smaller on the screen, in px, is one block. */
const BLOCK = 40;

/** @param {Template} template @param {number} scale */
export const isBlock = ({w, h}, scale) => Math.min(w, h) * scale < BLOCK;

/**
 * Goes through what is in view, outer frames first.
 * @param {LargePicture} picture
 * @param {Corners} corners
 * @param {number} scale
 * @param {Brush} brush
 */
export function visit(picture, corners, scale, brush) {
  const {templates, frameTemplate, frameX, frameY, itemStarts, itemRef} = picture;
  const waiting = [0];
  while (waiting.length) {
    const f = /** @type {number} */ (waiting.pop());
    const template = templates[frameTemplate[f]];
    const [x, y] = [frameX[f], frameY[f]];
    const [left, top, right, bottom] = [corners.left - x, corners.top - y, corners.right - x, corners.bottom - y];
    if (f > 0) {
      if (left > template.w || right < 0 || top > template.h || bottom < 0) continue;
      if (isBlock(template, scale)) {
        brush.block(f, template, x, y);
        continue;
      }
      brush.frame(f, template, x, y);
    }
    const index = indexOf(template);
    if (scale >= EDGES) brush.pieces(f, template, x, y, index.pieces.within(left, top, right, bottom), {left, top, right, bottom});
    const items = [];
    for (const i of index.items.within(left, top, right, bottom)) {
      if (template.itemKind[i] === 2) waiting.push(itemRef[itemStarts[f] + i]);
      else items.push(i);
    }
    brush.items(f, template, x, y, items);
    if (scale >= CHIPS) brush.chips(f, template, x, y, index.chips.within(left, top, right, bottom));
  }
}

/**
 * How many things are in view.
 * @param {LargePicture} picture @param {Corners} corners @param {number} scale
 * @returns {{boxes: number, pieces: number}}
 */
export function weigh(picture, corners, scale) {
  const found = {boxes: 0, pieces: 0};
  visit(picture, corners, scale, {
    block() { found.boxes++; },
    frame() { found.boxes++; },
    pieces(_, template, ...[, , pieces]) {
      const {run} = indexOf(template).own;
      for (const p of pieces) found.pieces += (template.runStarts[p + 1] - run[p]) / 6;
    },
    items(...[, , , , items]) { found.boxes += items.length; },
    chips(...[, , , , chips]) { found.boxes += chips.length; },
  });
  return found;
}
