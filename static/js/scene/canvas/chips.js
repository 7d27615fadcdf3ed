/** A parameter or a constant as a chip at its consumer, as the small picture has it. */

import {chipText} from "../chips.js";
import {drawSign} from "./nodes.js";

/**
 * @param {import("./pen.js").Pen} pen at the chip's corner
 * @param {{w: number, h: number, constant: boolean, ground: string | null}} parts ground: in the place of its own
 * @param {import("../looks.js").Look} look
 * @param {number} value
 */
export function drawChip(pen, {w, h, constant, ground}, look, value) {
  const {color} = pen;
  const is = (/** @type {string} */ name) => look.classes.includes(name);
  const [fresh, updated] = [is("new-grad"), is("present") && is("upd")];
  const fill = updated ? color.upd : fresh ? color.bwd : ground ?? color.well;
  pen.box(0, 0, w, h, h / 2);
  pen.fill(fill);
  const trouble = is("nan") || is("nan-grad");
  const marked = is("operand") || is("consumer");
  pen.stroke(trouble ? color.bad : updated || fresh ? fill : marked ? color.ink : color["line-ui"], trouble || marked ? 2 : 1);
  if (is("selected")) {
    pen.box(-4, -4, w + 8, h + 8, h / 2 + 4);
    pen.stroke(color.ink, 2);
  }
  const ink = fresh || updated ? color["on-phase"] : color.ink;
  pen.ctx.fillStyle = fresh || updated ? ink : color["ink-3"];
  if (look.valueChanged || look.gradChanged) pen.ctx.fillRect(3.5, h / 2 - 4, 2, 8);
  pen.write(chipText(constant ? "constant" : "parameter", look, value, 0, w), 8, h / 2 + 4.3, "chip", ink);
  if (!Number.isNaN(look.sign)) drawSign(pen, look.sign, w - 12, h / 2, 0.85, fresh ? color["on-phase"] : ground ? color.ink : color.bwd);
}
