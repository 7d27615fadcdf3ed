/** What a node looks like at a step: which classes it gets, and what stands in its rows. Pure, so that it can be read and tested. */

import {areFinite} from "../graph/columns.js";
import {changedOf} from "../walk/changed.js";
import {literalOf} from "../literals.js";
import {fixed} from "../numbers.js";
import {shownOf} from "../walk/shown.js";

/**
 * @typedef {import("../types.js").State} State
 * @typedef {import("../walk/walk.js").Frame} Frame
 *
 * @typedef {object} Marks What lights a node besides the step.
 * @property {Set<number>} operands of the selected node
 * @property {Set<number>} consumers of the selected node
 * @property {Set<number>} path nodes of a path that is pointed at
 * @property {number | null} flag the first node whose number is none
 * @property {number | null} next the node that the first step computes, before the walk has begun
 *
 * @typedef {object} Look
 * @property {string[]} classes
 * @property {string} name in full
 * @property {string} value "" before it has come
 * @property {string} grad "" before its first term
 * @property {number} sign of the gradient: 1, 0 or -1; NaN where it has none to show
 * @property {string} of "1/2" while terms are missing
 * @property {number} portion how much of the gradient's row is filled, 0 to 1
 * @property {boolean} awaits dots stand where the gradient will be
 * @property {boolean} editable its number can be typed over or dragged
 * @property {boolean} flagged
 * @property {boolean} valueChanged it is another than in the pass shown before
 * @property {boolean} gradChanged
 * @property {string} truth what `+=` gives, while `=` takes its place
 */

/** Hue of each phase. */
export const HUES = {start: "fwd", forward: "fwd", backward: "bwd", update: "upd"};

/**
 * @param {Readonly<State>} state with a document
 * @param {Frame} frame
 * @returns {Marks}
 */
export function marksOf(state, frame) {
  const graph = /** @type {import("../graph/graph.js").Graph} */ (state.graph);
  const {selection, lit} = state;
  const chosen = selection !== null && selection < graph.count ? selection : null;
  return {
    operands: new Set(chosen === null ? [] : graph.operandsOf(chosen)),
    consumers: new Set(chosen === null ? [] : graph.consumers(chosen).map(({node}) => node)),
    path: new Set(lit),
    flag: firstNone(graph),
    next: frame.kind === "leaves" && graph.operations.length ? graph.operations[0] : null,
  };
}

/** @type {WeakMap<import("../graph/graph.js").Graph, number | null>} */
const flags = new WeakMap();

/** @param {import("../graph/graph.js").Graph} graph @returns {number | null} where the first NaN or infinity arises */
function firstNone(graph) {
  const known = flags.get(graph);
  if (known !== undefined) return known;
  const {value, grad} = graph;
  const forward = areFinite(value) ? -1 : value.findIndex((number) => !Number.isFinite(number));
  const first = forward >= 0 ? forward : areFinite(grad) ? -1 : grad.findLastIndex((number) => !Number.isFinite(number));
  flags.set(graph, first < 0 ? null : first);
  return first < 0 ? null : first;
}

/**
 * @param {Readonly<State>} state with a document
 * @param {number} id
 * @param {Frame} frame
 * @param {Marks} marks
 * @returns {Look}
 */
export function lookOf(state, id, frame, marks) {
  const graph = /** @type {import("../graph/graph.js").Graph} */ (state.graph);
  const shown = shownOf(state, id, frame);
  const {value, gradient, takes} = shown;
  const missing = gradient !== null && gradient.count > 0 && gradient.count < gradient.of;
  const valueFails = value !== null && !shown.valueAsked && !Number.isFinite(value);
  const gradientFails = gradient !== null && !shown.gradientAsked && !Number.isFinite(gradient.sum);
  const changed = changedOf(state, id, shown);
  const classes = ["node"];
  const add = (/** @type {boolean} */ is, /** @type {string[]} */ ...names) => { if (is) classes.push(...names); };
  add(value === null, "idle");
  add(shown.present, "present", HUES[frame.phase]);
  add(shown.present && frame.phase !== "backward", "new-data");
  add(shown.receives, "new-grad");
  add(valueFails, "nan");
  add(gradientFails, "nan-grad");
  const flagged = marks.flag === id && (valueFails || gradientFails);
  add(flagged, "first");
  add(state.selection === id, "selected");
  add(marks.operands.has(id), "operand");
  add(marks.consumers.has(id), "consumer");
  add(marks.path.has(id), "path");
  add(marks.next === id, "next");
  return {
    classes, name: graph.name(id), flagged,
    valueChanged: typeof changed?.value === "number", gradChanged: typeof changed?.gradient === "number",
    value: shown.valueAsked ? "?" : value === null ? "" : fixed(value),
    grad: shown.gradientAsked ? "?" : gradient === null ? "" : fixed(gradient.sum),
    sign: gradient === null || shown.gradientAsked ? NaN : Math.sign(gradient.sum),
    of: missing && gradient ? `${gradient.count}/${gradient.of}` : "",
    portion: gradient === null ? 0 : missing && !shown.receives ? gradient.count / gradient.of : 1,
    awaits: takes && value !== null && gradient === null,
    editable: literalOf(graph, id) !== null,
    truth: gradient && !Object.is(gradient.true, gradient.sum) && !shown.gradientAsked ? fixed(gradient.true) : "",
  };
}

/**
 * A label that fits its box; what is cut stands in full in the title.
 * @param {string} name
 * @param {number} room in characters
 */
export const cut = (name, room) => ([...name].length > room ? `${[...name].slice(0, Math.max(1, room - 1)).join("")}…` : name);
