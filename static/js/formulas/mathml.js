/** MathML elements, made from names and text. */

import {fill} from "../dom.js";

const MATHML = "http://www.w3.org/1998/Math/MathML";

/**
 * @param {string} tag
 * @param {...import("../dom.js").Content} contents
 * @returns {MathMLElement}
 */
export function m(tag, ...contents) {
  const element = document.createElementNS(MATHML, tag);
  fill(element, ...contents);
  return /** @type {MathMLElement} */ (element);
}

/** @param {string} text */
export const operator = (text) => m("mo", text);

/** @param {string} text a number as it is written */
export const number = (text) => m("mn", text);

/**
 * Rows of cells that stand under one another; an absent row or cell leaves its place free.
 * @param {(Element | null)[][]} rows
 * @returns {MathMLElement}
 */
export function columns(rows) {
  const table = m("mtable", ...rows.map((cells, i) => {
    const row = m("mtr", ...cells.map((cell) => m("mtd", cell)));
    if (i > 0) row.setAttribute("class", "nums");
    return row;
  }));
  table.setAttribute("class", "three");
  return table;
}

/** @param {Element} content @returns {MathMLElement} a formula on a line of its own */
export function formula(content) {
  const math = m("math", content);
  math.setAttribute("display", "block");
  return math;
}
