/** A node that can be read: the same parts, places and colours as the small picture's, for the same look. */

import {CHIP_HEIGHT} from "../../layout/sizes.js";
import {cut} from "../looks.js";
import {CHARACTER, leadOf, opText} from "../nodes.js";
import {gradientRow, signGlyph} from "../shapes.js";
import {pathFrom} from "./pen.js";

/**
 * @typedef {import("./pen.js").Pen} Pen
 * @typedef {import("../looks.js").Look} Look
 *
 * @typedef {object} NodeParts What of a node does not change with the step.
 * @property {number} w
 * @property {number} h
 * @property {number} half half the width of its op chip; 0 for none
 * @property {boolean} named
 * @property {boolean} chips whether chips stand under it
 * @property {import("../../types.js").Operation | undefined} operation
 * @property {string | null} ground what the box is filled with instead of its surface
 * @property {boolean} stops a breakpoint stands on it
 */

const ROUND = 10;

/** @param {Pen} pen at the node's corner @param {NodeParts} parts @param {Look} look */
export function drawNode(pen, {w, h, half, named, chips, operation, ground, stops}, look) {
  const {ctx, color} = pen;
  const is = (/** @type {string} */ name) => look.classes.includes(name);
  const idle = is("idle");
  const phase = is("upd") ? color.upd : is("fwd") ? color.fwd : color.bwd;
  pen.box(0, 0, w, h, ROUND);
  if (idle && ground) pen.fill(ground);
  if (!idle) {
    pen.fill(ground ?? color.surface);
    const data = is("nan") ? color["bad-soft"] : is("new-data") ? phase : null;
    if (data) {
      ctx.fillStyle = data;
      ctx.fillRect(0, 29, w, 23);
    }
    const strip = gradientRow(w, look.portion, h);
    const grad = is("nan-grad") ? (is("new-grad") ? color.bad : color["bad-soft"]) : is("new-grad") ? color.bwd : color["bwd-soft"];
    if (strip && (!ground || is("new-grad") || is("nan-grad"))) pen.fill(grad, pathFrom(strip));
    ctx.fillStyle = color.line;
    ctx.fillRect(1, 28.5, w - 2, 1);
    pen.box(0, 0, w, h, ROUND);
  }
  pen.stroke(...strokeOf(pen, is, phase), idle ? [3, 3] : undefined);
  if (is("selected")) {
    pen.box(-5, -5, w + 10, h + 10, 14);
    pen.stroke(color.ink, 2);
  }
  ctx.fillStyle = color.ink;
  if (is("operand")) ctx.fillRect(w - 5, 20, 5, 36);
  if (is("consumer")) ctx.fillRect(0, 20, 5, 36);
  if (operation && half) drawOp(pen, operation, 5 - half, half, h, is, phase);
  const label = cut(look.name, Math.floor((w - 20) / (named ? CHARACTER.named : CHARACTER.source) + 0.2));
  pen.write(label, 10, 20, named ? (idle ? "idle" : "label") : idle ? "idleSource" : "source", idle ? color["ink-3"] : named || ground ? color.ink : color["ink-2"]);
  drawNumbers(pen, w, h, look, is, ground ? color.ink : color.bwd);
  if (look.truth) pen.write(`+= gives ${look.truth}`, w / 2, chips ? -8 : h + 16, "of", color["ink-2"], "center");
  if (look.flagged) drawFlag(pen, w - 2, 2);
  if (stops) {
    ctx.beginPath();
    ctx.arc(0, 0, 6, 0, 2 * Math.PI);
    pen.fill(color.ink);
    pen.stroke(color.bg, 2);
  }
}

/** @param {Pen} pen @param {(name: string) => boolean} is @param {string} phase @returns {[string, number]} */
function strokeOf({color}, is, phase) {
  if (is("present")) return [phase, 3];
  if (is("first")) return [color.bad, 3];
  if (is("nan")) return [color.bad, 2];
  if (is("new-grad")) return [color.bwd, 1.5];
  if (is("path")) return [color.ink, 2];
  if (is("next")) return [color.fwd, 2];
  return [color["line-ui"], 1];
}

