/** A parameter's update, as far as the document says how it was made. */

import {h} from "../../dom.js";
import {columns, m, number, operator} from "../../formulas/mathml.js";
import {gradientOf, symbolOf} from "../../formulas/symbols.js";
import {fixed, said} from "../../numbers.js";
import {updateAt} from "../../words/updated.js";
import {card} from "./card.js";

const MINUS = "\u2212";
const DOT = "\u00b7";

/** @param {import("./subject.js").Subject} subject the present node of an update step @returns {HTMLElement[]} */
export function update({graph, state, frame, id}) {
  const {before, after, gradient, terms} = updateAt(graph, frame);
  const rate = terms.learning_rate;
  const plain = rate !== undefined && Math.abs(before - rate * gradient - after) <= 1e-9 * Math.max(1, Math.abs(before));
  const symbols = [symbolOf(graph, id), operator(MINUS), m("mi", "η"), operator(DOT), gradientOf(graph, id)];
  const numbers = [number(fixed(before)), operator(MINUS), number(said(rate ?? 0)), operator(DOT), number(fixed(gradient))];
  return [
    h("div", {class: "sec"}, h("h2", {}, "This step, by gradient descent")),
    card({
      kind: "upd", head: ["New ", h("span", {class: "code"}, graph.name(id))], aside: rate === undefined ? "" : `rate ${said(rate)}`,
      settings: [() => (plain ? columns([symbols, numbers]) : columns([[symbolOf(graph, id)], [number(fixed(before))]]))],
      result: [h("span", {}, state.asking ? "= ?" : `= ${fixed(after)}`)], note: `was ${fixed(before)}`,
    }),
  ];
}
