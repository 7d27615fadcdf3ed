/** The picture of a chart: grid, axes, lines, names at their ends, and the mark at the present epoch. */

import {fill, svg} from "../../../dom.js";
import {spaced} from "./ends.js";
import {pathOf} from "./path.js";

/**
 * @typedef {object} Layout
 * @property {number} width in pixels, as all that follow
 * @property {number} height
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {ReturnType<typeof import("./scales.js").epochScale>} x
 * @property {import("./scales.js").Scale} y
 * @property {import("./series.js").Series[]} series
 * @property {number} start of the shown run on the axis
 * @property {string} gap where the numbers cease to be finite, in words
 */

/** Dots that are nearer than this, in pixels, have their numbers in one place. */
const APART = 40;

/** @param {import("./series.js").Measure} measure */
export function createPicture(measure) {
  const cover = svg("rect", {x: 0, y: -20});
  const clip = `${measure}-done`;
  const [back, others, ahead, done, front] = ["axes", "others", "ahead", "done", "front"].map((name) => svg("g", {class: name}));
  done.setAttribute("clip-path", `url(#${clip})`);
  const rule = svg("path", {class: "nowline"});
  const dot = svg("circle", {class: "nowdot", r: 5});
  const testDot = svg("circle", {class: "nowdot test", r: 3.5});
  const value = svg("text", {class: "val halo-text"});
  const testValue = svg("text", {class: "ax halo-text"});
  const mark = svg("g", {class: "mark"}, rule, testDot, dot, testValue, value);
  const element = svg("svg", {class: "curve", "aria-hidden": "true"}, svg("clipPath", {id: clip}, cover), back, others, ahead, done, front, mark);
  /** @type {Layout | null} */
  let held = null;

  /** @param {Layout} layout */
  function draw(layout) {
    held = layout;
    const {width, height, left, right, top, bottom, x, y, series, gap} = layout;
    element.setAttribute("viewBox", `0 0 ${width} ${height}`);
    cover.setAttribute("height", String(height + 40));
    fill(back,
      ...y.ticks.flatMap((tick) => {
        const at = y.place(tick);
        return [svg("path", {class: "grid", d: `M${left} ${at}H${right}`}), svg("text", {class: "ax", x: left - 8, y: at + 4, "text-anchor": "end"}, y.write(tick))];
      }),
      svg("path", {class: "axis", d: `M${left} ${bottom}H${right}`}),
      ...x.ticks.flatMap((tick) => {
        const at = x.place(tick);
        return [svg("path", {class: "tick", d: `M${at} ${bottom}v4`}), svg("text", {class: "ax", x: at, y: bottom + 18, "text-anchor": "middle"}, x.write(tick))];
      }),
      svg("text", {class: "ax", x: right, y: height - 3, "text-anchor": "end"}, "epoch"));
    const line = (/** @type {import("./series.js").Series} */ each) => pathOf(each, x.place, y.place);
    fill(others, ...series.filter(({kind}) => kind === "other").map((each) => svg("path", {class: "run", d: line(each)})));
    const own = series.filter(({kind}) => kind !== "other").map((each) => ({kind: each.kind, d: line(each)}));
    fill(ahead, ...own.map(({kind, d}) => svg("path", {class: `run ahead ${kind}`, d})));
    fill(done, ...own.map(({kind, d}) => svg("path", {class: `run main ${kind}`, d})));
    const ends = spaced(series.map(endOf(layout)).filter((end) => end !== null), top, bottom + 4);
    fill(front, ...ends.map(({x: at, y: height, name, kind}) => svg("text", {class: `end halo-text ${kind}`, x: at + 6, y: height + 4}, name)), gap && trouble(layout));
  }

  /** @param {number} epoch on the axis @param {import("./series.js").At | null} now @param {(value: number) => string} write */
  function markAt(epoch, now, write) {
    if (!held) return;
    const {left, right, top, bottom, x, y} = held;
    const at = Math.round(x.place(epoch) * 10) / 10;
    cover.setAttribute("width", String(Math.max(at, 0)));
    rule.setAttribute("d", `M${at} ${top}V${bottom}`);
    const own = place(dot, value, now?.own ?? NaN, "");
    const other = place(testDot, testValue, now?.test ?? NaN, "test ");
    if (own === null) return;
    const isRight = at > right - 90;
    const isBelow = own < top + 26 || (isRight && own < bottom - 24); // at the right the line comes from above, as a rule
    const isNear = other !== null && Math.abs(other - own) < APART;
    const lower = isNear ? Math.max(own, other) + 22 : 0;
    const both = lower > bottom - 20 ? Math.min(own, other ?? own) - 27 : lower; // below the lower dot, or above the higher one
    const height = isNear ? both : own + (isBelow ? 22 : -12);
    const testHeight = isNear || other === null ? height + 15 : other - 10;
    for (const [text, down] of /** @type {[SVGTextElement, number][]} */ ([[value, height], [testValue, testHeight]])) {
      text.setAttribute("x", String(at + (isRight ? -10 : 10)));
      text.setAttribute("y", String(down));
      text.setAttribute("text-anchor", isRight ? "end" : "start");
    }

    /** @param {SVGCircleElement} circle @param {SVGTextElement} text @param {number} number @param {string} before */
    function place(circle, text, number, before) {
      const is = Number.isFinite(number);
      for (const each of [circle, text]) each.classList.toggle("off", !is);
      text.textContent = is ? before + write(number) : "";
      if (!is) return null;
      const height = y.place(number);
      circle.setAttribute("cx", String(Math.max(at, left)));
      circle.setAttribute("cy", String(height));
      return height;
    }
  }

  return {element, draw, mark: markAt};
}

/** The end of a line, where it has one. @param {Layout} layout */
const endOf = ({x, y}) => (/** @type {import("./series.js").Series} */ {name, kind, epochs, values}) => {
  const last = values.findLastIndex(Number.isFinite);
  return last < 0 ? null : {x: x.place(epochs[last]), y: y.place(values[last]), name, kind};
};

/** Where the numbers of the shown run cease to be finite. @param {Layout} layout */
function trouble({series: [{epochs, values}], x, top, right, gap}) {
  const at = values.findIndex((value) => !Number.isFinite(value));
  const place = x.place(at < 0 ? epochs[epochs.length - 1] : epochs[at]);
  const isRight = place > right - 150;
  return svg("text", {class: "trouble halo-text", x: place + (isRight ? -8 : 8), y: top + 12, "text-anchor": isRight ? "end" : "start"}, gap);
}
