/** The nodes of a document that is held in columns: their lists are made when something first asks for one. */

import {keepColumns} from "./columns.js";

/** @typedef {{each: (import("../types.js").Span | null)[], of: ArrayLike<number>}} Spans each once, and which of them a node has */

/**
 * The nodes as JSON has them, each list made when it is first asked for.
 * @param {import("./columns.js").NodeColumns} columns by which they are read from now on
 * @param {Spans} spans
 * @returns {import("../types.js").Nodes}
 */
export function nodesOf(columns, spans) {
  const {structure: {ops, op, paths, group, starts, operands}, labels, label, value, grad, gradBefore, partials} = columns;
  /** @type {Partial<import("../types.js").Nodes>} */ const made = {};
  const nodes = {
    get op() { return made.op ??= entries(ops, op); },
    get label() { return made.label ??= entries(labels, label); },
    get operands() { return made.operands ??= rows(operands, starts); },
    get value() { return made.value ??= list(value, 0, value.length); },
    get grad() { return made.grad ??= list(grad, 0, grad.length); },
    get grad_before() { return made.grad_before ??= list(gradBefore, 0, gradBefore.length); },
    get partials() { return made.partials ??= rows(partials, starts); },
    get group() { return made.group ??= entries(paths, group); },
    get span() { return made.span ??= entries(spans.each, spans.of); },
  };
  keepColumns(nodes, columns);
  return nodes;
}

/** @template T @param {T[]} table @param {ArrayLike<number>} codes @returns {T[]} */
function entries(table, codes) {
  const made = new Array(codes.length);
  for (let i = 0; i < codes.length; i++) made[i] = table[codes[i]];
  return made;
}

/** @param {ArrayLike<number>} column @param {Int32Array} starts @returns {number[][]} */
function rows(column, starts) {
  const made = new Array(starts.length - 1);
  for (let id = 0; id + 1 < starts.length; id++) made[id] = list(column, starts[id], starts[id + 1]);
  return made;
}

/** @param {ArrayLike<number>} column @param {number} from @param {number} end @returns {number[]} */
function list(column, from, end) {
  const made = new Array(end - from);
  for (let i = from; i < end; i++) made[i - from] = column[i];
  return made;
}
