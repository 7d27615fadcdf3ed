/** A leaf nudged by 0.001: what the output then does, beside what the gradient says it does. */

import {fill, h} from "../../dom.js";
import {columns, m, number, operator} from "../../formulas/mathml.js";
import {NUDGE, nudge} from "../../formulas/replay.js";
import {symbolOf} from "../../formulas/symbols.js";
import {fixed} from "../../numbers.js";
import {card, fit} from "./card.js";

const MINUS = "\u2212";

/** @type {WeakMap<import("../../graph/graph.js").Graph, Map<number, ReturnType<typeof nudge>>>} */
const known = new WeakMap();

/** To compute more nodes anew takes time that a step does not have: it is done when asked for. */
const AT_ONCE = 2000;

/** @param {import("./subject.js").Subject} subject a leaf whose gradient is complete @returns {import("../../dom.js").Content[]} */
export function nudged(subject) {
  const {graph, id} = subject;
  if (graph.count <= AT_ONCE || known.get(graph)?.has(id)) return outcome(subject);
  const section = h("div", {class: "nudge-later"},
    h("button", {type: "button", class: "btn", "data-key": "nudge", onclick: show}, `Check it by a nudge of ${NUDGE}`));
  function show() {
    fill(section, ...outcome(subject));
    fit(section);
  }
  return [section];
}

/** @param {import("./subject.js").Subject} subject @returns {import("../../dom.js").Content[]} */
function outcome({graph, operations, id, shown: {gradient}}) {
  const all = known.get(graph) ?? new Map();
  known.set(graph, all);
  const {before, after, slope} = all.get(id) ?? nudge(graph, operations, id);
  all.set(id, {before, after, slope});
  const ours = /** @type {import("../../walk/walk.js").Received} */ (gradient).true - graph.gradBefore[id];
  if (!Number.isFinite(slope) || !Number.isFinite(ours)) return [];
  const f = (/** @type {Element} */ at) => m("mrow", symbolOf(graph, graph.root), operator("("), at, operator(")"));
  const x = () => symbolOf(graph, id);
  const symbols = () => m("mfrac", m("mrow", f(m("mrow", x(), operator("+"), number(String(NUDGE)))), operator(MINUS), f(x())), number(String(NUDGE)));
  const numbers = (/** @type {number} */ digits) => m("mfrac",
    m("mrow", number(exact(after, digits)), operator(MINUS), number(exact(before, digits))), number(String(NUDGE)));
  return [
    h("div", {class: "sec"}, h("h2", {}, "Check it by a nudge")),
    card({
      kind: "nudge", head: [h("span", {class: "code", title: graph.name(id)}, graph.name(id)), ` up by ${NUDGE}`],
      settings: [9, 7, 6, 5].map((digits) => () => columns([[symbols()], [numbers(digits)]])),
      result: [h("span", {}, `= ${fixed(slope)}`)], note: h("span", {}, "its gradient ", h("b", {class: "gg"}, fixed(ours))),
    }),
  ];
}

/** @param {number} x @param {number} digits */
const exact = (x, digits) => String(Number(x.toPrecision(digits))).replace("-", MINUS).replace("e+", "e").replace("e-", `e${MINUS}`);
