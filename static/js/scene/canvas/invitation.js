/** The word above or below the first node to compute, as long as the walk has not begun. */

import {invite} from "../../words/goOn.js";
import {indexOf} from "./templateIndex.js";

const HEIGHT = 30;
const GAP = 14;

/** Between it and the side of the window. */
const EDGE = 8;
/** How far its tip points. */
const TIP = 8;
/** A thing that is covered weighs as much as so many lines. */
const BOX = 3;

/**
 * @param {import("./pen.js").Pen} pen
 * @param {import("./locate.js").Spot} spot where the node is
 * @param {string} name
 * @param {import("../../layout/types.js").LargePicture} picture
 * @param {number} width of what is painted on, px: it keeps inside as long as its node is there
 * @returns {{x: number, y: number, w: number, h: number}} in px of the canvas, with its tip
 */
export function drawInvitation(pen, spot, name, picture, width) {
  const {ctx, color, k} = pen;
  const text = invite(name);
  const w = pen.widthOf(text, "invitation") + 28;
  const middle = spot.x + spot.w / 2;
  const [above, below] = [spot.y - (GAP + HEIGHT) / k, spot.y + spot.h + GAP / k];
  const isBelow = covered(picture, spot.frame, middle - w / 2 / k, below, w / k, HEIGHT / k) < covered(picture, spot.frame, middle - w / 2 / k, above, w / k, HEIGHT / k);
  pen.onScreen(middle, isBelow ? below : above);
  const corner = ctx.getTransform();
  const [at, top] = [corner.e / corner.a, corner.f / corner.a];
  const inside = Math.max(EDGE, Math.min(width - EDGE - w, at - w / 2)) - at;
  const left = at < 0 || at > width ? -w / 2 : Math.max(HEIGHT / 2 - w, Math.min(-HEIGHT / 2, inside));
  pen.box(left, 0, w, HEIGHT, HEIGHT / 2);
  pen.fill(color.ink);
  const [base, tip] = isBelow ? [2, 2 - TIP] : [HEIGHT - 2, HEIGHT - 2 + TIP];
  ctx.beginPath();
  ctx.moveTo(-7, base);
  ctx.lineTo(0, tip);
  ctx.lineTo(7, base);
  pen.fill(color.ink);
  ctx.textBaseline = "middle";
  pen.write(text, left + w / 2, HEIGHT / 2 + 1, "invitation", color["on-ink"], "center");
  ctx.textBaseline = "alphabetic";
  return {x: at + left, y: top - TIP, w, h: HEIGHT + 2 * TIP};
}

/** What of a frame lies at a place of the picture. @param {import("../../layout/types.js").LargePicture} picture @param {number} f @param {number} x @param {number} y @param {number} w @param {number} h */
function covered({templates, frameTemplate, frameX, frameY}, f, x, y, w, h) {
  const {items, pieces} = indexOf(templates[frameTemplate[f]]);
  const corners = /** @type {const} */ ([x - frameX[f], y - frameY[f], x + w - frameX[f], y + h - frameY[f]]);
  return BOX * items.within(...corners).length + pieces.within(...corners).length;
}
