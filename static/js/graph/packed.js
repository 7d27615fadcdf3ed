/**
 * A graph document in columns of bytes (docs/packed.md): its columns are read where they lie, and the lists of its nodes are
 * made when something first asks for one.
 *
 * @typedef {{kind: "uint8" | "uint16" | "uint32" | "float64", offset: number, length: number}} Place
 * @typedef {Record<"op" | "label" | "group" | "span" | "arity" | "operands" | "value" | "grad" | "grad_before" | "partials", Place>} Places
 * @typedef {{op: string[], label: string[], group: string[], span: (import("../types.js").Span | null)[]}} Tables each entry once
 * @typedef {{document: any, tables: Tables, columns: Places}} Head
 */

import {nodesOf} from "./lists.js";

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
  const starts = startsOf(read(columns.arity));
  // What a message to a worker holds is a column of its own: with a part of the buffer all of it would be sent.
  const structure = {
    count: columns.op.length, root: document.root, ops: tables.op, op: new Uint8Array(read(columns.op)), starts,
    operands: new Int32Array(read(columns.operands)), paths: tables.group, group: new Int32Array(read(columns.group)),
  };
  const numbers = {value: doubles(columns.value), grad: doubles(columns.grad), gradBefore: doubles(columns.grad_before), partials: doubles(columns.partials)};
  const nodes = nodesOf({structure, labels: tables.label, label: new Int32Array(read(columns.label)), ...numbers}, {each: tables.span, of: read(columns.span)});
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
