import assert from "node:assert/strict";
import {readdirSync} from "node:fs";
import {test} from "node:test";
import {columnsOf} from "../../../static/js/graph/columns.js";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {haveSameShape} from "../../../static/js/graph/matching.js";
import {unpacked} from "../../../static/js/graph/packed.js";
import {toWire} from "../../../static/js/numbers.js";
import {randomWalk} from "../core/randomDocument.js";
import {documentOf} from "../fixtures.js";
import {packed} from "./packing.js";

const FIXTURES = readdirSync(new URL("../fixtures/", import.meta.url)).map((file) => file.replace(".json", ""));
const DOCUMENTS = [...FIXTURES.map(documentOf), randomWalk(400, 7).document];

test("a packed document has what its JSON has, for who reads lists, copies them or writes them", () => {
  for (const document of DOCUMENTS) {
    const read = unpacked(packed(document));
    assert.deepEqual(structuredClone(read), document);
    assert.deepEqual(JSON.parse(JSON.stringify(read, toWire)), JSON.parse(JSON.stringify(document, toWire)));
    assert.deepEqual({...read, nodes: {...read.nodes}}, document);
    assert.equal(read.nodes.partials, read.nodes.partials, "a list is made once");
  }
});

/** With each column as its kind and its entries: two NaN may differ in their bytes. @param {any} columns @returns {any} */
const plain = (columns) => Object.fromEntries(Object.entries(columns).map(([name, each]) =>
  [name, ArrayBuffer.isView(each) ? [each.constructor.name, ...(/** @type {any} */ (each))] : name === "structure" ? plain(each) : each]));

test("its columns are those that are made of lists, and none that a worker is sent lies in the answer's bytes", () => {
  for (const document of DOCUMENTS) {
    const bytes = packed(document);
    const read = unpacked(bytes);
    assert.deepEqual(plain(columnsOf(read)), plain(columnsOf(document)));
    const {structure, value} = columnsOf(read);
    assert.equal(value.buffer, bytes);
    for (const column of Object.values(structure)) assert.ok(!ArrayBuffer.isView(column) || column.buffer !== bytes);
    const [one, other] = [indexGraph(read), indexGraph(document)];
    assert.ok(haveSameShape(one, other));
    for (let id = 0; id < one.count; id++) assert.deepEqual([one.name(id), one.isNamed(id), one.source(id)], [other.name(id), other.isNamed(id), other.source(id)]);
  }
});

test("what is no packed document, breaks off or is of another version is said to be unreadable", () => {
  const whole = packed(documentOf("neuron"));
  const later = whole.slice(0);
  new Uint8Array(later)[7] = 2;
  for (const bytes of [new ArrayBuffer(0), new TextEncoder().encode(JSON.stringify(documentOf("neuron"))).buffer, later]) assert.throws(() => unpacked(bytes), SyntaxError);
  for (const end of [12, 40, whole.byteLength - 8]) assert.throws(() => unpacked(whole.slice(0, end)));
});
