import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {documentOf, walkOf} from "../fixtures.js";

test("a node is called by its label, else by its source text", () => {
  const {graph} = walkOf("neuron");
  const names = Array.from({length: graph.count}, (_, id) => graph.name(id));
  assert.deepEqual(names, ["x1", "x2", "w1", "w2", "b", "x1*w1", "x2*w2", "x1*w1 + x2*w2", "n", "o"]);
});

test("an operand used twice has two consumers, a slot each", () => {
  const {graph} = walkOf("a-plus-a");
  assert.deepEqual(graph.consumers(0), [{node: 1, slot: 0}, {node: 1, slot: 1}]);
});

test("a source text over several lines, or after a character beyond the basic plane, is cut at the right place", () => {
  const document = documentOf("sheet");
  document.program = "a = 2 # 𝛁 first\nb = 4\nd = (a *\n     b) + a";
  document.nodes.label[2] = "";
  document.nodes.span[2] = [3, 5, 4, 6];
  const graph = indexGraph(document);
  assert.equal(graph.source(2), "a * b");
});

test("what leads nowhere is known", () => {
  const document = documentOf("sheet");
  document.root = 2;
  const graph = indexGraph(document);
  assert.deepEqual([...graph.leads], [1, 1, 1, 0]);
});
