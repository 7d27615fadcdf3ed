/** How a value is computed: the operation's formula in symbols, with the numbers put in, and the result. */

import {h} from "../../dom.js";
import {columns, operator} from "../../formulas/mathml.js";
import {decide, place} from "../../formulas/rule.js";
import {cellsOf, set} from "../../formulas/setting.js";
import {gradientOf, symbolOf} from "../../formulas/symbols.js";
import {brief, fixed, said} from "../../numbers.js";
import {goOn} from "../../words/goOn.js";
import {plain} from "../../words/parts.js";
import {card} from "./card.js";

/** @typedef {import("./subject.js").Subject} Subject */

/** @param {Subject} subject an operation node @returns {HTMLElement[]} */
export function computed(subject) {
  const {graph, id, frame, shown, next} = subject;
  const now = frame.kind === "evaluate" && frame.node === id;
  return [
    h("div", {class: "sec"}, h("h2", {}, now ? "This step, forward" : next ? "The first step" : "How it is computed")),
    card({
      kind: now ? "fwd" : "fwd rest",
      head: ["Value of ", h("span", {class: "code", title: graph.name(id)}, graph.name(id))],
      settings: SETTINGS.map((setting) => () => rowsOf(subject, setting)),
      result: [shown.valueAsked ? h("span", {}, "= ?") : shown.value === null ? h("span", {class: "wait"}, "not yet")
        : h("span", {class: Number.isFinite(shown.value) ? "" : "bad"}, `= ${fixed(shown.value)}`)],
      note: next ? plain(goOn()) : null,
    }),
  ];
}

/**
 * From the most spacious to the tightest: how numbers are written, and whether the name of the result, which the head says
 * too, stands before them.
 * @type {{write: (x: number) => string, named: boolean}[]}
 */
const SETTINGS = [{write: fixed, named: true}, {write: said, named: true}, {write: said, named: false}, {write: brief, named: false}];

/** @param {Subject} subject @param {typeof SETTINGS[number]} setting */
function rowsOf({graph, id, walk, frame, operations}, {write, named}) {
  const {value, document: {nodes: {op}}} = graph;
  const row = /** @type {import("../../types.js").Operation} */ (operations.get(op[id]));
  const known = graph.operandsOf(id).every((operand) => walk.valueAt(operand, frame.clock) !== null);
  const placed = place(row.formula_tree, graph, id, row);
  const {tree} = known ? decide(placed, ({node}) => value[node]) : {tree: placed};
  const {cells, around} = cellsOf(tree);
  /** @param {import("../../formulas/setting.js").Leaf} leaf */
  const line = (leaf) => cells.map((cell) => (typeof cell === "string" ? operator(cell) : set(cell, leaf, around)));
  const symbols = [...(named ? [symbolOf(graph, id)] : []), operator("="), ...line((node) => symbolOf(graph, node))];
  return columns(known ? [symbols, [...(named ? [null] : []), operator("="), ...line((node) => write(value[node]))]] : [symbols]);
}

/** The seed. @param {Subject} subject the root @returns {HTMLElement[]} */
export function seed({graph, id, state}) {
  return [
    h("div", {class: "sec"}, h("h2", {}, "This step, the seed")),
    card({
      head: ["To ", h("span", {class: "code"}, graph.name(id))], aside: "the output",
      settings: [() => columns([[gradientOf(graph, id)]])],
      result: [h("span", {}, state.asking ? "= ?" : "= 1.0000")], note: "every walk back begins here",
    }),
  ];
}
