/**
 * A graph document out of a file. It may come from anywhere: nothing in it is believed before it has been checked. Pure.
 * The server checks alike (app/documents.py); tests/documents.json holds both to one another.
 */

import {toWire} from "../numbers.js";
import {withPlainEnds} from "../places.js";
import {NotAGraph, list, number, object, shown, text, whole} from "./checks.js";
import {LONGEST_NAME, readNodes} from "./columns.js";

/**
 * @typedef {import("../types.js").GraphDocument} GraphDocument
 * @typedef {import("../types.js").Update} Update
 * @typedef {import("../types.js").TrainedAt} TrainedAt
 */

const FORMAT = "gradwalk.graph";
const VERSION = 1;
const LONGEST_TEXT = 2 ** 20;
const MOST_WARNINGS = 1000;
const MOST_FAULTS = 100;
/** Python's own words, which no name can be. */
const KEYWORDS = new Set(("False None True and as assert async await break class continue def del elif else except finally for from " +
  "global if import in is lambda nonlocal not or pass raise return try while with yield").split(" "));

/**
 * The document that a JSON value is. What a document may do without has its default; what does not belong to one is left out,
 * where a request would be refused: a file may come from a later Gradwalk, which knows more.
 * Throws NotAGraph, which says what is wrong and where, for any other.
 * @param {unknown} given
 * @param {import("./columns.js").Known} known
 * @returns {GraphDocument}
 */
export function readDocument(given, known) {
  const document = object(given, "");
  const {program: words = "", passes: several = 1, pass = 0, names = {}, output = "", warnings = []} = document;
  if (document.format !== FORMAT) throw new NotAGraph("format", `${shown(document.format)} is not ${shown(FORMAT)}`);
  if (document.version !== VERSION) throw new NotAGraph("version", `${shown(document.version)} is not ${VERSION}, which is the one that is known here`);
  const program = withPlainEnds(text(words, "program", LONGEST_TEXT));
  const nodes = readNodes(document.nodes, program, known);
  const count = nodes.op.length;
  const passes = whole(several, "passes", 1);
  return {
    format: FORMAT, version: VERSION, program,
    pass: whole(pass, "pass", 0, passes), passes,
    root: whole(document.root, "root", 0, count),
    nodes,
    names: Object.fromEntries(Object.entries(object(names, "names")).map(([name, id]) => [nameAt(name), whole(id, `names.${name.slice(0, 40)}`, 0, count)])),
    output: text(output, "output", LONGEST_TEXT),
    warnings: list(warnings, "warnings", MOST_WARNINGS).map((each, i) => text(each, `warnings[${i}]`, LONGEST_TEXT)),
    ...(isGiven(document.root_values) && {root_values: rootValues(document.root_values, passes)}),
    ...(isGiven(document.update) && {update: list(document.update, "update").map((each, i) => updateAt(each, `update[${i}]`, nodes.op))}),
    ...(isGiven(document.training) && {training: trainedAt(object(document.training, "training"))}),
  };
}

/** Clients made from the OpenAPI send null for what a document may be wholly without. @param {unknown} value */
const isGiven = (value) => value !== undefined && value !== null;

/** @param {string} name */
function nameAt(name) {
  if (/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text(name, "names", LONGEST_NAME)) && !KEYWORDS.has(name)) return name;
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

/** @param {Record<string, unknown>} training @returns {TrainedAt} */
function trainedAt({optimizer, loss, epoch, sample, batch, run, faults = []}) {
  const count = (/** @type {unknown} */ value, /** @type {string} */ where) => (isGiven(value) ? whole(value, where, 0) : null);
  return {
    optimizer: text(optimizer, "training.optimizer", LONGEST_NAME), loss: text(loss, "training.loss", LONGEST_NAME),
    epoch: whole(epoch, "training.epoch", 0), sample: count(sample, "training.sample"), batch: count(batch, "training.batch"),
    run: isGiven(run) ? text(run, "training.run", LONGEST_NAME) : null,
    faults: list(faults, "training.faults", MOST_FAULTS).map((each, i) => text(each, `training.faults[${i}]`, LONGEST_NAME)),
  };
}

/**
 * A document as JSON carries it: what is not finite is a word.
 * @param {GraphDocument} document
 * @returns {string}
 */
export const writeDocument = (document) => JSON.stringify(document, toWire);
