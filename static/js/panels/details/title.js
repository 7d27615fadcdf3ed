/** The head of the panel: the operation, the node's name, its id and its line; then its two numbers. */

import {ICONS, h, icon} from "../../dom.js";
import {changedOf, moved as movedBy} from "../../walk/changed.js";
import {fixed, full} from "../../numbers.js";
import {updateAt} from "../../words/updated.js";

/** Signs of the operators as people write them. */
const SIGNS = {"+": "+", "-": "\u2212", "*": "×", "/": "÷", "**": "xⁿ"};

/** @typedef {import("./subject.js").Subject} Subject */

/** @param {Subject} subject */
export function title(subject) {
  const {graph, id, next} = subject;
  const name = graph.name(id);
  const where = h("span", {class: "cap where"}, next && h("span", {}, "comes next · "),
    graph.isOperation(id) ? h("span", {}, h("i", {}, "v"), h("sub", {}, id)) : kindOf(subject), line(subject));
  where.title = where.textContent ?? "";
  return h("div", {class: "title"}, chip(subject), h("h2", {title: name}, name), where, stop(subject));
}

/** Whether the walk stops at the node, and changing it. @param {Subject} subject */
function stop({graph, id, state, actions}) {
  if (graph.isConstant(id)) return null;
  const stops = state.breakpoints.some((each) => each.kind === "node" && each.node === id);
  return h("button", {type: "button", class: "btn icon plain stop", "aria-pressed": String(stops), "data-key": "stop", "aria-label": "Stop here",
    title: stops ? "The walk stops here; press to go by (P)" : "Stop here (P)", onclick: () => actions.toggleBreak({kind: "node", node: id})}, icon(...ICONS.stop));
}

/** @param {Subject} subject */
function kindOf({graph, id}) {
  return graph.isConstant(id) ? "constant" : graph.isParameter(id) ? "parameter" : "leaf";
}

/** @param {Subject} subject */
function line({graph, id}) {
  const span = graph.document.nodes.span[id];
  return span && ` · line ${span[0]}`;
}

/** The operation in the hue of the phase where the node is the present one. @param {Subject} subject */
function chip({graph, id, operations, frame, next}) {
  const op = graph.document.nodes.op[id];
  const phase = frame.node === id || next ? {start: "fwd", forward: "fwd", backward: "bwd", update: "upd"}[frame.phase] : "rest";
  const now = next ? "soon" : phase;
  if (!graph.isOperation(id)) return h("span", {class: `opchip leaf ${now}`, "aria-hidden": "true"}, graph.name(id).charAt(0));
  const row = operations.get(op);
  const sign = row && SIGNS[/** @type {keyof typeof SIGNS} */ (row.symbol)];
  return h("span", {class: `opchip ${now} ${row?.group ?? ""} ${sign ? "" : "word"}`, "aria-hidden": "true"}, sign ?? op);
}

/** Data and gradient, with four decimals and in full. @param {Subject} subject */
export function pair({shown, state, graph, frame, id}) {
  const {gradient, takes, valueAsked, gradientAsked} = shown;
  const changed = changedOf(state, id, shown);
  const moved = frame.kind === "update" && frame.node === id;
  const value = moved ? updateAt(graph, frame).after : shown.value;
  const data = h("div", {class: moved ? "u" : value !== null && frame.kind === "evaluate" && frame.node === id ? "f" : ""}, h("dt", {}, "data"),
    ...number(value, valueAsked || (moved && state.asking)), ...was(changed?.pass, changed?.value, value));
  if (!takes) {
    const why = graph.isConstant(id) ? "a constant takes none" : `no path leads to ${graph.name(graph.root)}`;
    return h("dl", {class: "pair"}, data, h("div", {class: "none"}, h("dt", {}, "grad"), h("dd", {class: "cap"}, why)));
  }
  const lost = gradient && state.overwrite && gradient.sum !== gradient.true && !gradientAsked;
  const some = gradient && gradient.count < gradient.of && gradient.of > 1 && !gradientAsked;
  return h("dl", {class: "pair"}, data, h("div", {class: gradient ? "g" : ""}, h("dt", {}, "grad"),
    ...number(gradient?.sum ?? null, gradientAsked, lost ? `with +=: ${fixed(gradient.true)}` : some ? `${gradient.count} of ${gradient.of} terms` : null),
    ...was(changed?.pass, changed?.gradient, gradient?.sum)));
}

/**
 * What it was in the pass shown before.
 * @param {number | undefined} pass
 * @param {number | null | undefined} before
 * @param {number | null | undefined} now
 */
function was(pass, before, now) {
  if (pass === undefined || typeof before !== "number" || typeof now !== "number") return [];
  return [h("dd", {class: "was", title: `${full(before)} in pass ${pass + 1}, now ${full(now)}`}, `was ${fixed(before)} in pass ${pass + 1}, ${movedBy(before, now, fixed)}`)];
}

/** @param {number | null} x @param {boolean} asked @param {string | null} [below] in the place of the full number */
function number(x, asked, below = null) {
  if (asked) return [h("dd", {}, "?"), h("dd", {class: "full"}, "guess first")];
  if (x === null) return [h("dd", {class: "wait"}, "not yet")];
  return [h("dd", {class: Number.isFinite(x) ? "" : "bad", title: full(x)}, fixed(x)), h("dd", {class: below ? "full note" : "full"}, below ?? full(x))];
}
