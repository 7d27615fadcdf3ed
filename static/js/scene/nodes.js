/** A node that stands for itself: a box with label, data and gradient, and the op in a chip on its left edge. */

import {CHIP_HEIGHT} from "../layout/sizes.js";
import {cut} from "./looks.js";
import {widthOf} from "./measure.js";
import {gradientRow, signGlyph} from "./shapes.js";

/**
 * @typedef {import("d3-selection").Selection<SVGGElement, any, any, any>} Group
 * @typedef {import("../layout/types.js").Box} Box
 */

export const CHARACTER = {named: 7.83, source: 7.23};
/** What stands before the gradient's number: how many terms are in, or the sign. */
const LEAD = {of: 26, sign: 15};
const DIGIT = 7;
/** How much room that takes. @param {import("./looks.js").Look} look */
export const leadOf = ({of, grad}) => (of ? Math.max(LEAD.of, of.length * DIGIT + 5) : grad ? LEAD.sign : 0);
/** Signs as the chip writes them; any other operation shows its name. @type {Record<string, string>} */
const SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "**": "xⁿ"};

/**
 * @param {Group} g empty
 * @param {Box} box
 * @param {import("../types.js").Operation | undefined} operation of an operation node
 * @param {boolean} named
 */
export function buildNode(g, {w, h, chipHalf, chips}, operation, named) {
  g.append("title");
  g.append("rect").attr("class", "lift").attr("width", w).attr("height", h).attr("rx", 10);
  g.append("path").attr("class", "dstrip").attr("d", `M0 29h${w}v23h-${w}z`);
  g.append("path").attr("class", "strip");
  g.append("path").attr("class", "sep").attr("d", `M1 29h${w - 2}`);
  g.append("rect").attr("class", "box").attr("width", w).attr("height", h).attr("rx", 10);
  g.append("rect").attr("class", "pick").attr("x", -5).attr("y", -5).attr("width", w + 10).attr("height", h + 10).attr("rx", 14);
  g.append("rect").attr("class", "side out").attr("x", w - 5).attr("y", 20).attr("width", 5).attr("height", 36).attr("rx", 2);
  g.append("rect").attr("class", "side in").attr("y", 20).attr("width", 5).attr("height", 36).attr("rx", 2);
  if (operation && chipHalf) buildChip(g, operation, 5 - chipHalf, chipHalf, h);
  g.append("text").attr("class", named ? "label" : "label expr").attr("x", 10).attr("y", 20);
  g.append("path").attr("class", "change of-data").attr("d", "M6.5 33v15");
  g.append("path").attr("class", "change of-grad").attr("d", `M6.5 56v${h - 61}`);
  g.append("path").attr("class", "edit");
  g.append("text").attr("class", "data").attr("x", w - 10).attr("y", 46);
  g.append("path").attr("class", "none").attr("d", `M${w - 34} 64h24`);
  g.append("text").attr("class", "of").attr("x", 10).attr("y", 69);
  g.append("path").attr("class", "sign");
  g.append("text").attr("class", "grad").attr("x", w - 10).attr("y", 69.5);
  g.append("text").attr("class", "truth").attr("x", w / 2).attr("y", chips.length ? -8 : h + 16);
  const flag = g.append("g").attr("class", "flag").attr("transform", `translate(${w - 2} 2)`);
  flag.append("circle").attr("r", 10);
  flag.append("text").attr("y", 0.5).text("!");
}

/** What stands in the op chip: its sign, or its name. @param {import("../types.js").Operation} operation */
export const opText = ({name, symbol}) => ({text: SIGNS[symbol] ?? name, isSign: symbol in SIGNS});

/** @param {Group} g @param {import("../types.js").Operation} operation @param {number} x its middle @param {number} half @param {number} h */
function buildChip(g, operation, x, half, h) {
  const {text, isSign} = opText(operation);
  g.append("rect").attr("class", `chip ${operation.group}`).attr("x", x - half).attr("y", (h - CHIP_HEIGHT) / 2).attr("width", 2 * half).attr("height", CHIP_HEIGHT)
    .attr("rx", CHIP_HEIGHT / 2);
  g.append("text").attr("class", isSign ? "op" : "op word").attr("x", x).attr("y", h / 2 + (isSign ? 0 : 1)).text(text);
}

/**
 * @param {Group} g
 * @param {Box} box
 * @param {import("./looks.js").Look} look
 * @param {boolean} named
 */
export function paintNode(g, {w, h}, look, named) {
  const label = cut(look.name, Math.floor((w - 20) / (named ? CHARACTER.named : CHARACTER.source) + 0.2));
  g.attr("class", `thing ${look.classes.join(" ")}`);
  g.select("title").text(label === look.name ? "" : look.name);
  g.select(".label").text(label);
  g.select(".data").text(look.value).classed("editable", look.editable);
  const {present, fresh} = {present: look.classes.includes("new-data"), fresh: look.classes.includes("new-grad")};
  const width = squeeze(g.select(".data"), look.value, w - 20, present);
  squeeze(g.select(".grad"), look.grad, w - 20 - leadOf(look), fresh);
  g.select(".edit").attr("d", look.editable ? `M${w - 10 - width} 49.5H${w - 10}` : "");
  g.select(".change.of-data").classed("off", !look.valueChanged);
  g.select(".change.of-grad").classed("off", !look.gradChanged);
  g.select(".strip").attr("d", gradientRow(w, look.portion, h));
  g.select(".grad").text(look.grad);
  g.select(".of").text(look.of);
  g.select(".sign").classed("zero", look.sign === 0).attr("d", look.of || Number.isNaN(look.sign) ? "" : signGlyph(look.sign, 17, 64));
  g.select(".none").classed("off", !look.awaits);
  g.select(".flag").classed("off", !look.flagged);
  g.select(".truth").text(look.truth && `+= gives ${look.truth}`);
}

/**
 * A number too wide for its row is set narrower.
 * @param {import("d3-selection").Selection<any, any, any, any>} text @param {string} number @param {number} room @param {boolean} strong
 * @returns {number} its width
 */
function squeeze(text, number, room, strong) {
  const width = widthOf(number, strong ? "strong" : "number");
  text.attr("textLength", width > room ? room : null).attr("lengthAdjust", width > room ? "spacingAndGlyphs" : null);
  return Math.min(width, room);
}
