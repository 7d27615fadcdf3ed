/** The word above the first node to compute, as long as the walk has not begun. */

import {invite} from "../../words/goOn.js";

const HEIGHT = 30;
const GAP = 14;

/**
 * @param {import("./pen.js").Pen} pen
 * @param {import("./locate.js").Spot} spot where the node is
 * @param {string} name
 * @returns {{x: number, y: number, w: number, h: number}} in px of the canvas
 */
export function drawInvitation(pen, spot, name) {
  const {ctx, color, k} = pen;
  const text = invite(name);
  const w = pen.widthOf(text, "invitation") + 28;
  const [x, y] = [spot.x + spot.w / 2, spot.y - (GAP + HEIGHT) / k];
  pen.onScreen(x, y);
  pen.box(-w / 2, 0, w, HEIGHT, HEIGHT / 2);
  pen.fill(color.ink);
  ctx.beginPath();
  ctx.moveTo(-7, HEIGHT - 2);
  ctx.lineTo(0, HEIGHT + 6);
  ctx.lineTo(7, HEIGHT - 2);
  pen.fill(color.ink);
  ctx.textBaseline = "middle";
  pen.write(text, 0, HEIGHT / 2 + 1, "invitation", color["on-ink"], "center");
  ctx.textBaseline = "alphabetic";
  const corner = ctx.getTransform();
  const ratio = corner.a;
  return {x: corner.e / ratio - w / 2, y: corner.f / ratio, w, h: HEIGHT};
}
