import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {layoutInput} from "../../../static/js/layout/input.js";
import {pictureOf} from "../../../static/js/layout/index.js";
import {batch, turns} from "../../../static/js/rehearsal/graphs.js";
import {createWalk} from "../../../static/js/walk/walk.js";

test("the graph of the rehearsal is a sound one, and large enough for the way of large graphs", () => {
  const graph = indexGraph(batch());
  graph.document.nodes.operands.forEach((row, id) => assert.ok(row.every((operand) => operand < id), `operands of ${id}`));
  assert.equal(graph.root, graph.count - 1);
  assert.ok(createWalk(graph).total() > graph.count);
  const samples = graph.groups.names.filter((name) => name.startsWith("sample"));
  assert.ok("large" in pictureOf(layoutInput(graph, samples, {width: 800, height: 700})));
});

test("so is the one in no group", () => {
  for (const count of [150, 400]) {
    const graph = indexGraph(turns(count));
    graph.document.nodes.operands.forEach((row, id) => assert.ok(row.every((operand) => operand < id), `operands of ${id}`));
    assert.equal(graph.root, graph.count - 1);
    assert.equal(graph.count, 8 + 2 * count);
    assert.ok("large" in pictureOf(layoutInput(graph, [], {width: 800, height: 700})));
  }
});
