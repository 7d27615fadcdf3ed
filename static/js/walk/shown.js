/** What a node shows at the present step: the same in the picture, in the table and in the details. */

import {changedOf} from "./changed.js";
import {said} from "../numbers.js";

/**
 * @typedef {import("../types.js").State} State
 * @typedef {import("./walk.js").Frame} Frame
 * @typedef {import("./walk.js").Received} Received
 *
 * @typedef {object} Shown
 * @property {number | null} value null before its forward step
 * @property {Received | null} gradient null before its first term, and always where none can come
 * @property {boolean} takes whether a gradient can come: no constant, and a path leads to the root
 * @property {boolean} valueAsked the value has just come and reads "?" until the next press (Ask first)
 * @property {boolean} gradientAsked the same of the gradient
 * @property {boolean} present
 * @property {boolean} receives a term reaches it at this step, or the seed does
 */

/**
 * The present frame of the walk; null without a document.
 * @param {Readonly<State>} state
 * @returns {Frame | null}
 */
export const frameOf = ({walk, step, byEdge}) => walk && walk.frame(Math.min(step, walk.total(byEdge)), byEdge);

/**
 * @param {Readonly<State>} state with a document
 * @param {number} id
 * @param {Frame | null} [frame]
 * @returns {Shown}
 */
export function shownOf(state, id, frame = frameOf(state)) {
  const {graph, walk, overwrite, asking} = state;
  if (!graph || !walk || !frame) throw new Error("there is no graph yet");
  const present = frame.node === id;
  const receives = (frame.kind === "seed" && present) || (frame.kind === "hand" && operandsAt(graph, frame).includes(id));
  return {
    value: walk.valueAt(id, frame.clock), gradient: walk.gradientAt(id, frame.clock, overwrite),
    takes: !graph.isConstant(id) && graph.leads[id] === 1, present, receives,
    valueAsked: asking && present && frame.kind === "evaluate", gradientAsked: asking && receives,
  };
}

/** @param {import("../graph/graph.js").Graph} graph @param {Frame} frame @returns {number[]} the nodes that receive a term, by slot */
export const operandsAt = (graph, {node, slots}) => (node === null ? [] : slots.map((slot) => graph.operandsOf(node)[slot]));

/**
 * A node's accessible name: `d = a * b, value 8, gradient 1`.
 * @param {Readonly<State>} state with a document
 * @param {number} id
 * @param {Map<string, import("../types.js").Operation>} operations
 * @param {Shown} [shown]
 * @returns {string}
 */
export function spokenNode(state, id, operations, shown = shownOf(state, id)) {
  const graph = /** @type {import("../graph/graph.js").Graph} */ (state.graph);
  const parts = [graph.isNamed(id) && graph.isOperation(id) ? `${graph.name(id)} = ${expressionOf(graph, id, operations)}` : graph.name(id)];
  parts.push(`value ${shown.valueAsked ? "?" : shown.value === null ? "not yet" : said(shown.value)}`);
  if (shown.takes) {
    const {gradient} = shown;
    const some = gradient && gradient.count < gradient.of && gradient.of > 1 ? ` (${gradient.count} of ${gradient.of} terms)` : "";
    parts.push(`gradient ${shown.gradientAsked ? "?" : gradient === null ? "not yet" : said(gradient.sum) + some}`);
  }
  const changed = changedOf(state, id, shown);
  if (changed) {
    const was = [changed.value !== null && `value ${said(changed.value)}`, changed.gradient !== null && `gradient ${said(changed.gradient)}`];
    parts.push(`in pass ${changed.pass + 1} ${was.filter(Boolean).join(" and ")}`);
  }
  return parts.join(", ");
}

/**
 * An operation over the names of its operands: `a * b`, `tanh(n)`.
 * @param {import("../graph/graph.js").Graph} graph
 * @param {number} id an operation node
 * @param {Map<string, import("../types.js").Operation>} operations
 * @returns {string}
 */
export function expressionOf(graph, id, operations) {
  const name = graph.document.nodes.op[id];
  const names = graph.operandsOf(id).map((operand) => graph.name(operand));
  const symbol = operations.get(name)?.symbol ?? "";
  if (!symbol) return `${name}(${names.join(", ")})`;
  return names.length === 1 ? `${symbol}${names[0]}` : names.join(` ${symbol} `);
}
