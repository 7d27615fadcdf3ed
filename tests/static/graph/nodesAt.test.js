import assert from "node:assert/strict";
import test from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {chosenOf, nodesAt} from "../../../static/js/graph/nodesAt.js";
import {offsetOf, placeAt} from "../../../static/js/places.js";
import {documentOf} from "../fixtures.js";

const neuron = indexGraph(documentOf("neuron"));

test("a place belongs to the smallest span around it", () => {
  const at = (/** @type {string} */ text) => placeAt(neuron.document.program, neuron.document.program.indexOf(text) + 1);
  const named = (/** @type {string} */ text) => nodesAt(neuron, at(text)).map((id) => neuron.source(id));
  assert.deepEqual(named("x2*w2"), ["x2*w2"]);
  assert.deepEqual(named("tanh"), ["tanh(n)"]);
  assert.deepEqual(named("# a"), []);
  for (const id of neuron.operations) {
    const span = /** @type {import("../../../static/js/types.js").Span} */ (neuron.document.nodes.span[id]);
    const [line, column, endLine, endColumn] = span;
    assert.ok(nodesAt(neuron, {line, column}).length > 0);
    assert.ok(nodesAt(neuron, {line: endLine, column: endColumn}).length > 0);
  }
});

test("a line that ran several times gives all its nodes; clicking again goes through them", () => {
  const span = /** @type {import("../../../static/js/types.js").Span} */ ([1, 0, 1, 5]);
  const document = {...neuron.document, nodes: {...neuron.document.nodes, span: neuron.document.nodes.span.map(() => span)}};
  const all = nodesAt(indexGraph(document), {line: 1, column: 2});
  assert.equal(all.length, neuron.count);
  assert.equal(chosenOf([2, 5, 8], null, 5), 5);
  assert.equal(chosenOf([2, 5, 8], null, null), 8);
  assert.equal(chosenOf([2, 5, 8], 5, null), 8);
  assert.equal(chosenOf([2, 5, 8], 8, null), 2);
  assert.equal(chosenOf([], null, null), null);
});

test("an offset and its place are one thing said twice", () => {
  const text = "a = 1\r\n# 😀x\nb = 2\n";
  for (const [line, column] of [[1, 0], [1, 5], [2, 3], [2, 4], [3, 0], [3, 5], [4, 0]]) {
    assert.deepEqual(placeAt(text, offsetOf(text, line, column)), {line, column});
  }
});
