import {indexGraph} from "../../../static/js/graph/graph.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {explain} from "../../../static/js/words/index.js";
import {plain} from "../../../static/js/words/parts.js";
import {documentOf} from "../fixtures.js";
import {operations} from "../operations.js";

/**
 * The line of a step as the status reads it: "Step 3 of 5 · Backward · d: Every walk …".
 * @param {string | import("../../../static/js/types.js").GraphDocument} source a document, or the name of one
 * @param {number} step
 * @param {Partial<import("../../../static/js/types.js").State>} [state]
 */
export function lineOf(source, step, state = {}) {
  const document = typeof source === "string" ? documentOf(source) : source;
  const graph = indexGraph(document);
  const walk = createWalk(graph);
  const {where, what} = explain(/** @type {any} */ ({document, graph, walk, step, byEdge: false, asking: false, overwrite: false, ...state}), operations);
  return `${plain(where)}: ${plain(what)}`;
}

/**
 * A document of one's own: rows of [op, label, operands, value, grad, partials]; the last one is the root.
 * @param {[op: string, label: string, operands: number[], value: number, grad: number, partials: number[]][]} rows
 * @returns {import("../../../static/js/types.js").GraphDocument}
 */
export function made(rows) {
  return {
    format: "gradwalk.graph", version: 1, program: "", pass: 0, passes: 1, root: rows.length - 1, names: {}, output: "", warnings: [],
    nodes: {
      op: rows.map(([op]) => op), label: rows.map(([, label]) => label), operands: rows.map((row) => row[2]), value: rows.map((row) => row[3]),
      grad: rows.map((row) => row[4]), partials: rows.map((row) => row[5]), grad_before: rows.map(() => 0), group: rows.map(() => ""), span: rows.map(() => null),
    },
  };
}
