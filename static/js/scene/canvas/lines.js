/** The edges of a frame, all of one look in one stroke: to do, at rest, walked back, or as wide as what they carry. */

import {handedAt} from "./moments.js";
import {trace} from "./route.js";
import {indexOf} from "./templateIndex.js";

/**
 * @typedef {import("./pen.js").Pen} Pen
 * @typedef {import("../../layout/types.js").Template} Template
 * @typedef {import("../../layout/types.js").LargePicture} LargePicture
 *
 * @typedef {object} Flowing What the look of edges depends on.
 * @property {LargePicture} picture
 * @property {import("./moments.js").Moments} moments
 * @property {number} clock
 * @property {Int32Array} lasts the last node inside each group
 * @property {Uint8Array | null} mask
 * @property {import("./bundles.js").IsBundle} isBundle
 * @property {((from: number, to: number, slot: number, clock: number) => number) | null} strength of an edge, -1 to 1
 */

/** Smaller than this, curves and dashes are not seen. */
const CURVED = 0.3;
const DASHED = 0.45;
/** Of a line with more runs, three numbers each, only what is in view is drawn, and so much beside it. */
const LONG = 24;
const BESIDE = 60;
/** So small that lines would hide all else. */
const THIN = 0.05;
const FAINT = 0.12;
/** Browsers take long over the dashes of a line that runs far. */
const FAR = 5000;
const WIDEST = 6;
const WIDTHS = 5;
const LOOK = {todo: 0, rest: 1, back: 2, strong: 3};
const PLAIN = LOOK.strong + 2 * WIDTHS;
const WIDE = 2 * PLAIN;
/** What stands for several edges, as in the small picture. */
const BUNDLE = {width: 4, alpha: 0.85};

/**
 * @param {Flowing} flowing @param {number} f @param {Template} template @param {number} p
 * @returns {number} one of LOOK, or of the widths after it; PLAIN more where it is faint, WIDE more where it stands for several edges. In constant time.
 */
export function lookOfPiece({picture, moments, clock, lasts, mask, strength, isBundle}, f, template, p) {
  const ref = picture.netRef[picture.netStarts[f] + template.pieceNet[p]];
  const source = ref >= 0 ? ref : lasts[-1 - ref];
  const item = template.pieceItem[p];
  const target = item >= 0 && template.itemKind[item] === 0 ? picture.itemRef[picture.itemStarts[f] + item] : -1;
  const slot = template.pieceSlot[p];
  const faint = (mask && (!mask[source] || (target >= 0 && !mask[target])) ? PLAIN : 0) + (isBundle(f, template, p) ? WIDE : 0);
  if (clock < moments.value[target >= 0 ? target : source]) return faint + LOOK.todo;
  const direct = target >= 0 && slot >= 0;
  const walked = direct ? clock >= handedAt(moments, target, slot) : clock >= moments.gradient[source];
  if (!walked) return faint + LOOK.rest;
  if (!strength || !direct) return faint + LOOK.back;
  const x = strength(source, target, slot, clock);
  return faint + LOOK.strong + (x < 0 ? WIDTHS : 0) + Math.min(WIDTHS - 1, Math.floor(Math.abs(x) * WIDTHS));
}

/** @param {Pen} pen @param {number} look @returns {[string, number]} colour and width */
function styleOf({color}, look) {
  if (look === LOOK.todo || look === LOOK.rest) return [color.edge, 1.5];
  if (look === LOOK.back) return [color["bwd-rest"], 1.75];
  const wide = look - LOOK.strong;
  return [wide >= WIDTHS ? color.neg : color.pos, 0.75 + (wide % WIDTHS) / (WIDTHS - 1) * (WIDEST - 0.75)];
}

/**
 * @param {Pen} pen at the frame's corner
 * @param {Flowing} flowing @param {number} f @param {Template} template
 * @param {number[]} pieces
 * @param {boolean} near arrows are drawn
 * @param {import("./detail.js").Corners} inside what is in view, from that corner
 */
