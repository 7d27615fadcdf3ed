/** Which parts of a picture look different after a few steps of the walk, apart from what stands out of it anyway. Pure. */

import {isBlock} from "./detail.js";
import {indexOf} from "./templateIndex.js";

/**
 * @typedef {import("./detail.js").Corners} Corners
 * @typedef {import("./paint.js").Ground} Ground
 */

/** With more steps at once all is painted anew. */
const STEPS = 12;
const MOST = 150;
/** What stands out of a box on either side: its op chip, a flag, the lines that end there. */
const AROUND = 64;

/**
 * @param {Ground} ground
 * @param {import("../../walk/walk.js").Walk} walk
 * @param {number} before clock @param {number} now clock
 * @param {number} scale
 * @returns {Corners[] | null} null where it is quicker to paint all anew
 */
export function changedBetween({picture, places, graph}, walk, before, now, scale) {
  if (Math.abs(now - before) > STEPS) return null;
  /** @type {Corners[]} */ const found = [];
  const done = new Set();

  /** @param {import("./locate.js").Spot | undefined} spot */
  function add(spot) {
    if (!spot) return;
    // A frame that is one block has changed as a whole.
    let place = /** @type {{x: number, y: number, w: number, h: number}} */ (spot);
    for (let f = spot.frame; f > 0; f = picture.frameOuter[f]) {
      const template = picture.templates[picture.frameTemplate[f]];
      if (isBlock(template, scale)) place = {x: picture.frameX[f], y: picture.frameY[f], w: template.w, h: template.h};
    }
    found.push({left: place.x - AROUND, top: place.y - AROUND, right: place.x + place.w + AROUND, bottom: place.y + place.h + AROUND});
    if (spot.kind === "open" || spot.kind === "chip") return;
    for (const piece of indexOf(picture.templates[picture.frameTemplate[spot.frame]]).piecesTo(spot.item)) addPiece(spot.frame, piece);
  }

  /** @param {number} f @param {number} p */
  function addPiece(f, p) {
    const {left, top, right, bottom} = indexOf(picture.templates[picture.frameTemplate[f]]).piecePlaces;
    const [x, y] = [picture.frameX[f], picture.frameY[f]];
    found.push({left: x + left[p], top: y + top[p], right: x + right[p], bottom: y + bottom[p]});
  }

  /** The lines that leave for groups look as the node does. @param {number} id @param {import("./locate.js").Spot | undefined} spot */
  function addLeaving(id, spot) {
    if (!spot || spot.kind === "chip") return;
    const ref = spot.kind === "node" ? id : -1 - spot.group;
    for (let f = spot.frame; f >= 0; f = picture.frameOuter[f]) {
      const {pieceNet, pieceItem, itemKind} = picture.templates[picture.frameTemplate[f]];
      const net = picture.netRef.subarray(picture.netStarts[f], picture.netStarts[f + 1]).indexOf(ref);
      if (net < 0) return;
      for (let p = 0; p < pieceNet.length; p++) if (pieceNet[p] === net && (pieceItem[p] < 0 || itemKind[pieceItem[p]] !== 0)) addPiece(f, p);
    }
  }

  for (let clock = Math.min(before, now); clock <= Math.max(before, now); clock++) {
    const {node, slots, kind} = walk.frame(clock, true);
    if (node === null || done.has(node)) continue;
    done.add(node);
    const present = places.find(node);
    add(present);
    addLeaving(node, present);
    for (const slot of kind === "hand" ? slots : []) {
      const operand = graph.operandNodes[graph.operandStarts[node] + slot];
      const from = places.find(operand);
      add((present && places.chipAt(present, operand, slot)) ?? from);
      addLeaving(operand, from);
      if (from && present) for (const {frame, piece} of places.partsOf(from, present, slot)) addPiece(frame, piece);
    }
  }
  return found.length > MOST ? null : found;
}

/**
 * @typedef {{px: Corners, inside: Corners}} Part a place on the canvas, in px, and in the picture
 *
 * @param {Corners[]} places in the picture
 * @param {import("./pen.js").Seen} seen @param {number} width px @param {number} height
 * @param {number} most of the canvas, as a share
 * @returns {Part[] | null} those in view; null where they are more than that
 */
export function partsInView(places, {x, y, k}, width, height, most) {
  const parts = places.map(({left, top, right, bottom}) => {
    const px = {left: Math.max(0, x + k * left - 1), top: Math.max(0, y + k * top - 1), right: Math.min(width, x + k * right + 1), bottom: Math.min(height, y + k * bottom + 1)};
    return {px, inside: {left: (px.left - x) / k, top: (px.top - y) / k, right: (px.right - x) / k, bottom: (px.bottom - y) / k}};
  }).filter(({px: {left, top, right, bottom}}) => left < right && top < bottom);
  const area = parts.reduce((sum, {px: {left, top, right, bottom}}) => sum + (right - left) * (bottom - top), 0);
  return area > most * width * height ? null : parts;
}
