import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {documentOf, walkOf} from "../fixtures.js";

const FIXTURES = ["sheet", "a-plus-a", "micrograd", "neuron", "diamond", "nan", "mlp-2-4-1-x1", "mlp-2-3-4-1-x3"];

test("a walk has F + 1 + B steps after step 0, and by edge one for each slot that holds no constant", () => {
  const {walk} = walkOf("sheet");
  assert.deepEqual([walk.forward, walk.backward, walk.total(), walk.total(true)], [2, 2, 5, 7]);
});

test("the steps come in the order leaves, operations by id, seed, operations by falling id", () => {
  const {walk} = walkOf("sheet");
  const steps = Array.from({length: walk.total() + 1}, (_, step) => walk.frame(step));
  assert.deepEqual(steps.map(({kind, node}) => [kind, node]),
    [["leaves", null], ["evaluate", 2], ["evaluate", 3], ["seed", 3], ["hand", 3], ["hand", 2]]);
});

test("a step outside the walk is refused", () => {
  const {walk} = walkOf("sheet");
  for (const step of [-1, 6, 0.5, NaN]) assert.throws(() => walk.frame(step), RangeError);
});

test("a value is shown from its forward step on, and a leaf's from the start", () => {
  const {walk} = walkOf("sheet");
  assert.deepEqual([0, 1, 2].map((clock) => walk.valueAt(2, clock)), [null, 8, 8]);
  assert.equal(walk.valueAt(0, 0), 2);
});

test("a gradient grows term by term, and is complete only with the last", () => {
  const {walk} = walkOf("sheet");
  const clocks = Array.from({length: walk.total(true) + 1}, (_, clock) => clock);
  const a = clocks.map((clock) => walk.gradientAt(0, clock)).map((got) => got && [got.sum, got.count, got.of]);
  // Clock 4 and 5 hand from d to a*b and a; 6 and 7 from a*b to a and b.
  assert.deepEqual(a, [null, null, null, null, null, [1, 1, 2], [5, 2, 2], [5, 2, 2]]);
});

test("an operand used twice takes two terms", () => {
  const {walk} = walkOf("a-plus-a");
  assert.deepEqual(walk.terms(0).map(({slot, value}) => [slot, value]), [[0, 1], [1, 1]]);
  assert.equal(walk.gradientAt(0, walk.total(true), true)?.sum, 1, "overwriting loses a term");
  assert.equal(walk.gradientAt(0, walk.total(true), true)?.true, 2);
});

test("overwriting hands on what was overwritten", () => {
  const {walk} = walkOf("diamond");
  // u = 2x takes 1 from y and then u's share of w; overwritten, it passes on only the latter.
  const [y, w] = walk.terms(1 + 1, true).map(({value}) => value);
  assert.deepEqual([y, w], [1, 9]);
  assert.equal(walk.terms(0, true).at(-1)?.gradient, 9);
});

test("constants and what does not lead to the root never have a gradient", () => {
  for (const name of FIXTURES) {
    const {graph, walk} = walkOf(name);
    const end = walk.total(true);
    for (let id = 0; id < graph.count; id++) {
      assert.equal(walk.gradientAt(id, end) === null, graph.isConstant(id) || !graph.leads[id], `${name} node ${id}`);
    }
  }
});

test("at the end every gradient is the document's own number", () => {
  for (const name of FIXTURES) {
    const {document, graph, walk} = walkOf(name);
    for (let id = 0; id < graph.count; id++) {
      const got = walk.gradientAt(id, walk.total(true));
      if (got) assert.ok(Object.is(got.sum, document.nodes.grad[id]), `${name} node ${id}`);
      if (got) assert.equal(got.count, got.of);
    }
  }
});

test("the terms of a gradient add up to it", () => {
  for (const name of FIXTURES.filter((each) => each !== "nan")) {
    const {document, graph, walk} = walkOf(name);
    for (let id = 0; id < graph.count; id++) {
      if (!walk.gradientAt(id, walk.total(true)) || id === graph.root) continue;
      const sum = walk.terms(id).reduce((part, {value}) => part + value, 0);
      assert.ok(Math.abs(sum - document.nodes.grad[id]) <= 1e-12 * Math.max(1, Math.abs(sum)), `${name} node ${id}`);
    }
  }
});

test("a place by node and by edge translates there and back", () => {
  for (const name of FIXTURES) {
    const {walk} = walkOf(name);
    for (let step = 0; step <= walk.total(); step++) {
      const edge = walk.translate(step, false, true);
      assert.equal(walk.frame(edge, true).node, walk.frame(step).node, `${name} step ${step}`);
      assert.equal(walk.translate(edge, true, false), step, `${name} step ${step}`);
    }
  }
});

test("what a leaf had before the pass shows from step 0 on", () => {
  const document = documentOf("a-plus-a");
  document.nodes.grad_before[0] = 5;
  document.nodes.grad[0] = 7;
  const walk = createWalk(indexGraph(document));
  const sums = [0, 1, 2, 3, 4].map((clock) => walk.gradientAt(0, clock)?.sum);
  assert.deepEqual(sums, [5, 5, 5, 6, 7]);
});

test("parameter updates come last, one step each", () => {
  const document = documentOf("sheet");
  document.update = [{node: 0, before: 2, after: 1.5, gradient: 5, terms: {}}, {node: 1, before: 4, after: 3.8, gradient: 2, terms: {}}];
  const walk = createWalk(indexGraph(document));
  assert.equal(walk.total(), 7);
  assert.deepEqual([6, 7].map((step) => walk.frame(step)).map(({phase, node}) => [phase, node]), [["update", 0], ["update", 1]]);
  assert.equal(walk.translate(7, false, true), 9);
  assert.equal(walk.translate(9, true, false), 7);
});
