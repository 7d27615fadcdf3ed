import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {test} from "node:test";
import {received, sent} from "../../../static/js/files/crossing.js";
import {readDocument, writeDocument} from "../../../static/js/files/document.js";
import {columnsOf} from "../../../static/js/graph/columns.js";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {haveSameShape} from "../../../static/js/graph/matching.js";
import {altered, cases} from "../given.js";
import {operations} from "../operations.js";

const FOLDER = new URL("../fixtures/", import.meta.url);
const FIXTURES = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => ({name, text: readFileSync(new URL(name, FOLDER), "utf8")}));
const ROWS = cases.filter((row) => row.accepted || row.file).map((row) => ({name: row.name, text: altered(row)}));

const document = (/** @type {string} */ text) => readDocument(JSON.parse(text), {operations, mostNodes: 100_000});

/** What the other thread has of it. @param {any} answer @returns {any} */
function crossed(answer) {
  const {crossing, transfer} = sent(answer);
  return received(structuredClone(crossing, {transfer}));
}

/** @param {string} text */
const graph = (text) => crossed({kind: "graph", name: "loss.json", key: "loss.json~1", document: document(text)});

for (const {name, text} of [...FIXTURES, ...ROWS]) {
  test(`a document is on the other side what was read: ${name}`, () => {
    const {document: came, ...file} = graph(text);
    const read = document(text);
    assert.deepEqual(came, read);
    assert.equal(writeDocument(came), writeDocument(read));
    assert.deepEqual({...columnsOf(came)}, {...columnsOf(read)});
    assert.ok(haveSameShape(indexGraph(came), indexGraph(read)));
    assert.deepEqual(file, {kind: "graph", name: "loss.json", key: "loss.json~1"});
  });
}

test("updates, a moment of training, the root's values and numbers that are not finite come across", () => {
  const given = JSON.parse(FIXTURES.find(({name}) => name === "sheet.json")?.text ?? "");
  given.nodes.label = ["a", "", "a", "\ud83d\ude00"];
  given.nodes.span[1] = null;
  Object.assign(given.nodes, {value: ["NaN", "Infinity", "-Infinity", -0], grad_before: [1, 0, 0, 0]});
  const more = {
    passes: 2, pass: 1, root_values: [10, "NaN"], update: [{node: 0, before: "NaN", after: 1.5, gradient: 5, terms: {learning_rate: 0.1}}],
    training: {optimizer: "adam", loss: "mse", epoch: 3, sample: null, batch: 0, run: "r", faults: ["overwrite_gradients"]},
  };
  const text = JSON.stringify({...given, ...more}).replace(/"names":\{/, '"names":{"__proto__":1,');
  const came = graph(text).document;
  assert.deepEqual([came.update[0].before, came.root_values, came.training], [NaN, [10, NaN], more.training]);
  assert.deepEqual(came.nodes.value.map(String), ["NaN", "Infinity", "-Infinity", "0"]);
  assert.equal(Object.entries(came.names).find(([name]) => name === "__proto__")?.[1], 1);
  assert.deepEqual(came, document(text));
});

test("all columns are handed over, none is copied", () => {
  const {crossing, transfer} = sent(/** @type {any} */ ({kind: "graph", document: document(FIXTURES[0].text)}));
  const {columns, spans} = /** @type {any} */ (crossing);
  const arrays = [...Object.values(columns), ...Object.values(columns.structure), spans.of].filter(ArrayBuffer.isView);
  assert.ok(arrays.length > 9 && arrays.every(({byteLength}) => byteLength > 0));
  structuredClone(crossing, {transfer});
  assert.deepEqual(arrays.map(({byteLength}) => byteLength), arrays.map(() => 0));
});

test("what is no graph crosses as it is", () => {
  for (const answer of [null, "packed", {kind: "program", name: "p.py", text: "a = 2\n"}]) assert.deepEqual(crossed(answer), answer);
});
