/**
 * The index of a graph document: who consumes whom, who leads to the root, and what a node is called.
 * Everything is computed once a document, in time proportional to nodes and operands, without recursion.
 *
 * @typedef {import("../types.js").GraphDocument} GraphDocument
 *
 * @typedef {object} Graph
 * @property {GraphDocument} document
 * @property {number} key tells graphs apart: no two of a page have the same
 * @property {number} count how many nodes
 * @property {number} root
 * @property {import("./groupTree.js").Columns} columns
 * @property {Int32Array} operandStarts operands of `id` stand at operandStarts[id] up to operandStarts[id + 1], by slot
 * @property {Int32Array} operandNodes
 * @property {string[]} labels each once, in the order in which they appear
 * @property {Int32Array} label of each node, index into labels
 * @property {Float64Array} partials to the operands, at the same places
 * @property {Float64Array} value
 * @property {Float64Array} grad
 * @property {Float64Array} gradBefore
 * @property {Int32Array} consumerStarts consumers of `id` stand at consumerStarts[id] up to consumerStarts[id + 1], by id, then slot
 * @property {Int32Array} consumerNodes
 * @property {Int32Array} consumerSlots
 * @property {import("./groupTree.js").GroupTree} groups made when it is first asked for
 * @property {Uint8Array} constants constants[id] is 1 for a constant
 * @property {Uint8Array} leads leads[id] is 1 where a path goes from the node to the root
 * @property {Int32Array} operations ids of the operation nodes, in the order in which they are evaluated
 * @property {boolean} hasGroups whether a group of it can be opened
 * @property {(id: number) => boolean} isOperation
 * @property {(id: number) => boolean} isConstant
 * @property {(id: number) => boolean} isLeaf a leaf or a parameter, not a constant
 * @property {(id: number) => boolean} isParameter
 * @property {(id: number) => number[]} operandsOf by slot
 * @property {(id: number) => {node: number, slot: number}[]} consumers in the order of their ids, a slot each
 * @property {(id: number) => string} name its label, else its source text, else `v` and its id; of a constant, its number
 * @property {(id: number) => boolean} isNamed has a label of its own
 * @property {(id: number) => string} source the text of its span on one line, or ""
 */

import {columnsOf} from "./columns.js";
import {groupTree, isParameterPath} from "./groupTree.js";
import {isNumber} from "../literals.js";
import {said} from "../numbers.js";

/** How many graphs this page has had. */
let made = 0;

/**
 * @param {GraphDocument} document
 * @returns {Graph}
 */
export function indexGraph(document) {
  const {structure: columns, ...others} = columnsOf(document);
  const {count, starts, operands, ops, paths} = columns;
  const {labels, label, value} = others;
  const [leaf, constant] = [ops.indexOf("leaf"), ops.indexOf("constant")];
  const parameters = paths.map(isParameterPath);
  const source = sourcesOf(document);

  const leads = new Uint8Array(count);
  leads[document.root] = 1;
  for (let id = document.root; id >= 0; id--) if (leads[id]) for (let k = starts[id]; k < starts[id + 1]; k++) leads[operands[k]] = 1;

  const {op} = columns;
  const isOperation = (/** @type {number} */ id) => op[id] !== leaf && op[id] !== constant;
  const constants = new Uint8Array(count);
  const operations = new Int32Array(count);
  let evaluated = 0;
  for (let id = 0; id < count; id++) {
    if (op[id] === constant) constants[id] = 1;
    else if (op[id] !== leaf) operations[evaluated++] = id;
  }
  /** @type {ReturnType<typeof consumersOf> | null} */ let all = null;
  const consumers = () => all ??= consumersOf(columns);
  /** @type {import("./groupTree.js").GroupTree | null} */ let tree = null;

  return {
    document, key: ++made, count, root: document.root, columns, ...others, operandStarts: starts, operandNodes: operands, constants, leads,
    operations: operations.slice(0, evaluated), isOperation, source,
    get consumerStarts() { return consumers().consumerStarts; },
    get consumerNodes() { return consumers().consumerNodes; },
    get consumerSlots() { return consumers().consumerSlots; },
    get groups() { return tree ??= groupTree(columns); },
    hasGroups: paths.some((path, at) => path !== "" && !parameters[at]),
    isConstant: (id) => op[id] === constant,
    isLeaf: (id) => op[id] === leaf,
    isParameter: (id) => op[id] === leaf && parameters[columns.group[id]],
    isNamed: (id) => labels[label[id]] !== "",
    operandsOf: (id) => [...operands.subarray(starts[id], starts[id + 1])],
    consumers(id) {
      const {consumerStarts, consumerNodes, consumerSlots} = consumers();
      return Array.from({length: consumerStarts[id + 1] - consumerStarts[id]}, (_, i) =>
        ({node: consumerNodes[consumerStarts[id] + i], slot: consumerSlots[consumerStarts[id] + i]}));
    },
    name(id) {
      // A constant is called by its number, as the program writes it: the inputs of a built-in network have no text of their own.
      if (op[id] === constant) return isNumber(source(id)) ? source(id) : said(value[id]);
      if (labels[label[id]]) return labels[label[id]];
      // A built-in network's nodes all have the call as their span: naming each of them after it would tell nothing.
      if (paths[columns.group[id]] !== "" && isOperation(id)) return `v${id}`;
      return source(id) || `v${id}`;
    },
  };
}

