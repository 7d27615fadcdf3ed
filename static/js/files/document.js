/** A graph document out of a file. It may come from anywhere: nothing in it is believed before it has been checked. Pure. */

import {toWire} from "../numbers.js";
import {withPlainEnds} from "../places.js";
import {NotAGraph, list, number, object, shown, text, whole} from "./checks.js";
import {LONGEST_NAME, readNodes} from "./columns.js";

/**
 * @typedef {import("../types.js").GraphDocument} GraphDocument
 * @typedef {import("../types.js").Update} Update
 */

const FORMAT = "gradwalk.graph";
const VERSION = 1;
const LONGEST_TEXT = 2 ** 20;
const MOST_WARNINGS = 1000;
const MOST_PASSES = 2 ** 31;

/**
 * The document that a JSON value is. What a document may do without has its default; what does not belong to one is left out.
 * Throws NotAGraph, which says what is wrong and where, for any other.
 * @param {unknown} given
 * @param {import("./columns.js").Operations} operations
 * @returns {GraphDocument}
 */
export function readDocument(given, operations) {
  const document = object(given, "");
  if (document.format !== FORMAT) throw new NotAGraph("format", `${shown(document.format)} is not ${shown(FORMAT)}`);
  if (document.version !== VERSION) throw new NotAGraph("version", `${shown(document.version)} is not ${VERSION}, which is the one that is known here`);
  const program = withPlainEnds(text(document.program ?? "", "program", LONGEST_TEXT));
  const nodes = readNodes(document.nodes, program, operations);
  const count = nodes.op.length;
  const passes = whole(document.passes ?? 1, "passes", 1, MOST_PASSES);
  const names = Object.entries(object(document.names ?? {}, "names"));
  return {
    format: FORMAT, version: VERSION, program,
    pass: whole(document.pass ?? 0, "pass", 0, passes), passes,
    root: whole(document.root, "root", 0, count),
    nodes,
    names: Object.fromEntries(names.map(([name, id]) => [nameAt(name), whole(id, `names.${name.slice(0, 40)}`, 0, count)])),
    output: text(document.output ?? "", "output", LONGEST_TEXT),
    warnings: list(document.warnings ?? [], "warnings", MOST_WARNINGS).map((each, i) => text(each, `warnings[${i}]`, LONGEST_TEXT)),
    ...(document.root_values !== undefined && {root_values: rootValues(document.root_values, passes)}),
    ...(document.update !== undefined && {update: list(document.update, "update", count).map((each, i) => updateAt(each, `update[${i}]`, nodes.op))}),
  };
}

/** A name of the program's, as the server takes it, too. @param {string} name */
function nameAt(name) {
  if (/^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text(name, "names", LONGEST_NAME))) return name;
  throw new NotAGraph("names", `${shown(name)} is no name of Python's`);
}

/** @param {unknown} value @param {number} passes @returns {number[]} */
function rootValues(value, passes) {
  const values = list(value, "root_values");
  if (values.length !== passes) throw new NotAGraph("root_values", `${values.length} entries, where passes is ${passes}`);
  return values.map((each, i) => number(each, `root_values[${i}]`));
}

/** @param {unknown} value @param {string} where @param {string[]} op @returns {Update} */
function updateAt(value, where, op) {
  const {node, before, after, gradient, terms} = object(value, where);
  const id = whole(node, `${where}.node`, 0, op.length);
  if (op[id] !== "leaf") throw new NotAGraph(`${where}.node`, `node ${id} is no leaf, and only leaves are updated`);
  return {
    node: id, before: number(before, `${where}.before`), after: number(after, `${where}.after`), gradient: number(gradient, `${where}.gradient`),
    terms: Object.fromEntries(Object.entries(object(terms, `${where}.terms`)).map(([name, term]) => [text(name, `${where}.terms`, LONGEST_NAME), number(term, `${where}.terms`)])),
  };
}

/**
 * A document as JSON carries it: what is not finite is a word.
 * @param {GraphDocument} document
 * @returns {string}
 */
export const writeDocument = (document) => JSON.stringify(document, toWire);
