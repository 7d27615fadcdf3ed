/** Groups open and close: what stays goes from where it was to where it is. Pure. */

import {visit} from "./detail.js";

/**
 * @typedef {import("../../layout/types.js").LargePicture} LargePicture
 * @typedef {import("./paint.js").Ground} Ground
 * @typedef {{f: number, dx: number, dy: number, w: number, h: number, items: {i: number, dx: number, dy: number}[]}} Moved a frame, and what
 *   of it is in view: how far it was from where it is
 */

/**
 * @param {Ground} before @param {Ground} after of the same graph
 * @param {import("./detail.js").Corners} corners what is in view @param {number} scale
 * @param {number} most things that are moved at once
 * @returns {((share: number) => LargePicture) | null} the picture on the way, from 0 to 1; null where there is nothing or too much to move
 */
export function movesBetween(before, after, corners, scale, most) {
  const {picture, places} = after;
  /** @type {Map<number, Moved>} */ const moved = new Map();
  let [things, far] = [0, 0];
  const nothing = () => {};
  /** @param {number} f @param {number} w @param {number} h */
  function frame(f, w, h) {
    const was = f > 0 ? before.places.group(picture.frameGroup[f]) : undefined;
    const known = was ? {dx: was.x - picture.frameX[f], dy: was.y - picture.frameY[f], w: was.w - w, h: was.h - h} : {dx: 0, dy: 0, w: 0, h: 0};
    moved.set(f, {f, ...known, items: []});
    far = Math.max(far, Math.abs(known.dx), Math.abs(known.dy), Math.abs(known.w));
    things++;
  }
  visit(picture, corners, scale, {
    block(f, {w, h}) { frame(f, w, h); },
    frame(f, {w, h}) { frame(f, w, h); },
    pieces: nothing, chips: nothing,
    items(f, template, ...[, , items]) {
      if (!moved.has(f)) frame(f, 0, 0);
      const {items: list} = /** @type {Moved} */ (moved.get(f));
      for (const i of items) {
        const ref = picture.itemRef[picture.itemStarts[f] + i];
        const was = template.itemKind[i] === 0 ? before.places.own(ref) : before.places.group(ref);
        if (!was) continue;
        const is = places.item(f, i);
        list.push({i, dx: was.x - is.x, dy: was.y - is.y});
        far = Math.max(far, Math.abs(was.x - is.x), Math.abs(was.y - is.y));
      }
      things += items.length;
    },
  });
  if (things > most || far < 1) return null;
  return (share) => onTheWay(picture, [...moved.values()], 1 - share);
}

/** @param {LargePicture} picture @param {Moved[]} moved @param {number} rest of the way @returns {LargePicture} without edges, which would cross it */
function onTheWay(picture, moved, rest) {
  const [frameX, frameY, frameTemplate] = [picture.frameX.slice(), picture.frameY.slice(), picture.frameTemplate.slice()];
  const templates = picture.templates.slice();
  const none = {pieceNet: new Int32Array(0), pieceItem: new Int32Array(0), pieceSlot: new Int32Array(0), pieceBow: new Float32Array(0), runStarts: new Int32Array(1), runs: new Float32Array(0)};
  for (const {f, dx, dy, w, h, items} of moved) {
    const template = picture.templates[picture.frameTemplate[f]];
    frameX[f] += dx * rest;
    frameY[f] += dy * rest;
    const [itemX, itemY, chipX, chipY] = [template.itemX.slice(), template.itemY.slice(), template.chipX.slice(), template.chipY.slice()];
    const shifts = new Map(items.map((item) => [item.i, item]));
    for (const {i, dx: x, dy: y} of items) {
      itemX[i] += (x - dx) * rest;
      itemY[i] += (y - dy) * rest;
    }
    template.chipItem.forEach((item, c) => {
      const shift = shifts.get(item);
      if (!shift) return;
      chipX[c] += (shift.dx - dx) * rest;
      chipY[c] += (shift.dy - dy) * rest;
    });
    frameTemplate[f] = templates.push({...template, ...none, w: template.w + w * rest, h: template.h + h * rest, itemX, itemY, chipX, chipY}) - 1;
  }
  return {...picture, templates, frameX, frameY, frameTemplate};
}
