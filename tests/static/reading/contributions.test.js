import assert from "node:assert/strict";
import {test} from "node:test";
import {createContributions, strengthOf} from "../../../static/js/reading/contributions.js";
import {walkOf} from "../fixtures.js";

test("an edge has no strength before its contribution has come, and then its sign and size", () => {
  for (const name of ["sheet", "a-plus-a", "micrograd", "neuron"]) {
    const {graph, walk} = walkOf(name);
    const {strength} = createContributions(graph, walk);
    let strongest = 0;
    for (let id = 0; id < graph.count; id++) {
      for (const {consumer, slot, value, clock} of walk.terms(id)) {
        assert.equal(strength(id, consumer, slot, clock - 1), 0, `${name} ${id} early`);
        const now = strength(id, consumer, slot, clock);
        assert.equal(Math.sign(now), Math.sign(value));
        assert.ok(Math.abs(now) <= 1);
        strongest = Math.max(strongest, Math.abs(now));
      }
    }
    assert.equal(strongest, 1, name);
  }
});

test("constants, and what does not lead to the output, never get any", () => {
  const {graph, walk} = walkOf("neuron");
  const {strength} = createContributions(graph, walk);
  for (let id = 0; id < graph.count; id++) {
    for (const {node, slot} of graph.consumers(id)) if (graph.isConstant(id) || !graph.leads[node]) assert.equal(strength(id, node, slot, walk.endOfBackward), 0);
  }
});

test("strength falls by powers of ten: what is a thousandth is still half as strong", () => {
  assert.deepEqual([strengthOf(8, 8), strengthOf(-8, 8), strengthOf(0, 8), strengthOf(NaN, 8), strengthOf(-Infinity, 8)], [1, -1, 0, 1, -1]);
  assert.ok(Math.abs(strengthOf(-0.008, 8) + 0.53) < 1e-9);
  assert.equal(strengthOf(1e-300, 8), 0.06);
});
