/** The nodes of a graph document out of a file, column by column: equally long, operands before users, partials by slot. */

import {NotAGraph, list, number, object, shown, text, whole} from "./checks.js";

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
 * @param {unknown} given
 * @param {string} program in which the spans lie
 * @param {Known} known
 * @returns {Nodes}
 */
export function readNodes(given, program, {operations, mostNodes}) {
  const columns = object(given, "nodes");
  const op = list(columns.op, "nodes.op", mostNodes).map((value, id) => opAt(value, `nodes.op[${id}]`, operations));
  if (op.length === 0) throw new NotAGraph("nodes.op", "it is empty; a graph has at least one node");

  /** @template T @param {keyof Nodes} name @param {(value: unknown, where: string, id: number) => T} read @returns {T[]} */
  function column(name, read) {
    const values = list(columns[name], `nodes.${name}`);
    if (values.length !== op.length) {
      throw new NotAGraph(`nodes.${name}`, `${values.length.toLocaleString("en")} entries, where nodes.op has ${op.length.toLocaleString("en")}`);
    }
    return values.map((value, id) => read(value, `nodes.${name}[${id}]`, id));
  }

  const arity = (/** @type {number} */ id) => operations.get(op[id])?.operands.length ?? 0;
  const lines = program.split("\n").length;
  const hasText = program.trim() !== "";
  return {
    op,
    label: column("label", (value, where) => text(value, where, LONGEST_NAME)),
    operands: column("operands", (value, where, id) => slots(value, where, arity(id), op[id]).map((operand, slot) => operandAt(operand, `${where}[${slot}]`, id))),
    value: column("value", number),
    grad: column("grad", number),
    grad_before: column("grad_before", (value, where, id) => before(number(value, where), where, op[id])),
    partials: column("partials", (value, where, id) => slots(value, where, arity(id), op[id]).map((partial, slot) => number(partial, `${where}[${slot}]`))),
    group: column("group", groupAt),
    span: column("span", (value, where) => (value === null ? null : spanAt(value, where, hasText ? lines : Infinity))).map((span) => (hasText ? span : null)),
  };
}

/** @param {unknown} value @param {string} where @param {Known["operations"]} operations */
function opAt(value, where, operations) {
  if (typeof value === "string" && (value === "leaf" || value === "constant" || operations.has(value))) return value;
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