export function drawPieces(pen, flowing, f, template, pieces, near, inside) {
  if (!pieces.length) return;
  /** @type {Map<number, number[]>} */ const looks = new Map();
  for (const p of pieces) {
    const look = lookOfPiece(flowing, f, template, p);
    const same = looks.get(look);
    if (same) same.push(p); else looks.set(look, [p]);
  }
  const {ctx, k, hair} = pen;
  const clip = {left: inside.left - BESIDE, top: inside.top - BESIDE, right: inside.right + BESIDE, bottom: inside.bottom + BESIDE};
  for (const [look, same] of [...looks].sort(([one], [other]) => one - other)) { // whatever part is painted, the same lies over the other
    const plain = look % PLAIN;
    const isFaint = look % WIDE >= PLAIN;
    const [style, own] = styleOf(pen, plain);
    const width = look >= WIDE ? BUNDLE.width : own;
    const back = plain >= LOOK.back;
    ctx.globalAlpha = isFaint || k < THIN ? FAINT : look >= WIDE ? BUNDLE.alpha : 1;
    const pattern = plain === LOOK.todo ? [3, 4] : plain >= LOOK.strong + WIDTHS ? [7, 3] : null;
    const dashes = pattern !== null && k >= DASHED;
    ctx.beginPath();
    for (const p of same) if (!(dashes && isFar(template, p))) traceOwn(ctx, template, p, back, k < CURVED, near, clip);
    pen.stroke(style, Math.max(width, 0.6 * hair), dashes ? pattern : undefined);
    if (dashes) {
      ctx.beginPath();
      for (const p of same) if (isFar(template, p)) traceOwn(ctx, template, p, back, false, near, clip);
      pen.stroke(style, width);
    }
    if (near) {
      ctx.beginPath();
      for (const p of same) traceArrow(ctx, template, p, back ? 8 : 8, back);
      pen.fill(style);
    }
    ctx.globalAlpha = 1;
  }
}

/** @param {Template} template @param {number} p */
const isFar = ({runs, runStarts}, p) => Math.abs(runs[runStarts[p + 1] - 2] - runs[runStarts[p]]) + Math.abs(runs[runStarts[p + 1] - 1] - runs[runStarts[p] + 2]) > FAR;

/** Whether a piece begins at a box, not at the frame's left side. @param {Template} template @param {number} p */
export const begins = ({runs, runStarts}, p) => runs[runStarts[p]] > 1;

/** Whether it ends at a node or a closed group. @param {Template} template @param {number} p */
export const arrives = ({pieceItem, itemKind}, p) => pieceItem[p] >= 0 && itemKind[pieceItem[p]] !== 2;

/** The part of a piece that no piece before it has drawn. @param {import("./route.js").Line} line @param {Template} template @param {number} p @param {boolean} back @param {boolean} straight @param {boolean} near @param {import("./detail.js").Corners} clip */
function traceOwn(line, template, p, back, straight, near, clip) {
  const {runs, runStarts, pieceBow} = template;
  const {run, x} = indexOf(template).own;
  const whole = run[p] === runStarts[p] && x[p] === runs[run[p]];
  const behind = near && whole && begins(template, p) ? (back ? 8 : 1) : 0;
  const before = near && arrives(template, p) ? (back ? -1 : 6) : 0;
  trace(line, runs, run[p], runStarts[p + 1], pieceBow[p], behind, before, straight, x[p], runStarts[p + 1] - run[p] > LONG ? clip : null);
}

/** All of a piece. @param {import("./route.js").Line} line @param {Template} template @param {number} p @param {boolean} back @param {boolean} straight @param {boolean} near */
export function tracePiece(line, template, p, back, straight, near) {
  const {runs, runStarts, pieceBow} = template;
  const behind = near && begins(template, p) ? (back ? 8 : 1) : 0;
  const before = near && arrives(template, p) ? (back ? -1 : 6) : 0;
  trace(line, runs, runStarts[p], runStarts[p + 1], pieceBow[p], behind, before, straight);
}

/** @param {import("./pen.js").Ground} ctx @param {Template} template @param {number} p @param {number} length @param {boolean} back */
export function traceArrow(ctx, template, p, length, back) {
  const {runs, runStarts} = template;
  if (back ? !begins(template, p) : !arrives(template, p)) return;
  const end = runStarts[p + 1];
  const [x, y] = back ? [runs[runStarts[p]] + 1, runs[runStarts[p] + 2]] : [runs[end - 2], runs[end - 1]];
  const base = back ? x + length : x - length;
  ctx.moveTo(x, y);
  ctx.lineTo(base, y - length / 2);
  ctx.lineTo(base, y + length / 2);
  ctx.closePath();
}
