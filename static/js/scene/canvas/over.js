/** Paints what stands out over a large picture: the present step with its edges and numbers, what is chosen, what is pointed at. */

import {HUES} from "../looks.js";
import {NEAR} from "./detail.js";
import {begins, traceArrow, tracePiece, arrives} from "./lines.js";
import {pointAt} from "./route.js";

/**
 * @typedef {import("./pen.js").Pen} Pen
 * @typedef {import("./locate.js").Spot} Spot
 * @typedef {import("./now.js").Strand} Strand
 * @typedef {import("./now.js").Now} Now
 * @typedef {{points: import("./route.js").Point[], lengths: Float64Array}} Way
 */

const PILL = {padding: 6, height: 22};
/** The least side of what marks the present thing, in px of the screen. */
const LEAST = 9;
const HEAD = 44;

/** @param {Strand} strand */
export const isNow = ({look: {state}}) => state === "forward" || state === "handing";

/**
 * @param {Pen} pen
 * @param {Now} now
 * @param {import("../../walk/walk.js").Frame} frame
 * @param {import("../../layout/types.js").LargePicture} picture
 * @param {{spot: (spot: Spot) => void}} brush for what can be read
 * @param {{halo: Spot | undefined, chosen: Spot | undefined, focus: Spot | null, hover: Spot | undefined, flow: number, ways: Way[]}} moving `flow`: how far
 *   numbers have travelled, 0 to 1; 1: they stand where they stay. `ways` of the strands of the present step, in their order
 */
export function drawOver(pen, now, frame, picture, brush, {halo, chosen, focus, hover, flow, ways}) {
  const near = pen.k >= NEAR;
  const hue = pen.color[/** @type {"fwd" | "bwd" | "upd"} */ (HUES[frame.phase])];
  const bright = pen.color[/** @type {"fwd-halo" | "bwd-halo" | "upd-halo"} */ (`${HUES[frame.phase]}-halo`)];
  for (const strand of now.strands) if (!isNow(strand)) drawStrand(pen, strand, picture, near);
  for (const strand of now.strands) if (isNow(strand)) drawStrand(pen, strand, picture, near);
  if (halo && !pen.theme.faded) drawHalo(pen, halo, near ? bright : hue, near);
  if (near) for (const spot of now.spots) brush.spot(spot);
  else for (const spot of now.spots) drawMark(pen, spot, spot === now.present ? hue : pen.color.ink, spot === now.present);
  if (now.present && near && (now.present.kind === "closed" || now.present.kind === "open")) ring(pen, now.present, hue, 3, 0);
  if (chosen && (!near || chosen.kind === "closed" || chosen.kind === "open")) ring(pen, chosen, pen.color.ink, 2, 5);
  if (hover && !near) ring(pen, hover, pen.color["ink-2"], 1.5, 0);
  if (focus) ring(pen, focus, pen.color.ink, 3, 5);
  let at = 0;
  for (const strand of now.strands) {
    const way = isNow(strand) ? ways[at++] : undefined;
    if (way && flow < 1 && way.points.length > 1) {
      const {x, y} = pointAt(way.points, way.lengths, strand.look.state === "handing" ? 1 - flow : flow);
      pen.onScreen(x, y);
      pen.ctx.beginPath();
      pen.ctx.arc(0, 0, near ? 5 * pen.k : 4, 0, 2 * Math.PI);
      pen.fill(hue);
    }
    if (near) drawPill(pen, strand, way, flow);
  }
}

/** @param {Pen} pen @param {Strand} strand @param {import("../../layout/types.js").LargePicture} picture @param {boolean} near */
function drawStrand(pen, strand, {templates, frameTemplate, frameX, frameY}, near) {
  const {ctx, color, hair} = pen;
  const {look, parts, tie} = strand;
  const back = look.state === "back" || look.state === "handing";
  const now = isNow(strand);
  const style = pen.theme.faded ? color.line : look.state === "forward" ? color.fwd : now || back ? color.bwd : color["ink-2"];
  const width = Math.max(now ? (tie ? 2.5 : 3.5) : 2.5, 1.5 * hair);
  if (tie) {
    const {chip, box} = tie;
    const [x, y] = [chip.x, chip.y + chip.h / 2];
    const [tipX, tipY] = [box.x + 5 - 14, box.y + box.h / 2 + 13];
    pen.at(0, 0);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.bezierCurveTo(Math.min(tipX, x - 12), y, tipX, y, tipX, tipY);
    pen.stroke(style, width);
    return;
  }
  for (const {frame: f, piece} of parts) {
    const template = templates[frameTemplate[f]];
    pen.at(frameX[f], frameY[f]);
    ctx.beginPath();
    tracePiece(ctx, template, piece, back, false, near);
    if (now && near) pen.stroke(color.bg, 9);
    pen.stroke(style, width, look.state === "todo" && near ? [3, 4] : undefined);
    if (!near) continue;
    ctx.beginPath();
    const length = look.state === "handing" ? 14 : look.state === "forward" ? 11 : 8;
    if (back ? begins(template, piece) : arrives(template, piece)) traceArrow(ctx, template, piece, length, back);
    pen.fill(style);
  }
}

