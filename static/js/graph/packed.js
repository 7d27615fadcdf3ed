/**
 * A graph document in columns of bytes (docs/packed.md): its columns are read where they lie, and the lists of its nodes are
 * made when something first asks for one.
 *
 * @typedef {{kind: "uint8" | "uint16" | "uint32" | "float64", offset: number, length: number}} Place
 * @typedef {Record<"op" | "label" | "group" | "span" | "arity" | "operands" | "value" | "grad" | "grad_before" | "partials", Place>} Places
 * @typedef {{op: string[], label: string[], group: string[], span: (import("../types.js").Span | null)[]}} Tables
 * @typedef {{document: any, tables: Tables, columns: Places}} Head
 */

import {keepColumns} from "./columns.js";

export const MEDIA_TYPE = "application/vnd.gradwalk.graph";

const MAGIC = "GRADWLK\x01";

/** Where the head begins, behind the magic and the length of the head. */
const HEAD = 16;

const KINDS = {uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, float64: Float64Array};

/**
 * @param {ArrayBuffer} bytes belongs to the document from now on
 * @returns {any} the document as JSON would give it, but with numbers for the names of what is not finite among its nodes'. Throws
 *   SyntaxError for what is no such document, and for a later version of it, or RangeError where it breaks off
 */
export function unpacked(bytes) {
  const text = new TextDecoder();
  if (bytes.byteLength < HEAD || text.decode(new Uint8Array(bytes, 0, MAGIC.length)) !== MAGIC) throw new SyntaxError("not a packed graph document");
  const length = Number(new DataView(bytes).getBigUint64(MAGIC.length, true));
  /** @type {Head} */
  const {document, tables, columns} = JSON.parse(text.decode(new Uint8Array(bytes, HEAD, length)));
  const read = readerOf(bytes, HEAD + length);
  const codes = {label: new Int32Array(read(columns.label)), group: new Int32Array(read(columns.group)), span: read(columns.span)};
  const starts = startsOf(read(columns.arity));
  // What a message to a worker holds is a column of its own: with a part of the buffer all of it would be sent.
  const structure = {
    count: columns.op.length, root: document.root, ops: tables.op, op: new Uint8Array(read(columns.op)), starts,
    operands: new Int32Array(read(columns.operands)), paths: tables.group, group: codes.group,
  };
  const numbers = {value: doubles(columns.value), grad: doubles(columns.grad), gradBefore: doubles(columns.grad_before), partials: doubles(columns.partials)};
  const nodes = listsOf(structure, tables, codes, numbers);
  keepColumns(nodes, {structure, labels: tables.label, label: codes.label, ...numbers});
  return {...document, nodes};

  /** @param {Place} place */
  function doubles(place) { return /** @type {Float64Array} */ (read(place)); }
}

/** Every machine with a browser is little-endian. @param {ArrayBuffer} bytes @param {number} begin @returns {(place: Place) => Uint8Array | Uint16Array | Uint32Array | Float64Array} */
function readerOf(bytes, begin) {
  return ({kind, offset, length}) => new KINDS[kind](bytes, begin + offset, length);
}

/** @param {ArrayLike<number>} arity */
function startsOf(arity) {
  const starts = new Int32Array(arity.length + 1);
  for (let id = 0; id < arity.length; id++) starts[id + 1] = starts[id] + arity[id];
  return starts;
}

/**
 * The nodes as JSON has them, each list made when it is first asked for.
 * @param {import("./groupTree.js").Columns} structure @param {Tables} tables
 * @param {{label: Int32Array, span: ArrayLike<number>}} codes
 * @param {{value: Float64Array, grad: Float64Array, gradBefore: Float64Array, partials: Float64Array}} numbers
 * @returns {import("../types.js").Nodes}
 */
function listsOf({op, group, starts, operands}, tables, codes, numbers) {
  /** @type {Partial<import("../types.js").Nodes>} */ const made = {};
  return {
    get op() { return made.op ??= entries(tables.op, op); },
    get label() { return made.label ??= entries(tables.label, codes.label); },
    get operands() { return made.operands ??= rows(operands, starts); },
    get value() { return made.value ??= list(numbers.value, 0, numbers.value.length); },
    get grad() { return made.grad ??= list(numbers.grad, 0, numbers.grad.length); },
    get grad_before() { return made.grad_before ??= list(numbers.gradBefore, 0, numbers.gradBefore.length); },
    get partials() { return made.partials ??= rows(numbers.partials, starts); },
    get group() { return made.group ??= entries(tables.group, group); },
    get span() { return made.span ??= entries(tables.span, codes.span); },
  };
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
