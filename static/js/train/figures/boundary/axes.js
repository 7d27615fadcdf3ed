/** The axes of the plane: numbers, names, and the cross-hair of the chosen row. */

import {scaleLinear} from "../../../d3.js";
import {fill, svg} from "../../../dom.js";
import {said} from "../../../numbers.js";

/** @typedef {import("../plane.js").Range} Range */

/** Room beside the plane, in pixels. */
export const ROOM = {left: 34, bottom: 26, top: 4, right: 8};
/** Names of axes are cut where they would run into the numbers. */
const LONGEST = 18;
/** A longer name of the upright axis has no room beside the plane, and stands on it. */
const SHORT = 3;

export function createAxes() {
  const marks = svg("g");
  const aim = svg("g", {class: "aim"}, svg("circle", {r: 9.5}), svg("path", {d: "M-16 0h8M8 0h8M0 -16v8M0 8v8"}));
  const element = svg("svg", {class: "axes", "aria-hidden": "true"}, marks, aim);

  return {
    element,
    /**
     * @param {number} size of the plane
     * @param {{range: Range, name: string}} across
     * @param {{range: Range, name: string, ticks?: boolean}} up
     */
    draw(size, across, up) {
      const {left, bottom, top, right} = ROOM;
      element.setAttribute("viewBox", `${-left} ${-top} ${size + left + right} ${size + top + bottom}`);
      const x = scaleLinear().domain(across.range).range([0, size]);
      const y = scaleLinear().domain(up.range).range([size, 0]);
      const nameWidth = Math.min(across.name.length, LONGEST) * 7 + 16;
      fill(marks,
        svg("rect", {class: "rim", x: -0.5, y: -0.5, width: size + 1, height: size + 1}),
        ...x.ticks(4).filter((tick) => x(tick) < size - nameWidth).map((tick) => svg("text", {class: "ax", x: x(tick), y: size + 16, "text-anchor": "middle"}, said(tick))),
        ...(up.ticks === false ? [] : y.ticks(4).filter((tick) => y(tick) > 20)).map((tick) => svg("text", {class: "ax", x: -8, y: y(tick) + 4, "text-anchor": "end"}, said(tick))),
        svg("text", {class: "ax", x: size, y: size + 16, "text-anchor": "end"}, cut(across.name)),
        up.name.length > SHORT ? svg("text", {class: "ax halo-text", x: 6, y: 17}, cut(up.name)) : svg("text", {class: "ax", x: -8, y: 10, "text-anchor": "end"}, up.name));
    },
    /** @param {{x: number, y: number} | null} at */
    aim(at) {
      aim.classList.toggle("off", !at);
      if (at) aim.setAttribute("transform", `translate(${at.x} ${at.y})`);
    },
  };
}

/** @param {string} name */
const cut = (name) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);
