/**
 * The index of a graph document: who consumes whom, who leads to the root, and what a node is called.
 * Everything is computed once a document, in time proportional to nodes and operands, without recursion.
 *
 * @typedef {import("./types.js").GraphDocument} GraphDocument
 *
 * @typedef {object} Graph
 * @property {GraphDocument} document
 * @property {number} count how many nodes
 * @property {number} root
 * @property {Uint8Array} leads leads[id] is 1 where a path goes from the node to the root
 * @property {Int32Array} operations ids of the operation nodes, in the order in which they are evaluated
 * @property {boolean} hasGroups whether a group of it can be opened
 * @property {(id: number) => boolean} isOperation
 * @property {(id: number) => boolean} isConstant
 * @property {(id: number) => boolean} isLeaf a leaf or a parameter, not a constant
 * @property {(id: number) => boolean} isParameter
 * @property {(id: number) => {node: number, slot: number}[]} consumers in the order of their ids, a slot each
 * @property {(id: number) => string} name its label, else its source text, else `v` and its id; of a constant, its number
 * @property {(id: number) => boolean} isNamed has a label of its own
 * @property {(id: number) => string} source the text of its span on one line, or ""
 */

import {isNumber} from "./literals.js";
import {said} from "./numbers.js";

const PARAMETERS = "parameters";

/**
 * @param {GraphDocument} document
 * @returns {Graph}
 */
export function indexGraph(document) {
  const {op, operands, label, group, span} = document.nodes;
  const count = op.length;
  const lines = document.program.split(/\r\n|\r|\n/).map((line) => [...line]);
  const {starts, nodes, slots} = consumerColumns(operands);

  const leads = new Uint8Array(count);
  leads[document.root] = 1;
  for (let id = document.root; id >= 0; id--) if (leads[id]) for (const operand of operands[id]) leads[operand] = 1;

  const isOperation = (/** @type {number} */ id) => op[id] !== "leaf" && op[id] !== "constant";
  const operations = Int32Array.from({length: count}, (_, id) => id).filter(isOperation);

  /** @param {number} id */
  function source(id) {
    const at = span[id];
    if (!at) return "";
    const [line, column, endLine, endColumn] = at;
    const text = lines.slice(line - 1, endLine).map((characters, i, all) =>
      characters.slice(i === 0 ? column : 0, i === all.length - 1 ? endColumn : undefined).join("")).join(" ");
    return text.replace(/\s+/g, " ").trim();
  }

  return {
    document, count, root: document.root, leads, operations, isOperation, source,
    hasGroups: group.some((path) => path !== "" && !isBelow(path, PARAMETERS)),
    isConstant: (id) => op[id] === "constant",
    isLeaf: (id) => op[id] === "leaf",
    isParameter: (id) => op[id] === "leaf" && isBelow(group[id], PARAMETERS),
    isNamed: (id) => label[id] !== "",
    consumers: (id) => Array.from({length: starts[id + 1] - starts[id]}, (_, i) =>
      ({node: nodes[starts[id] + i], slot: slots[starts[id] + i]})),
    name(id) {
      // A constant is called by its number, as the program writes it: the inputs of a built-in network have no text of their own.
      if (op[id] === "constant") return isNumber(source(id)) ? source(id) : said(document.nodes.value[id]);
      if (label[id]) return label[id];
      // A built-in network's nodes all have the call as their span: naming each of them after it would tell nothing.
      if (group[id] !== "" && isOperation(id)) return `v${id}`;
      return source(id) || `v${id}`;
    },
  };
}

/**
 * Consumers of every node in three flat columns: those of `id` stand at starts[id] up to starts[id + 1].
 * @param {number[][]} operands
 */
function consumerColumns(operands) {
  const starts = new Int32Array(operands.length + 1);
  for (const row of operands) for (const operand of row) starts[operand + 1]++;
  for (let id = 0; id < operands.length; id++) starts[id + 1] += starts[id];
  const nodes = new Int32Array(starts[operands.length]);
  const slots = new Int32Array(starts[operands.length]);
  const next = starts.slice();
  operands.forEach((row, node) => row.forEach((operand, slot) => {
    nodes[next[operand]] = node;
    slots[next[operand]++] = slot;
  }));
  return {starts, nodes, slots};
}

/** Whether a group is another one, or inside of it. @param {string} path @param {string} group */
export const isBelow = (path, group) => path === group || path.startsWith(`${group}/`);

/**
 * Every group of a graph that can be opened, outer ones first; parameters are drawn at their consumers.
 * @param {Graph} graph
 */
export function groupsOf(graph) {
  const found = new Set();
  for (const path of graph.document.nodes.group) {
    if (path === "" || isBelow(path, PARAMETERS)) continue;
    const parts = path.split("/");
    parts.forEach((_, i) => found.add(parts.slice(0, i + 1).join("/")));
  }
  return [...found];
}
