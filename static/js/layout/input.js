/**
 * What layout has to know of a graph. It depends on names and structure, not on numbers: while it is the same, so is the picture.
 *
 * @typedef {import("./types.js").LayoutInput} LayoutInput
 * @typedef {import("../graph/graph.js").Graph} Graph
 */

import {same} from "../graph/columns.js";

/** Names that are longer are cut anyway. */
const LONGEST = 255;

/** @type {WeakMap<Graph, {nameLength: Uint8Array, named: Uint8Array}>} */
const measured = new WeakMap();

/**
 * @param {Graph} graph
 * @param {string[] | null} open paths of the open groups; null: what a first look takes in
 * @param {{width: number, height: number}} viewport
 * @param {Record<string, string>} [symbols] sign of each operation, for those that have one
 * @returns {LayoutInput}
 */
export function layoutInput(graph, open, viewport, symbols) {
  const names = measured.get(graph) ?? namesOf(graph);
  measured.set(graph, names);
  return {key: graph.key, ...graph.columns, tree: graph.groups.columns, ...names, open, viewport, ...(symbols && {symbols})};
}

/** @param {Graph} graph */
function namesOf(graph) {
  const nameLength = new Uint8Array(graph.count);
  const named = new Uint8Array(graph.count);
  for (let id = 0; id < graph.count; id++) {
    if (graph.isNamed(id)) named[id] = 1;
    // All constants get the room of eight digits: another number is no other structure.
    if (!graph.isConstant(id)) nameLength[id] = Math.min(LONGEST, graph.name(id).length);
  }
  return {nameLength, named};
}

const SLACK = 80;

/**
 * Whether two graphs get the same picture. Of a name only its length counts: `Value(1.5)` may become `Value(2.5)`; of the
 * window only a change that is worth a new picture: a line more under the graph must not move what a reader looks at.
 * @param {LayoutInput} one
 * @param {LayoutInput} other
 * @returns {boolean}
 */
export function sameStructure(one, other) {
  return Math.abs(one.viewport.width - other.viewport.width) < SLACK && Math.abs(one.viewport.height - other.viewport.height) < SLACK
    && (one.open === other.open || (one.open !== null && other.open !== null && same(one.open, other.open)))
    && (one.key === other.key || (one.root === other.root && sameColumns(one, other)));
}

/** @param {LayoutInput} one @param {LayoutInput} other */
const sameColumns = (one, other) => same(one.ops, other.ops) && same(one.paths, other.paths) && same(one.op, other.op) && same(one.group, other.group)
  && same(one.starts, other.starts) && same(one.operands, other.operands) && same(one.named, other.named) && same(one.nameLength, other.nameLength);
