/** A group: closed, a stack with a line for each part; open, the head of the frame around its parts. */

import {fixed} from "../numbers.js";
import {cut} from "./looks.js";
import {toggle} from "./shapes.js";

/**
 * @typedef {import("./nodes.js").Group} Group
 * @typedef {import("../layout/types.js").Box} Box
 * @typedef {import("../layout/types.js").Frame} Frame
 * @typedef {{value: number | null, asked: boolean, changed: boolean}} Result what the last node of a group shows
 */

const HEAD = 44;
export const ROW = {first: 76, height: 24};
export const BAR = {row: 50, low: 40, thick: 6};
export const CHARACTER = 8;

/** @param {import("../layout/types.js").Stats} stats @returns {string} "4 neurons · 56 nodes" */
export function statsText({children, childName, nodes}) {
  const parts = children ? [`${children} ${childName}${children === 1 ? "" : "s"}`] : [];
  return [...parts, `${nodes} ${nodes === 1 ? "node" : "nodes"}`].join(" · ");
}

/** @param {Group} g empty @param {Box} box */
export function buildClosed(g, {w, h, name, stack, rows, moreRows, stats}) {
  const outline = (/** @type {string} */ cls, /** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ out = 0) =>
    g.append("rect").attr("class", cls).attr("x", x - out).attr("y", y - out).attr("width", w + 2 * out).attr("height", h + 2 * out).attr("rx", 10 + out);
  if (stack) {
    outline("stack", 8, -8);
    outline("stack", 4, -4);
  }
  outline("frame", 0, 0);
  outline("pick", 0, 0, 5);
  const low = !stack;
  const words = stats ? statsText(stats) : "";
  buildTurn(g, 16, low ? h / 2 : 22, false);
  g.append("text").attr("class", "t").attr("x", 40).attr("y", low ? 24 : 27).text(cut(name, low ? 18 : 20));
  if (!low) g.append("text").attr("class", "s").attr("x", 16).attr("y", 50).text(words);
  else if (w < 240) g.append("text").attr("class", "s").attr("x", 40).attr("y", 42).text(words);
  if (low) buildResult(g.append("g").attr("class", "result"), w - 14, 24, w - 14, 38, BAR.low);
  rows.forEach((row, i) => {
    const line = g.append("g").attr("class", "result").attr("transform", `translate(0 ${ROW.first + ROW.height * i})`);
    line.append("text").attr("class", "s").attr("x", 16).text(cut(row.name, 14));
    buildResult(line, w - 76, 0, w - 16, -7, BAR.row);
  });
  if (moreRows) g.append("text").attr("class", "s").attr("x", 16).attr("y", ROW.first + ROW.height * rows.length).text("…");
}

/**
 * A number with a bar to either side of zero, or dashes while it has not come.
 * @param {Group} g @param {number} x where the number ends @param {number} y @param {number} right end of the bar @param {number} top @param {number} wide
 */
function buildResult(g, x, y, right, top, wide) {
  g.append("path").attr("class", "change").attr("d", `M${x + 5} ${y - 9.5}v10`);
  g.append("text").attr("class", "v").attr("x", x).attr("y", y);
  g.append("path").attr("class", "edge todo").attr("d", `M${x - 24} ${y - 4}h24`);
  const bar = g.append("g").attr("class", "bar").attr("transform", `translate(${right - wide / 2} ${top})`).attr("data-half", wide / 2);
  bar.append("rect").attr("height", BAR.thick).attr("rx", 1);
  bar.append("path").attr("class", "bar0").attr("d", "M0 -3v12");
}

/**
 * @param {Group} g
 * @param {Result[]} results of its rows, or its own
 */
export function paintClosed(g, results) {
  const most = Math.max(1, ...results.map(({value}) => Math.abs(value ?? 0)).filter(Number.isFinite));
  g.selectAll(".result").each(function (_, i) {
    const {value, asked, changed} = results[i];
    const line = /** @type {SVGGElement} */ (this);
    const half = Number(line.querySelector(".bar")?.getAttribute("data-half"));
    const share = value === null || asked || !Number.isFinite(value) ? 0 : value / most;
    const number = line.querySelector(".v");
    if (number) number.textContent = asked ? "?" : value === null ? "" : fixed(value);
    line.classList.toggle("yet", value === null);
    line.querySelector(".change")?.classList.toggle("off", !changed);
    const bar = line.querySelector(".bar rect");
    bar?.setAttribute("class", share < 0 ? "barn" : "barp");
    bar?.setAttribute("x", String(Math.min(0, share * half)));
    bar?.setAttribute("width", String(Math.abs(share * half)));
  });
}

/** @param {Group} g empty @param {Frame} frame */
export function buildHead(g, {w, name, stats}) {
  g.append("rect").attr("class", "head").attr("x", 4).attr("y", 4).attr("width", w - 8).attr("height", HEAD - 8).attr("rx", 8);
  g.append("text").attr("class", "t").attr("x", 16).attr("y", 26).text(name);
  g.append("text").attr("class", "s").attr("x", 24 + name.length * CHARACTER).attr("y", 26).text(statsText(stats));
  buildTurn(g, w - 28, 21, true);
}

/** What opens or closes at one click. @param {Group} g @param {number} x @param {number} y @param {boolean} open */
function buildTurn(g, x, y, open) {
  const turn = g.append("g").attr("class", "turn");
  turn.append("rect").attr("x", x - 8).attr("y", y - 14).attr("width", 28).attr("height", 28).attr("rx", 6);
  turn.append("path").attr("class", "toggle").attr("d", toggle(x, y, open));
}
