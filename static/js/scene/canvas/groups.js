/** Groups that can be read, closed and open, as the small picture has them. */

import {kindOf} from "../../graph/groupTree.js";
import {closedSize} from "../../layout/sizes.js";
import {fixed} from "../../numbers.js";
import {BAR, CHARACTER, ROW, statsText} from "../groups.js";
import {cut} from "../looks.js";
import {toggle} from "../shapes.js";
import {pathFrom} from "./pen.js";

/**
 * @typedef {import("./pen.js").Pen} Pen
 * @typedef {import("../../graph/groupTree.js").GroupTree} GroupTree
 * @typedef {import("../groups.js").Result} Result
 */

/** @param {GroupTree} tree @param {number} g @returns {string} "4 neurons · 56 nodes" */
export function wordsOf(tree, g) {
  const inner = tree.inner[g];
  return statsText({children: inner.length, childName: inner.length ? kindOf(tree.paths[inner[0]]) : "", nodes: tree.size[g]});
}

/** Groups of which a closed one shows a line each. @param {GroupTree} tree @param {number} g */
export const rowsOf = (tree, g) => tree.inner[g].slice(0, closedSize(tree.inner[g].length, false).rows);

/**
 * @param {Pen} pen at its corner
 * @param {{w: number, h: number, stack: boolean, chips: boolean, ground: string | null}} parts ground: in the place of its surface
 * @param {GroupTree} tree
 * @param {number} g
 * @param {Result[]} results of its lines, or its own
 */
export function drawClosed(pen, {w, h, stack, chips, ground}, tree, g, results) {
  const {color} = pen;
  const caption = ground ? color.ink : color["ink-3"];
  const outline = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ width, fill = color.surface) => {
    pen.box(x, y, w, h, 10);
    pen.fill(fill);
    pen.stroke(color["line-ui"], width);
  };
  if (stack) {
    outline(8, -8, 1);
    outline(4, -4, 1);
  }
  outline(0, 0, 1.25, ground ?? color.surface);
  drawToggle(pen, 16, stack ? 22 : h / 2, false);
  pen.write(cut(tree.names[g], stack ? 20 : 18), 40, stack ? 27 : 24, "title", color.ink);
  if (stack) pen.write(wordsOf(tree, g), 16, 50, "small", caption);
  else if (!chips) pen.write(wordsOf(tree, g), 40, 42, "small", caption);
  const most = Math.max(1, ...results.map(({value}) => Math.abs(value ?? 0)).filter(Number.isFinite));
  if (!stack) {
    drawResult(pen, results[0], most, w - 14, 24, w - 14, 38, BAR.low);
    return;
  }
  const rows = rowsOf(tree, g);
  rows.forEach((inner, i) => {
    const y = ROW.first + ROW.height * i;
    pen.write(cut(tree.names[inner], 14), 16, y, "small", caption);
    drawResult(pen, results[i], most, w - 76, y, w - 16, y - 7, BAR.row);
  });
  if (tree.inner[g].length > rows.length) pen.write("…", 16, ROW.first + ROW.height * rows.length, "small", caption);
}

/** @param {Pen} pen @param {Result} result @param {number} most @param {number} x where the number ends @param {number} y @param {number} right end of the bar @param {number} top @param {number} wide */
function drawResult(pen, {value, asked, changed}, most, x, y, right, top, wide) {
  const {ctx, color} = pen;
  if (changed) {
    ctx.fillStyle = color["ink-3"];
    ctx.fillRect(x + 4, y - 9.5, 2, 10);
  }
  if (value === null) {
    ctx.beginPath();
    ctx.moveTo(x - 24, y - 4);
    ctx.lineTo(x, y - 4);
    pen.stroke(color.edge, 1.5, [3, 4]);
    return;
  }
  pen.write(asked ? "?" : fixed(value), x, y, "value", color.ink, "end");
  const share = asked || !Number.isFinite(value) ? 0 : value / most;
  const middle = right - wide / 2;
  ctx.fillStyle = share < 0 ? color.neg : color.pos;
  ctx.fillRect(middle + Math.min(0, share * wide / 2), top, Math.abs(share * wide / 2), BAR.thick);
  ctx.fillStyle = color["line-ui"];
  ctx.fillRect(middle - 0.5, top - 3, 1, 12);
}

/** The ground of an open group. @param {Pen} pen at its corner @param {number} w @param {number} h */
export function drawFrame(pen, w, h) {
  pen.box(0, 0, w, h, Math.min(12, w / 4, h / 4));
  pen.fill(pen.color.frame);
  pen.stroke(pen.color["line-ui"], Math.max(1, pen.hair));
}

/** @param {Pen} pen at its corner @param {number} w @param {GroupTree} tree @param {number} g */
export function drawHead(pen, w, tree, g) {
  const name = tree.names[g];
  pen.write(name, 16, 26, "title", pen.color.ink);
  pen.write(wordsOf(tree, g), 24 + name.length * CHARACTER, 26, "small", pen.color["ink-3"]);
  drawToggle(pen, w - 28, 21, true);
}

/** @param {Pen} pen @param {number} x @param {number} y @param {boolean} open */
function drawToggle(pen, x, y, open) {
  const {ctx} = pen;
  ctx.lineCap = ctx.lineJoin = "round";
  pen.stroke(pen.color["ink-2"], 1.75, undefined, pathFrom(toggle(x, y, open)));
  ctx.lineCap = "butt";
  ctx.lineJoin = "miter";
}
