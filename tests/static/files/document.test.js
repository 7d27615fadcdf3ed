import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {NotAGraph} from "../../../static/js/files/checks.js";
import {readDocument, writeDocument} from "../../../static/js/files/document.js";
import {documentOf} from "../fixtures.js";
import {operations} from "../operations.js";

const KNOWN = {operations, mostNodes: 100_000};
const FIXTURES = ["a-plus-a", "diamond", "micrograd", "mlp-2-3-4-1-x3", "mlp-2-4-1-x1", "nan", "neuron", "sheet"];

/** @param {string} name @returns {any} a document as its file has it */
const fileOf = (name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), "utf8"));

for (const name of FIXTURES) {
  test(`what the engine wrote is read as it is, and written again: ${name}`, () => {
    const read = readDocument(fileOf(name), KNOWN);
    assert.deepEqual(read, documentOf(name));
    assert.deepEqual(JSON.parse(writeDocument(read)), fileOf(name));
  });
}

test("what a document may do without has its default, and what does not belong to one is left out", () => {
  const {format, version, root, nodes} = fileOf("sheet");
  const read = readDocument({format, version, root, nodes: {...nodes, color: []}, more: 1}, KNOWN);
  assert.deepEqual([read.program, read.pass, read.passes, read.names, read.output, read.warnings], ["", 0, 1, {}, "", []]);
  assert.deepEqual([Object.hasOwn(read, "more"), Object.hasOwn(read.nodes, "color")], [false, false]);
});

test("without a program there is nothing for spans to lie in", () => {
  const read = readDocument({...fileOf("sheet"), program: ""}, KNOWN);
  assert.deepEqual(read.nodes.span, [null, null, null, null]);
});

test("a program's line breaks are made one kind, as the editor has them", () => {
  const given = fileOf("sheet");
  assert.equal(readDocument({...given, program: given.program.replaceAll("\n", "\r\n")}, KNOWN).program, given.program);
});

test("updates and the root's value in each pass are kept", () => {
  const update = [{node: 0, before: 2, after: 1.5, gradient: 5, terms: {learning_rate: 0.1}}];
  const read = readDocument({...fileOf("sheet"), passes: 2, pass: 1, root_values: [10, "NaN"], update}, KNOWN);
  assert.deepEqual([read.update, read.root_values], [update, [10, NaN]]);
});

test("a name that objects have of themselves is a name like any other", () => {
  const read = readDocument(JSON.parse(JSON.stringify(fileOf("sheet")).replace('"names":{', '"names":{"__proto__":1,')), KNOWN);
  assert.equal(Object.getPrototypeOf(read.names), Object.prototype);
  assert.equal(Object.entries(read.names).find(([name]) => name === "__proto__")?.[1], 1);
});

for (const value of [null, 7, "x", [], [1]]) {
  test(`${JSON.stringify(value)} is no document`, () => assert.throws(() => readDocument(value, KNOWN), NotAGraph));
}

test("a long chain is read without recursion, in time", () => {
  const count = 100_000;
  const column = (/** @type {(id: number) => unknown} */ of) => Array.from({length: count}, (_, id) => of(id));
  const nodes = {
    op: column((id) => (id ? "neg" : "leaf")), label: column(() => ""), operands: column((id) => (id ? [id - 1] : [])), value: column(() => 1), grad: column(() => 1),
    grad_before: column(() => 0), partials: column((id) => (id ? [-1] : [])), group: column(() => ""), span: column(() => null),
  };
  assert.equal(readDocument({format: "gradwalk.graph", version: 1, root: count - 1, nodes}, KNOWN).nodes.op.length, count);
});
