/**
 * The symbols of nodes: x1 is x with an index, w0_1_2 is w with three; what has no short name is v with its id. Of nodes that share a
 * name, it belongs to the one that the program's name means in the end.
 */

import {said} from "../numbers.js";
import {m, number, operator} from "./mathml.js";

/** @typedef {import("../graph/graph.js").Graph} Graph */

const SHORT = /^([A-Za-z]{1,6}?)(?:_?(\d{1,4}(?:_\d{1,4}){0,2})|\[(\d{1,4})\])?$/;

/** @type {WeakMap<Graph, Set<string>>} */
const shared = new WeakMap();

/** Labels that several nodes bear: a formula that used them would say that c is c + c. @param {Graph} graph */
function sharedLabels(graph) {
  const known = shared.get(graph);
  if (known) return known;
  const once = new Set();
  const twice = new Set();
  for (const label of graph.document.nodes.label) (once.has(label) ? twice : once).add(label);
  shared.set(graph, twice);
  return twice;
}

/**
 * Letters and index of a node's symbol.
 * @param {Graph} graph
 * @param {number} id
 * @returns {{letters: string, index: string}}
 */
export function symbolParts(graph, id) {
  const {nodes: {label: {[id]: label}}, names} = graph.document;
  const found = sharedLabels(graph).has(label) && names[label] !== id ? null : SHORT.exec(label);
  return found ? {letters: found[1], index: (found[2] ?? found[3] ?? "").replaceAll("_", ",")} : {letters: "v", index: String(id)};
}

/**
 * @param {Graph} graph
 * @param {number} id
 * @returns {MathMLElement}
 */
export function symbolOf(graph, id) {
  if (graph.isConstant(id)) return number(said(graph.value[id]));
  const {letters, index} = symbolParts(graph, id);
  return index ? m("msub", m("mi", letters), number(index)) : m("mi", letters);
}

/**
 * ∂o/∂x: the gradient of a node.
 * @param {Graph} graph
 * @param {number} id
 * @returns {MathMLElement}
 */
export const gradientOf = (graph, id) =>
  m("mfrac", m("mrow", operator("∂"), symbolOf(graph, graph.root)), m("mrow", operator("∂"), symbolOf(graph, id)));