/** The text of each node's span. Many nodes share a span: each is read once. @param {GraphDocument} document @returns {(id: number) => string} */
function sourcesOf({program, nodes}) {
  /** @type {string[][] | null} */ let lines = null;
  /** @type {Map<number, Map<number, string>>} by where a span begins, and where it ends */ const known = new Map();
  return (id) => {
    const at = nodes.span[id];
    if (!at) return "";
    const [line, column, endLine, endColumn] = at;
    const [begin, end] = [line * WIDE + column, endLine * WIDE + endColumn];
    let texts = known.get(begin);
    if (!texts) known.set(begin, texts = new Map());
    const before = texts.get(end);
    if (before !== undefined) return before;
    lines ??= program.split(/\r\n|\r|\n/).map((text) => [...text]);
    const text = lines.slice(line - 1, endLine).map((characters, i, all) =>
      characters.slice(i === 0 ? column : 0, i === all.length - 1 ? endColumn : undefined).join("")).join(" ").replace(/\s+/g, " ").trim();
    texts.set(end, text);
    return text;
  };
}

/** Columns of a line, at most: no text is longer. */
const WIDE = 2 ** 25;

/**
 * Consumers of every node in three flat columns: those of `id` stand at consumerStarts[id] up to consumerStarts[id + 1].
 * @param {import("./groupTree.js").Columns} columns
 */
function consumersOf({count, starts, operands}) {
  const consumerStarts = new Int32Array(count + 1);
  for (let k = 0; k < operands.length; k++) consumerStarts[operands[k] + 1]++;
  for (let id = 0; id < count; id++) consumerStarts[id + 1] += consumerStarts[id];
  const consumerNodes = new Int32Array(operands.length);
  const consumerSlots = new Int32Array(operands.length);
  const next = consumerStarts.slice();
  for (let id = 0; id < count; id++) {
    for (let k = starts[id]; k < starts[id + 1]; k++) {
      const at = next[operands[k]]++;
      consumerNodes[at] = id;
      consumerSlots[at] = k - starts[id];
    }
  }
  return {consumerStarts, consumerNodes, consumerSlots};
}

/** Whether a group is another one, or inside of it. @param {string} path @param {string} group */
export const isBelow = (path, group) => path === group || path.startsWith(`${group}/`);

/**
 * Every group of a graph that can be opened, outer ones first; parameters are drawn at their consumers.
 * @param {Graph} graph
 */
export const groupsOf = (graph) => graph.groups.paths.filter((path) => path !== "" && !isParameterPath(path));