/** @param {Pen} pen @param {import("../../types.js").Operation} operation @param {number} x its middle @param {number} half @param {number} h @param {(name: string) => boolean} is @param {string} phase */
function drawOp(pen, operation, x, half, h, is, phase) {
  const {ctx, color} = pen;
  const lit = is("present") && !is("upd");
  const tint = operation.group === "power" ? color["op-power"] : operation.group === "activ" ? color["op-activ"] : color["op-arith"];
  pen.box(x - half, (h - CHIP_HEIGHT) / 2, 2 * half, CHIP_HEIGHT, CHIP_HEIGHT / 2);
  pen.fill(lit ? phase : is("idle") ? color.bg : tint);
  if (lit) pen.stroke(phase, 2.5);
  else pen.stroke(is("next") ? color.fwd : color["line-ui"], is("next") ? 2 : 1, is("idle") ? [3, 3] : undefined);
  const {text, isSign} = opText(operation);
  ctx.textBaseline = "middle";
  pen.write(text, x, h / 2 + (isSign ? 0.5 : 1), isSign ? "op" : "word", lit ? color["on-phase"] : is("idle") ? color["ink-3"] : color.ink, "center");
  ctx.textBaseline = "alphabetic";
}

/** @param {Pen} pen @param {number} w @param {number} h @param {Look} look @param {(name: string) => boolean} is @param {string} handed the gradient's colour at rest */
function drawNumbers(pen, w, h, look, is, handed) {
  const {ctx, color} = pen;
  const fresh = is("new-grad");
  const ink = is("nan") ? color.bad : is("new-data") ? color["on-phase"] : color.ink;
  const face = is("nan") || is("new-data") ? "strong" : "number";
  if (look.editable && look.value) {
    const width = Math.min(pen.widthOf(look.value, face), w - 20);
    ctx.beginPath();
    ctx.moveTo(w - 10 - width, 49.5);
    ctx.lineTo(w - 10, 49.5);
    pen.stroke(color["code-num"], 1.25, [1.5, 2.5]);
  }
  ctx.fillStyle = is("new-data") ? color["on-phase"] : color["ink-3"];
  if (look.valueChanged) ctx.fillRect(5.5, 33, 2, 15);
  ctx.fillStyle = fresh ? color["on-phase"] : color["ink-3"];
  if (look.gradChanged) ctx.fillRect(5.5, 56, 2, h - 61);
  pen.write(look.value, w - 10, 46, face, ink, "end", w - 20);
  if (look.awaits) {
    ctx.beginPath();
    ctx.moveTo(w - 34, 64);
    ctx.lineTo(w - 10, 64);
    ctx.lineCap = "round";
    pen.stroke(color["line-ui"], 1.5, [1.5, 4]);
    ctx.lineCap = "butt";
  }
  if (!look.grad) return;
  const grad = is("nan-grad") ? (fresh ? color["on-phase"] : color.bad) : fresh ? color["on-phase"] : handed;
  if (look.of) pen.write(look.of, 10, 69, "of", fresh ? color["on-phase"] : handed);
  else if (!Number.isNaN(look.sign)) drawSign(pen, look.sign, 17, 64, 1, fresh ? color["on-phase"] : handed);
  pen.write(look.grad, w - 10, 69.5, fresh || is("nan-grad") ? "strong" : "number", grad, "end", w - 20 - leadOf(look));
}

/** @param {Pen} pen @param {number} sign @param {number} x @param {number} y @param {number} size @param {string} ink */
export function drawSign(pen, sign, x, y, size, ink) {
  const path = pathFrom(signGlyph(sign, x, y, size));
  if (sign === 0) pen.stroke(ink, 1.5, undefined, path);
  else pen.fill(ink, path);
}

/** @param {Pen} pen @param {number} x @param {number} y */
function drawFlag(pen, x, y) {
  pen.ctx.beginPath();
  pen.ctx.arc(x, y, 10, 0, 2 * Math.PI);
  pen.fill(pen.color.bad);
  pen.ctx.textBaseline = "middle";
  pen.write("!", x, y + 0.5, "flag", pen.color["on-phase"], "center");
  pen.ctx.textBaseline = "alphabetic";
}
