/** What a backward step hands on, by the chain rule: one card for each operand that takes a term. */

import {h} from "../../dom.js";
import {columns, number, operator} from "../../formulas/mathml.js";
import {holdsNode} from "../../formulas/rule.js";
import {set} from "../../formulas/setting.js";
import {gradientOf, symbolOf} from "../../formulas/symbols.js";
import {brief, fixed, said} from "../../numbers.js";
import {handedBy} from "../../words/handed.js";
import {card} from "./card.js";
import {signGlyph} from "./glyph.js";

/**
 * @typedef {import("./subject.js").Subject} Subject
 * @typedef {import("../../words/handed.js").Handed} Handed
 */

const DOT = "\u00b7";
const PLACES = ["first", "second", "third"];

/** @param {Subject} subject the present node of a backward step @returns {HTMLElement[]} */
export function chainRule(subject) {
  const {state, operations, graph, id, frame} = subject;
  const rows = handedBy(state, operations, id, frame.slots);
  const constants = graph.operandsOf(id).filter((operand) => graph.isConstant(operand));
  return [
    h("div", {class: "sec"}, h("h2", {}, "This step, by the chain rule"),
      rows.length > 0 && h("p", {class: "cap factors"}, h("i", {}, "local derivative"), " × ", h("i", {class: "gg"}, "gradient of ", h("span", {class: "code"}, graph.name(id))))),
    ...rows.map((row) => cardOf(subject, row)),
    ...(constants.length ? [h("p", {class: "cap note"}, h("span", {class: "code"}, constants.map((each) => graph.name(each)).join(", ")),
      constants.length === 1 ? " is a constant and takes no gradient." : " are constants and take no gradient.")] : []),
  ];
}

/** @param {Subject} subject @param {Handed} row */
function cardOf(subject, row) {
  const {graph, state: {asking, overwrite}} = subject;
  const {slot, target, has, should, count, of} = row;
  const arity = graph.operandsOf(subject.id).length;
  const term = overwrite && has !== should ? `with += it is ${fixed(should)}` : of === 1 ? "its only term" : `term ${count} of ${of}`;
  return card({
    head: ["To ", h("span", {class: "code", title: graph.name(target)}, graph.name(target))],
    aside: arity > 1 ? `${PLACES[slot] ?? `${slot + 1}th`} operand` : "its operand",
    settings: SETTINGS.map((setting) => () => rowsOf(subject, row, setting)),
    result: asking ? [h("span", {}, "= ?")] : [h("span", {class: Number.isFinite(has) ? "" : "bad"}, `= ${fixed(has)}`), signGlyph(has)],
    note: term,
  });
}

/**
 * From the most spacious to the tightest: how numbers are written, whether they are put into the local derivative or it
 * stands as one number, and whether what was there before has its place in the line.
 * @type {{write: (x: number) => string, whole: boolean, before: boolean}[]}
 */
const SETTINGS = [
  {write: fixed, whole: false, before: true},
  {write: said, whole: false, before: true},
  {write: fixed, whole: true, before: true},
  {write: said, whole: true, before: true},
  {write: said, whole: true, before: false},
  {write: brief, whole: true, before: false},
];

/** @param {Subject} subject @param {Handed} row @param {typeof SETTINGS[number]} setting */
function rowsOf({graph, id, state}, {target, rule, gradient, partial, had}, {write, whole, before}) {
  const {value} = graph;
  const accumulates = before && !state.overwrite;
  const symbols = [gradientOf(graph, target), operator(state.overwrite ? "=" : "+="), set(rule, (node) => symbolOf(graph, node), 3),
    operator(DOT), gradientOf(graph, id)];
  const local = whole || !holdsNode(rule) ? number(write(partial)) : set(rule, (node) => write(value[node]), 3);
  const numbers = [accumulates ? number(write(had)) : null, accumulates ? operator("+") : operator("="), local, operator(DOT), number(write(gradient))];
  if (state.overwrite) numbers[1] = null;
  const table = columns([symbols, numbers]);
  for (const line of table.children) line.lastElementChild?.setAttribute("class", "gg");
  return table;
}
