/** Draws the lines between boxes with their arrows, and the short ones from parameters to their consumers. */

import {pathOf} from "../layout/route.js";
import {edgeClasses} from "./edgeLooks.js";
import {createMemo} from "./memo.js";
import {arrow} from "./shapes.js";

/**
 * @typedef {import("./nodes.js").Group} Group
 * @typedef {import("../layout/types.js").Point} Point
 *
 * @typedef {object} Line One line to draw.
 * @property {string} key
 * @property {string} link `FROM:TO:SLOT`; for a bundle, all of its edges
 * @property {"operand" | "bundle" | "tie"} kind a tie goes from a chip to its consumer
 * @property {(back: boolean) => string} path
 * @property {Point} start
 * @property {Point} end
 * @property {Point} middle where its pill stands
 * @property {string} count
 * @property {Point | null} countAt
 * @property {boolean} wide
 * @property {import("./edgeLooks.js").EdgeLook} look
 */

/** Browsers take minutes over the dashes of a thousand lines that run far. */
const FAR = 5000;
const memo = createMemo();

/**
 * @param {import("../layout/types.js").Edge} edge
 * @returns {Omit<Line, "look">}
 */
export function lineOf({key, kind, edges, route, bow, start, end, middle, count, countAt}) {
  return {
    key, kind, start, end, middle, count, countAt, link: edges.map((edge) => edge.join(":")).join(" "), wide: edges.length > 1,
    path: (back) => pathOf(route, bow, back ? 8 : 1, back ? -1 : 6),
  };
}

/**
 * The line from a chip to the op chip of the box above it.
 * @param {import("../layout/types.js").Chip} chip @param {import("../layout/types.js").Box} box
 * @returns {Omit<Line, "look">}
 */
export function tieOf({id, consumer, slot, x, y, w, h}, box) {
  const start = {x, y: y + h / 2};
  const end = {x: box.x + 5 - box.chipHalf, y: box.y + box.h / 2 + 13};
  const left = Math.min(end.x, x - 12);
  return {
    key: `${id}:${consumer}:${slot}`, link: `${id}:${consumer}:${slot}`, kind: "tie", start, end, middle: {x: x + w + 36, y: y + h / 2}, count: "", countAt: null, wide: false,
    path: () => `M${start.x} ${start.y}C${left} ${start.y} ${end.x} ${start.y} ${end.x} ${end.y}`,
  };
}

/**
 * Lines of the present step lie in a layer above the others, with a gap of ground around them.
 * @param {Group} rest @param {Group} now
 * @param {Line[]} lines
 * @param {import("../walk/walk.js").Frame} frame
 */
export function drawEdges(rest, now, lines, frame) {
  const isNow = (/** @type {Line} */ {look}) => look.state === "forward" || look.state === "handing";
  drawLines(rest, lines.filter((line) => !isNow(line)), frame);
  drawLines(now, lines.filter(isNow), frame);
}

/** @param {Group} layer @param {Line[]} lines @param {import("../walk/walk.js").Frame} frame */
function drawLines(layer, lines, frame) {
  layer.selectAll("g.line").data(lines, (line) => /** @type {Line} */ (line).key)
    .join((enter) => {
      const g = enter.append("g");
      g.append("path").attr("class", "under");
      g.append("path").attr("class", "edge");
      g.append("path").attr("class", "ahead");
      return g;
    })
    .each(function (line) {
      const g = /** @type {Element} */ (this);
      const {start, end, middle} = line;
      const far = Math.hypot(end.x - start.x, end.y - start.y) > FAR;
      const classes = `line ${line.kind}${line.wide ? " wide" : ""}${far ? " far" : ""} ${edgeClasses(line.look, frame)}`;
      if (!memo.changes(g, `${classes} ${line.link} ${start.x} ${start.y} ${end.x} ${end.y} ${middle.x} ${middle.y}`)) return;
      g.setAttribute("class", classes);
      const back = line.look.state === "back" || line.look.state === "handing";
      const d = line.path(back);
      const [under, edge, ahead] = g.children;
      under.setAttribute("d", d);
      edge.setAttribute("d", d);
      edge.setAttribute("data-edge", line.link);
      const length = line.look.state === "handing" ? 14 : line.look.state === "forward" ? 11 : line.wide || back ? 9 : 8;
      const tip = back ? {x: line.start.x + 1, y: line.start.y} : line.end;
      ahead.setAttribute("d", line.kind === "tie" ? "" : arrow(tip, length, back));
    });
}

/** @param {Group} layer @param {Line[]} lines */
export function drawCounts(layer, lines) {
  layer.selectAll("g.count").data(lines.filter((line) => line.countAt), (line) => /** @type {Line} */ (line).key)
    .join((enter) => {
      const g = enter.append("g").attr("class", "count");
      g.append("rect").attr("x", -24).attr("y", -10).attr("width", 48).attr("height", 20).attr("rx", 4);
      g.append("text").attr("y", 0.5);
      return g;
    })
    .attr("transform", ({countAt}) => `translate(${countAt?.x} ${countAt?.y})`)
    .select("text").text(({count}) => count);
}
