import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {haveSameShape, partnersOf, samePlace} from "../../../static/js/graph/matching.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {made} from "../words/reading.js";
import {documentOf, walkOf} from "../fixtures.js";

/** w * x, once with a node before it that the other pass has not. @param {boolean} extra @param {string} [group] */
function pass(extra, group = "mlp 0") {
  const first = extra ? /** @type {Parameters<typeof made>[0]} */ ([["leaf", "unused", [], 7, 0, []]]) : [];
  const at = first.length;
  const document = made([...first, ["leaf", "w", [], 2, 3, []], ["leaf", "", [], 3, 2, []], ["leaf", "", [], 1, 1, []],
    ["mul", "", [at, at + 1], 6, 1, [3, 2]], ["add", "y", [at + 3, at + 2], 7, 1, [1, 1]]]);
  document.nodes.group[at + 3] = group;
  document.pass = extra ? 0 : 1;
  const graph = indexGraph(document);
  return {graph, walk: createWalk(graph)};
}

test("passes of one shape match node by node, whatever their numbers", () => {
  const {graph} = walkOf("neuron");
  const other = documentOf("neuron");
  other.nodes.value[0] = -5;
  assert.ok(haveSameShape(graph, indexGraph(other)));
  assert.deepEqual([...partnersOf(graph, indexGraph(other))], Array.from({length: graph.count}, (_, id) => id));
});

test("a node that only one pass has leaves the others where they are", () => {
  const [zero, one] = [pass(true), pass(false)];
  assert.ok(!haveSameShape(zero.graph, one.graph));
  assert.deepEqual([...partnersOf(zero.graph, one.graph)], [-1, 0, 1, 2, 3, 4]);
  assert.deepEqual([...partnersOf(one.graph, zero.graph)], [1, 2, 3, 4, 5]);
});

test("the group counts, and the root is always the root", () => {
  const partners = partnersOf(pass(false).graph, pass(false, "mlp 1").graph);
  assert.deepEqual([...partners], [0, 1, 2, -1, 4]);
  const renamed = documentOf("neuron");
  renamed.nodes.label[renamed.root] = "other";
  assert.equal(partnersOf(walkOf("neuron").graph, indexGraph(renamed))[renamed.root], renamed.root);
});

test("of several equal nodes the last is matched with the last", () => {
  const chain = (/** @type {number} */ length) => indexGraph(made([["leaf", "s", [], 1, 1, []],
    ...Array.from({length}, (_, i) => /** @type {[string, string, number[], number, number, number[]]} */ (["tanh", "s", [i], 1, 1, [1]])), ["exp", "", [length], 1, 1, [1]]]));
  assert.deepEqual([...partnersOf(chain(3), chain(2))], [0, -1, 1, 2, 3]);
});

test("the same place is the step of the same node in the same phase", () => {
  const [zero, one] = [pass(true), pass(false)];
  const partners = partnersOf(zero.graph, one.graph);
  for (const byEdge of [false, true]) {
    for (let step = 0; step <= zero.walk.total(byEdge); step++) {
      const there = samePlace({walk: zero.walk, step, byEdge}, one.walk, partners);
      const [here, other] = [zero.walk.frame(step, byEdge), one.walk.frame(there, byEdge)];
      assert.deepEqual([other.kind, other.node, other.slots], [here.kind, here.node === null ? null : partners[here.node], here.slots]);
    }
  }
});

test("a step of a node that is not there is that of the nearest node before it, in the same phase where it can be", () => {
  const [one, other] = [pass(false), pass(false, "mlp 1")];
  const partners = partnersOf(one.graph, other.graph);
  assert.equal(one.walk.frame(1).node, 3);
  assert.equal(samePlace({walk: one.walk, step: 1, byEdge: false}, other.walk, partners), 0);
  assert.equal(samePlace({walk: one.walk, step: one.walk.total(), byEdge: false}, other.walk, partners), other.walk.total());
});
