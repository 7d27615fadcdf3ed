/** A writer of the packed form, from docs/packed.md alone: the server's own is in Python. */

import {toWire} from "../../../static/js/numbers.js";

const KINDS = {uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, float64: Float64Array};

/** @param {import("../../../static/js/types.js").GraphDocument} document @returns {ArrayBuffer} */
export function packed({nodes, ...document}) {
  const tables = {op: distinct(nodes.op), label: distinct(nodes.label), group: distinct(nodes.group), span: distinct(nodes.span.map(String))};
  const arity = nodes.operands.map((row) => row.length);
  /** @type {[string, "uint8" | "uint16" | "uint32" | "float64", number[]][]} */
  const columns = [
    ["op", "uint8", nodes.op.map((each) => tables.op.indexOf(each))], ["label", "uint16", nodes.label.map((each) => tables.label.indexOf(each))],
    ["group", "uint32", nodes.group.map((each) => tables.group.indexOf(each))], ["span", "uint8", nodes.span.map((each) => tables.span.indexOf(String(each)))],
    ["arity", "uint8", arity], ["operands", "uint16", nodes.operands.flat()],
    ["value", "float64", nodes.value], ["grad", "float64", nodes.grad], ["grad_before", "float64", nodes.grad_before], ["partials", "float64", nodes.partials.flat()],
  ];
  /** @type {Record<string, {kind: string, offset: number, length: number}>} */ const places = {};
  let end = 0;
  for (const [name, kind, entries] of columns) {
    places[name] = {kind, offset: end, length: entries.length};
    end += toEdge(entries.length * KINDS[kind].BYTES_PER_ELEMENT);
  }
  const spans = tables.span.map((text) => nodes.span.find((span) => String(span) === text));
  const head = new TextEncoder().encode(JSON.stringify({document, tables: {...tables, span: spans}, columns: places}, toWire));
  const begin = 16 + toEdge(head.length);
  const bytes = new Uint8Array(begin + end).fill(32, 16, begin);
  bytes.set(new TextEncoder().encode("GRADWLK\x01"));
  new DataView(bytes.buffer).setUint32(8, begin - 16, true);
  bytes.set(head, 16);
  for (const [name, kind, entries] of columns) new KINDS[kind](bytes.buffer, begin + places[name].offset, entries.length).set(entries);
  return bytes.buffer;
}

/** @param {string[]} column */
const distinct = (column) => [...new Set(column)];

/** @param {number} length */
const toEdge = (length) => Math.ceil(length / 8) * 8;