/** @param {Spot} spot */
const heightOf = ({kind, h}) => (kind === "open" ? HEAD : h);

/** @param {Pen} pen @param {Spot} spot @param {string} style @param {boolean} near */
function drawHalo(pen, spot, style, near) {
  pen.at(spot.x, spot.y);
  const h = heightOf(spot);
  if (near) {
    pen.box(-1, -1, spot.w + 2, h + 2, spot.kind === "chip" ? h / 2 + 1 : 11);
    pen.stroke(style, 12);
    return;
  }
  // From afar what is present has to be found: a bright place of a size of its own.
  const {ctx, k} = pen;
  pen.onScreen(spot.x + spot.w / 2, spot.y + h / 2);
  const [w, tall] = [Math.max(LEAST, spot.w * k) + 8, Math.max(LEAST, h * k) + 8];
  ctx.globalAlpha = 0.3;
  ctx.beginPath();
  ctx.roundRect(-w / 2 - 3, -tall / 2 - 3, w + 6, tall + 6, 8);
  pen.fill(style);
  ctx.globalAlpha = 1;
}

/** A thing from afar. @param {Pen} pen @param {Spot} spot @param {string} style @param {boolean} solid */
function drawMark(pen, spot, style, solid) {
  const {ctx, k} = pen;
  const group = spot.kind === "closed" || spot.kind === "open";
  const [w, h] = [Math.max(solid ? LEAST : 4, spot.w * k), Math.max(solid ? LEAST : 4, spot.h * k)];
  pen.onScreen(spot.x + spot.w / 2, spot.y + spot.h / 2);
  ctx.beginPath();
  ctx.roundRect(-w / 2, -h / 2, w, h, Math.min(10 * k, w / 4));
  if (solid && !group) pen.fill(style);
  pen.stroke(style, solid ? 2.5 : 1.5);
}

/** @param {Pen} pen @param {Spot} spot @param {string} style @param {number} width @param {number} out */
function ring(pen, spot, style, width, out) {
  const {k} = pen;
  const gap = out * Math.min(1, Math.max(0.5, k));
  pen.onScreen(spot.x, spot.y);
  const [w, h] = [Math.max(4, spot.w * k), Math.max(4, spot.h * k)];
  pen.box(-gap, -gap, w + 2 * gap, h + 2 * gap, Math.min((spot.kind === "chip" ? spot.h / 2 : 10) * k + gap, h / 2 + gap));
  pen.stroke(style, width);
}

/** @param {Pen} pen @param {Strand} strand @param {Way | undefined} way @param {number} flow */
function drawPill(pen, strand, way, flow) {
  const {look, pill} = strand;
  if (!look.pill) return;
  const {ctx, color} = pen;
  const now = isNow(strand);
  let place = pill;
  if (way && flow < 1 && way.points.length > 1) {
    const rest = nearest(way, pill);
    const from = look.state === "handing" ? 1 - rest : rest;
    const share = from ? Math.min(flow, from) / from : 1;
    const along = (/** @type {number} */ t) => pointAt(way.points, way.lengths, look.state === "handing" ? 1 - t : t);
    const [at, end] = [along(Math.min(flow, from)), along(from)];
    place = {x: at.x + (pill.x - end.x) * share, y: at.y + (pill.y - end.y) * share};
  }
  const face = now ? "pillNow" : "pill";
  const w = pen.widthOf(look.pill, face) + 2 * PILL.padding;
  pen.at(place.x, place.y);
  pen.box(-w / 2, -PILL.height / 2, w, PILL.height, PILL.height / 2);
  pen.fill(color.surface);
  const forward = look.state === "forward";
  pen.stroke(forward ? color.fwd : now ? color.bwd : color["bwd-rest"], now ? 1.5 : 1);
  ctx.textBaseline = "middle";
  pen.write(look.pill, 0, 1, face, forward ? color.fwd : color.bwd, "center");
  ctx.textBaseline = "alphabetic";
}

/** @param {Way} way @param {import("./route.js").Point} place @returns {number} share of the way at which it comes nearest */
function nearest({points, lengths}, {x, y}) {
  let [best, least] = [0, Infinity];
  for (let i = 0; i <= 24; i++) {
    const point = pointAt(points, lengths, i / 24);
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance < least) [best, least] = [i / 24, distance];
  }
  return best;
}
