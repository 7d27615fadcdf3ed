import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {NotAGraph} from "../../../static/js/files/checks.js";
import {readDocument, writeDocument} from "../../../static/js/files/document.js";
import {documentOf} from "../fixtures.js";
import {operations as OPERATIONS} from "../operations.js";

const FIXTURES = ["a-plus-a", "diamond", "micrograd", "mlp-2-3-4-1-x3", "mlp-2-4-1-x1", "nan", "neuron", "sheet"];

/** @param {string} name @returns {any} a document as its file has it */
const fileOf = (name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), "utf8"));

for (const name of FIXTURES) {
  test(`what the engine wrote is read as it is, and written again: ${name}`, () => {
    const read = readDocument(fileOf(name), OPERATIONS);
    assert.deepEqual(read, documentOf(name));
    assert.deepEqual(JSON.parse(writeDocument(read)), fileOf(name));
  });
}

test("what a document may do without has its default, and what does not belong to one is left out", () => {
  const {format, version, root, nodes} = fileOf("sheet");
  const read = readDocument({format, version, root, nodes: {...nodes, color: []}, more: 1}, OPERATIONS);
  assert.deepEqual([read.program, read.pass, read.passes, read.names, read.output, read.warnings], ["", 0, 1, {}, "", []]);
  assert.deepEqual([Object.hasOwn(read, "more"), Object.hasOwn(read.nodes, "color")], [false, false]);
});

test("without a program there is nothing for spans to lie in", () => {
  const read = readDocument({...fileOf("sheet"), program: ""}, OPERATIONS);
  assert.deepEqual(read.nodes.span, [null, null, null, null]);
});

test("a program's line breaks are made one kind, as the editor has them", () => {
  const given = fileOf("sheet");
  assert.equal(readDocument({...given, program: given.program.replaceAll("\n", "\r\n")}, OPERATIONS).program, given.program);
});

test("updates and the root's value in each pass are kept", () => {
  const update = [{node: 0, before: 2, after: 1.5, gradient: 5, terms: {learning_rate: 0.1}}];
  const read = readDocument({...fileOf("sheet"), passes: 2, pass: 1, root_values: [10, "NaN"], update}, OPERATIONS);
  assert.deepEqual([read.update, read.root_values], [update, [10, NaN]]);
});

test("a name that objects have of themselves is a name like any other", () => {
  const read = readDocument(JSON.parse(JSON.stringify(fileOf("sheet")).replace('"names":{', '"names":{"__proto__":1,')), OPERATIONS);
  assert.equal(Object.getPrototypeOf(read.names), Object.prototype);
  assert.equal(Object.entries(read.names).find(([name]) => name === "__proto__")?.[1], 1);
});

/** @type {[where: string, change: (document: any) => unknown][]} what is wrong, by the place that the message names */
const BAD = [
  ["format", (document) => { document.format = "onnx"; }],
  ["version", (document) => { document.version = "1"; }],
  ["program", (document) => { document.program = 7; }],
  ["program", (document) => { document.program = "a\0"; }],
  ["program", (document) => { document.program = "\ud800"; }],
  ["program", (document) => { document.program = "a".repeat(2 ** 20 + 1); }],
  ["root", (document) => { document.root = 4; }],
  ["root", (document) => { document.root = "3"; }],
  ["root", (document) => { delete document.root; }],
  ["passes", (document) => { document.passes = 0; }],
  ["pass", (document) => { document.pass = 1; }],
  ["names", (document) => { document.names = []; }],
  ["names.a", (document) => { document.names.a = 4; }],
  ["names", (document) => { document.names = {"a b": 1}; }],
  ["warnings[0]", (document) => { document.warnings = [{}]; }],
  ["update[0].node", (document) => { document.update = [{node: 2, before: 1, after: 1, gradient: 1, terms: {}}]; }],
  ["root_values", (document) => { document.root_values = []; }],
  ["nodes", (document) => { document.nodes = null; }],
  ["nodes.op", (document) => { delete document.nodes.op; }],
  ["nodes.op", (document) => { for (const column of Object.values(document.nodes)) column.length = 0; }],
  ["nodes.op", (document) => { document.nodes.op = Array(200_001).fill("leaf"); }],
  ["nodes.op[2]", (document) => { document.nodes.op[2] = "conv"; }],
  ["nodes.op[2]", (document) => { document.nodes.op[2] = "toString"; }],
  ["nodes.value", (document) => { document.nodes.value.pop(); }],
  ["nodes.value[1]", (document) => { document.nodes.value[1] = "4"; }],
  ["nodes.value[1]", (document) => { document.nodes.value[1] = null; }],
  ["nodes.grad[0]", (document) => { document.nodes.grad[0] = true; }],
  ["nodes.grad_before[3]", (document) => { document.nodes.grad_before[3] = 1; }],
  ["nodes.operands[2]", (document) => { document.nodes.operands[2] = [0]; }],
  ["nodes.operands[2][1]", (document) => { document.nodes.operands[2] = [0, 2]; }],
  ["nodes.operands[2][0]", (document) => { document.nodes.operands[2] = [-1, 0]; }],
  ["nodes.operands[2][0]", (document) => { document.nodes.operands[2] = [0.5, 0]; }],
  ["nodes.operands[0]", (document) => { document.nodes.operands[0] = [0]; }],
  ["nodes.partials[2]", (document) => { document.nodes.partials[2] = [1, 2, 3]; }],
  ["nodes.partials[2][1]", (document) => { document.nodes.partials[2] = [1, "x"]; }],
  ["nodes.label[0]", (document) => { document.nodes.label[0] = "x".repeat(1001); }],
  ["nodes.group[0]", (document) => { document.nodes.group[0] = "mlp 0//x"; }],
  ["nodes.group[0]", (document) => { document.nodes.group[0] = Array(101).fill("g").join("/"); }],
  ["nodes.span[0]", (document) => { document.nodes.span[0] = [1, 0, 1]; }],
  ["nodes.span[0]", (document) => { document.nodes.span[0] = [1, 5, 1, 0]; }],
  ["nodes.span[0]", (document) => { document.nodes.span[0] = [1, 0, 9, 1]; }],
  ["nodes.span[0][0]", (document) => { document.nodes.span[0] = [0, 0, 1, 1]; }],
];

for (const [where, change] of BAD) {
  test(`${where} is named where this is wrong: ${change.toString().slice(14)}`, () => {
    const document = fileOf("sheet");
    change(document);
    assert.throws(() => readDocument(document, OPERATIONS), (error) => error instanceof NotAGraph && error.message.startsWith(`${where}: `) && error.message.length < 200);
  });
}

for (const value of [null, 7, "x", [], [1]]) {
  test(`${JSON.stringify(value)} is no document`, () => assert.throws(() => readDocument(value, OPERATIONS), NotAGraph));
}

test("a long chain is read without recursion, in time", () => {
  const count = 100_000;
  const column = (/** @type {(id: number) => unknown} */ of) => Array.from({length: count}, (_, id) => of(id));
  const nodes = {
    op: column((id) => (id ? "neg" : "leaf")), label: column(() => ""), operands: column((id) => (id ? [id - 1] : [])), value: column(() => 1), grad: column(() => 1),
    grad_before: column(() => 0), partials: column((id) => (id ? [-1] : [])), group: column(() => ""), span: column(() => null),
  };
  assert.equal(readDocument({format: "gradwalk.graph", version: 1, root: count - 1, nodes}, OPERATIONS).nodes.op.length, count);
});
