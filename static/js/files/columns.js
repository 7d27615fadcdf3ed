/** The nodes of a graph document out of a file, column by column: equally long, operands before users, partials by slot. */

import {NotAGraph, list, number, object, shown, text, whole} from "./checks.js";
import {areNumbers, areOperands, isSpan, plainTexts} from "./plain.js";

/**
 * @typedef {import("../types.js").Nodes} Nodes
 * @typedef {import("../types.js").Span} Span
 * @typedef {object} Known What this server has: the page takes no other graph than one that its programs could make.
 * @property {Map<string, {operands: string[]}>} operations
 * @property {number} mostNodes its limit, which is a setting
 */

export const LONGEST_NAME = 1000;
const DEEPEST = 100;

/**
 * Nearly every entry is as it has to be, and is seen to be so by the tests of plain.js. Only where one is not does a check
 * follow that can say what is wrong and where: to write the place of each of a million entries takes longer than to test them.
 * @param {unknown} given whose rows are kept
 * @param {string} program in which the spans lie
 * @param {Known} known
 * @returns {Nodes}
 */
export function readNodes(given, program, {operations, mostNodes}) {
  const columns = object(given, "nodes");
  const arities = new Map([["leaf", 0], ["constant", 0], ...[...operations].map(([name, {operands}]) => /** @type {[string, number]} */ ([name, operands.length]))]);
  const op = list(columns.op, "nodes.op", mostNodes).map((value, id) => (arities.has(/** @type {string} */ (value)) ? /** @type {string} */ (value) : opAt(value, `nodes.op[${id}]`)));
  if (op.length === 0) throw new NotAGraph("nodes.op", "it is empty; a graph has at least one node");
  const arity = Uint8Array.from(op, (name) => arities.get(name) ?? 0);

  /**
   * @template T
   * @param {keyof Nodes} name
   * @param {(value: any, id: number) => boolean} isPlain
   * @param {(value: unknown, where: string, id: number) => T} read
   * @returns {T[]}
   */
  function column(name, isPlain, read) {
    const values = list(columns[name], `nodes.${name}`);
    if (values.length !== op.length) {
      throw new NotAGraph(`nodes.${name}`, `${values.length.toLocaleString("en")} entries, where nodes.op has ${op.length.toLocaleString("en")}`);
    }
    return values.map((value, id) => (isPlain(value, id) ? /** @type {T} */ (value) : read(value, `nodes.${name}[${id}]`, id)));
  }

  const hasText = program.trim() !== "";
  const lines = hasText ? program.split("\n").length : Infinity;
  return {
    op,
    label: column("label", plainTexts((value, where) => text(value, where, LONGEST_NAME)), (value, where) => text(value, where, LONGEST_NAME)),
    operands: column("operands", (row, id) => areOperands(row, arity[id], id), (value, where, id) =>
      slots(value, where, arity[id], op[id]).map((operand, slot) => operandAt(operand, `${where}[${slot}]`, id))),
    value: column("value", Number.isFinite, number),
    grad: column("grad", Number.isFinite, number),
    grad_before: column("grad_before", (value) => value === 0, (value, where, id) => before(number(value, where), where, op[id])),
    partials: column("partials", (row, id) => areNumbers(row, arity[id]), (value, where, id) =>
      slots(value, where, arity[id], op[id]).map((partial, slot) => number(partial, `${where}[${slot}]`))),
    group: column("group", plainTexts(groupAt), groupAt),
    span: column("span", (span) => span === null || isSpan(span, lines), (value, where) => spanAt(value, where, lines)).map((span) => (hasText ? span : null)),
  };
}

/** @param {unknown} value @param {string} where @returns {never} */
function opAt(value, where) {
  throw new NotAGraph(where, `${shown(value)} is no operation that is known here`);
}

/** @param {unknown} value @param {string} where @param {number} arity @param {string} op */
function slots(value, where, arity, op) {
  const row = list(value, where);
  if (row.length !== arity) throw new NotAGraph(where, `${row.length} ${row.length === 1 ? "entry" : "entries"}, where ${op} takes ${arity}`);
  return row;
}

/** @param {unknown} value @param {string} where @param {number} id */
function operandAt(value, where, id) {
  const operand = whole(value, where, 0);
  if (operand >= id) throw new NotAGraph(where, `${operand} does not come before node ${id}; operands stand before what is made of them`);
  return operand;
}

/** @param {number} value @param {string} where @param {string} op */
function before(value, where, op) {
  if (op !== "leaf" && value !== 0) throw new NotAGraph(where, `${shown(value)}, where only a leaf keeps a gradient from pass to pass`);
  return value;
}

/** @param {unknown} value @param {string} where */
function groupAt(value, where) {
  const path = text(value, where, LONGEST_NAME);
  const parts = path.split("/");
  if (path !== "" && parts.some((part) => part.trim() === "")) throw new NotAGraph(where, `${shown(path)} has a part without a name`);
  if (parts.length > DEEPEST) throw new NotAGraph(where, `${parts.length} groups inside one another; ${DEEPEST} is the limit`);
  return path;
}

/** @param {unknown} value @param {string} where @param {number} lines @returns {Span} */
function spanAt(value, where, lines) {
  const row = list(value, where);
  if (row.length !== 4) throw new NotAGraph(where, "a span is line, column, end line and end column");
  const [line, column, endLine, endColumn] = row.map((each, i) => whole(each, `${where}[${i}]`, i % 2 ? 0 : 1));
  if (endLine > lines) throw new NotAGraph(where, `line ${endLine} is past the program, which has ${lines}`);
  if (endLine < line || (endLine === line && endColumn < column)) throw new NotAGraph(where, "it ends before it begins");
  return [line, column, endLine, endColumn];
}
