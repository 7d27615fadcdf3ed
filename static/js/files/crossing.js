/** An answer about a file on its way from one thread to the other: of a graph, the columns are handed over, not copied. Pure. */

import {coded, columnsOf} from "../graph/columns.js";
import {nodesOf} from "../graph/lists.js";

/**
 * @typedef {import("./asked.js").Answer} Answer
 * @typedef {{graph: any, columns: import("../graph/columns.js").NodeColumns, spans: import("../graph/lists.js").Spans} | {answer: Answer}} Crossing
 */

/**
 * @param {Answer} answer whose columns, if it is a graph, belong to the other thread from now on
 * @returns {{crossing: Crossing, transfer: ArrayBuffer[]}}
 */
export function sent(answer) {
  if (answer === null || typeof answer === "string" || answer.kind !== "graph") return {crossing: {answer}, transfer: []};
  const {document} = answer;
  const columns = columnsOf(document);
  const [each, of] = coded(document.nodes.span, String);
  const {structure, label, value, grad, gradBefore, partials} = columns;
  const {op, starts, operands, group} = structure;
  const arrays = [op, starts, operands, group, label, value, grad, gradBefore, partials, of];
  return {crossing: {graph: {...answer, document: {...document, nodes: null}}, columns, spans: {each, of}}, transfer: arrays.map(({buffer}) => /** @type {ArrayBuffer} */ (buffer))};
}

/** @param {Crossing} crossing @returns {Answer} a graph's nodes have their lists once something asks for them */
export function received(crossing) {
  if ("answer" in crossing) return crossing.answer;
  const {graph, columns, spans} = crossing;
  return {...graph, document: {...graph.document, nodes: nodesOf(columns, spans)}};
}
