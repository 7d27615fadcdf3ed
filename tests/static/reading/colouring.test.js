import assert from "node:assert/strict";
import {test} from "node:test";
import {CLASSES, createColouring, depthsOf} from "../../../static/js/reading/colouring.js";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {walkOf} from "../fixtures.js";
import {made} from "../words/reading.js";

/** Leaves with these numbers, added up, each with a gradient of its own. @param {number[]} values @param {number[]} grads */
function leaves(values, grads) {
  const graph = indexGraph(made([...values.map((value, id) => /** @type {any} */ (["leaf", `x${id}`, [], value, grads[id], []])),
    ["add", "o", values.map((_, id) => id), 0, 1, grads]]));
  return {graph, walk: createWalk(graph)};
}

test("no node has the colour of a number that has not come", () => {
  for (const name of ["sheet", "micrograd", "neuron"]) {
    const {graph, walk} = walkOf(name);
    for (const by of /** @type {const} */ (["value", "gradient", "magnitude"])) {
      const {classOf} = createColouring(by, graph, walk);
      for (let clock = 0; clock <= walk.endOfBackward; clock++) {
        for (let id = 0; id < graph.count; id++) {
          const shown = by === "value" ? walk.valueAt(id, clock) : (walk.gradientAt(id, clock)?.count ?? 0) > 0 ? 1 : null;
          assert.equal(classOf(id, clock) === -1, shown === null, `${name} ${by} ${id} at ${clock}`);
        }
      }
    }
  }
});

test("below 0 and above 0 are on the two sides of the middle, in equal steps up to a round number", () => {
  const {graph, walk} = leaves([-2, -1, -0.1, 0, 0.1, 1, 1.8], [1, 1, 1, 1, 1, 1, 1]);
  const {classOf, scale} = createColouring("value", graph, walk);
  assert.deepEqual(scale, {low: -2, high: 2, beyond: false, troubled: 0});
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map((id) => classOf(id, 0)), [0, 2, 4, 4, 4, 6, 8]);
});

test("one number that is out of all proportion does not make the others pale", () => {
  const {graph, walk} = leaves([...Array.from({length: 99}, (_, i) => (i % 2 ? 1 : -1)), 1e9], Array(100).fill(1));
  const {classOf, scale} = createColouring("value", graph, walk);
  assert.deepEqual(scale, {low: -1, high: 1, beyond: true, troubled: 0});
  assert.deepEqual([classOf(0, 0), classOf(1, 0), classOf(99, 0)], [0, 8, 8]);
});

test("sizes go by powers of ten, and 0 has a class of its own", () => {
  const {graph, walk} = leaves([1, 1, 1, 1, 1], [0, 1e-4, -1e-2, 0.5, -1]);
  const {classOf, scale} = createColouring("magnitude", graph, walk);
  assert.deepEqual([scale.low, scale.high], [-4, 0]);
  assert.deepEqual([0, 1, 2, 3, 4].map((id) => classOf(id, walk.endOfBackward)), [0, 1, 5, 8, 8]);
});

test("more powers of ten than classes: the smallest share one", () => {
  const {graph, walk} = leaves([1, 1, 1], [1e-30, 1e-9, 1]);
  const {classOf, scale} = createColouring("magnitude", graph, walk);
  assert.deepEqual(scale, {low: -8, high: 0, beyond: true, troubled: 0});
  assert.deepEqual([0, 1, 2].map((id) => classOf(id, walk.endOfBackward)), [1, 1, 8]);
});

test("NaN and infinities have the class of trouble and no say in the scale", () => {
  const {graph, walk} = leaves([NaN, Infinity, -3], [NaN, -Infinity, 1]);
  const [value, gradient, magnitude] = /** @type {const} */ (["value", "gradient", "magnitude"]).map((by) => createColouring(by, graph, walk));
  assert.deepEqual([0, 1].map((id) => value.classOf(id, 0)), [CLASSES, CLASSES]);
  assert.deepEqual([gradient, magnitude].flatMap(({classOf}) => [0, 1].map((id) => classOf(id, walk.endOfBackward))), [CLASSES, CLASSES, CLASSES, CLASSES]);
  assert.deepEqual([value.scale.high, value.scale.troubled], [5, 2]);
});

test("the largest numbers that there are and the smallest have classes as others do", () => {
  for (const most of [1.7e308, 5e-324]) {
    const {graph, walk} = leaves([most, -most, 0], [1, 1, 1]);
    const {classOf, scale} = createColouring("value", graph, walk);
    assert.deepEqual([scale.low, scale.high, scale.troubled], [-most, most, 0]);
    assert.deepEqual([0, 1, 2].map((id) => classOf(id, 0)), [8, 0, 4]);
  }
});

test("depth is the level from the leaves, known from the start", () => {
  const {graph, walk} = walkOf("micrograd");
  const depths = depthsOf(graph);
  graph.document.nodes.operands.forEach((operands, id) => assert.equal(depths[id], operands.length ? 1 + Math.max(...operands.map((operand) => depths[operand])) : 0));
  const {classOf, scale} = createColouring("depth", graph, walk);
  assert.equal(scale.high, Math.max(...depths));
  assert.deepEqual([classOf(0, 0), classOf([...depths].indexOf(scale.high), 0)], [0, CLASSES - 1]);
});

test("a number that is to be guessed has no colour, nor has a node of another graph", () => {
  const {graph, walk} = leaves([1, 2], [1, 1]);
  const {classOf} = createColouring("value", graph, walk, {isAsked: (id) => id === 0});
  assert.deepEqual([classOf(0, 0), classOf(1, 0) >= 0, classOf(99, 5)], [-1, true, -1]);
});

test("with = in the place of += the colour is that of the last term", () => {
  const {graph, walk} = walkOf("a-plus-a");
  const [sums, last] = [false, true].map((overwrite) => createColouring("gradient", graph, walk, {overwrite}));
  assert.deepEqual([sums.classOf(0, walk.endOfBackward), last.classOf(0, walk.endOfBackward)], [8, 6]);
});
