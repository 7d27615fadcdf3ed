/** A parameter or a constant as a chip at its consumer: name, number, and the sign of its gradient. */

import {fixed} from "../numbers.js";
import {cut} from "./looks.js";
import {signGlyph} from "./shapes.js";

/**
 * @typedef {import("./nodes.js").Group} Group
 * @typedef {import("../layout/types.js").Chip} Chip
 */

const CHARACTER = 7.23;

/** @param {Group} g empty @param {Chip} chip */
export function buildValueChip(g, {w, h}) {
  g.append("title");
  g.append("rect").attr("class", "pick").attr("x", -4).attr("y", -4).attr("width", w + 8).attr("height", h + 8).attr("rx", h / 2 + 4);
  g.append("rect").attr("class", "body").attr("width", w).attr("height", h).attr("rx", h / 2);
  g.append("path").attr("class", "change").attr("d", `M4.5 ${h / 2 - 4}v8`);
  g.append("text").attr("x", 8).attr("y", h / 2 + 4.3);
  g.append("path").attr("class", "sign");
}

/**
 * @param {Group} g
 * @param {Chip} chip
 * @param {import("./looks.js").Look} look
 * @param {number} value
 */
export function paintValueChip(g, {w, h, kind, more}, look, value) {
  const glyph = !Number.isNaN(look.sign);
  g.attr("class", ["thing", "param", kind, ...look.classes.slice(1)].join(" "));
  g.select("title").text(`${look.name}: ${look.value}${look.grad && `, gradient ${look.grad}`}`);
  g.select(".change").classed("off", !look.valueChanged && !look.gradChanged);
  g.select("text").text(chipText(kind, look, value, more, w));
  g.select(".sign").classed("zero", look.sign === 0).attr("d", glyph ? signGlyph(look.sign, w - 12, h / 2, 0.85) : "");
}

/**
 * `w[0] −0.83`, or `w −0.83 …` for the first of several.
 * @param {Chip["kind"]} kind @param {import("./looks.js").Look} look @param {number} value @param {number} more @param {number} w of the chip
 */
export function chipText(kind, look, value, more, w) {
  const room = Math.floor((w - (Number.isNaN(look.sign) ? 16 : 28)) / CHARACTER);
  return kind === "constant" ? cut(look.value, room) : named(look.name, value, more > 0, room);
}

/** @param {string} name @param {number} value @param {boolean} several @param {number} room in characters */
function named(name, value, several, room) {
  const number = brief(value);
  const tail = several ? " …" : "";
  const label = cut(several ? name.replace(/\[\d+\]$/, "") : name, Math.max(1, room - number.length - tail.length - 1));
  return `${label} ${number}${tail}`;
}

/** A number in at most seven characters; the title holds all of it. @param {number} x */
function brief(x) {
  const size = Math.abs(x);
  if (!Number.isFinite(x)) return fixed(x);
  const text = size !== 0 && (size < 0.005 || size >= 1000) ? size.toExponential(1).replace("e+", "e").replace("-", "−") : size.toFixed(2);
  return (x < 0 ? "−" : "") + text;
}
