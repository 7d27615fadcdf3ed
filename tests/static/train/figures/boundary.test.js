import assert from "node:assert/strict";
import {test} from "node:test";
import {classNames, classOf, decisionOf, decisive, isWrong, kindOf} from "../../../../static/js/train/figures/answers.js";
import {nearestPoint, pointsOf} from "../../../../static/js/train/figures/boundary/points.js";
import {headOf, summaryOf, tableOf} from "../../../../static/js/train/figures/boundary/words.js";
import {planeOf} from "../../../../static/js/train/figures/plane.js";
import {SAMPLES, state} from "../states.js";

const PAIR = {...SAMPLES, x: [[0, 1, 2], [0, 1, 0]], y: [-1, 1, 1], test: [false, false, true], classes: ["-1", "+1"], targets: [[-1, 1, 1]]};
const THREE = {...PAIR, task: /** @type {const} */ ("classes"), outputs: 3, classes: ["a", "b", "c"], y: [0, 1, 2], targets: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], activations: ["tanh", "softmax"]};
const NUMBERS = {...PAIR, task: /** @type {const} */ ("regression"), classes: null, y: [2, 4, 10], targets: [[2, 4, 10]], activations: ["tanh", "linear"]};
const PARAMETERS = {epoch: 48, weights: [], biases: []};
const columns = (/** @type {number[][]} */ ...all) => all.map((each) => Float64Array.from(each));

test("what is learnt is a side, a class or a number", () => {
  assert.deepEqual([PAIR, THREE, NUMBERS, {...THREE, outputs: 2}].map(kindOf), ["side", "class", "number", "side"]);
  assert.deepEqual([0, 1, 2].map((row) => classOf(PAIR, row)), [0, 1, 1]);
  assert.deepEqual([0, 1, 2].map((row) => classOf(THREE, row)), [0, 1, 2]);
  assert.deepEqual([classNames(PAIR), classNames({...PAIR, classes: null}), classNames({...PAIR, classes: null, y: [0, 1, 1]})], [["\u22121", "+1"], ["\u22121", "+1"], ["0", "1"]]);
});

test("sides meet at 0, after sigmoid at a half, of two outputs where they are equal", () => {
  assert.equal(decisionOf(PAIR).cut, 0);
  assert.deepEqual(decisionOf({...PAIR, activations: ["sigmoid"]}), {cut: 0.5, spread: {middle: 0.5, half: 0.5}});
  assert.deepEqual([...decisive(columns([0.2, 0.6], [0.8, 0.4]), new Float64Array(2))].map((each) => Number(each.toFixed(9))), [0.6, -0.2]);
  assert.deepEqual(decisionOf(NUMBERS).spread, {middle: 6, half: 4});
});

test("a point is wrong where its answer is of another class", () => {
  assert.deepEqual([0, 1, 2].map((at) => isWrong(PAIR, columns([-0.1, 0.1, -0.1]), at, at)), [false, false, true]);
  assert.deepEqual([0, 1, 2].map((at) => isWrong({...PAIR, activations: ["sigmoid"]}, columns([0.4, 0.4, 0.6]), at, at)), [false, true, false]);
  assert.deepEqual([0, 1, 2].map((at) => isWrong(THREE, columns([9, 0, 0], [1, 1, 2], [0, 0, 1]), at, at)), [false, false, true]);
  assert.equal(isWrong(NUMBERS, columns([0, 0, 0]), 0, 0), false);
});

test("a summary counts the wrong points by class", () => {
  const plane = planeOf(PAIR, {axes: [0, 1], others: "mean"}, null);
  assert.equal(summaryOf(state({samples: PAIR, parameters: PARAMETERS}), plane, columns([-1, 1, -1])),
    "Epoch 48: the side of the network's answer over x0 (to the right) and x1 (up). 1 of 3 points lies on the wrong side: 0 of 1 of class \u22121, 1 of 2 of class +1.");
  assert.match(summaryOf(state({samples: PAIR, parameters: PARAMETERS}), plane, columns([-1, 1, 1])), /All 3 points lie on the right side\.$/);
  assert.equal(summaryOf(state({samples: NUMBERS, parameters: PARAMETERS}), plane, columns([0, 0, 0])), "Epoch 48: the network's answer over x0 (to the right) and x1 (up).");
  assert.equal(summaryOf(state(), null, null), "There is nothing to draw yet.");
  assert.deepEqual([headOf(PAIR), headOf(NUMBERS), headOf({...NUMBERS, x: [[1]]})], ["Decision boundary", "Fitted surface", "Fitted curve"]);
});

test("the table has each sample with its answer and its side", () => {
  const link = /** @type {any} */ (String);
  const table = tableOf(state({samples: PAIR, sample: 1}), columns([-1, 1, -0.5]), link);
  assert.deepEqual(table.columns, ["Sample", "x0", "x1", "Class", "Answer", "Side", "Part"]);
  assert.deepEqual(table.rows[2], ["2", "2.0000", "0.0000", "+1", "\u22120.5000", "wrong", "test"]);
  assert.equal(table.here, 1);
  assert.deepEqual(tableOf(state({samples: THREE}), columns([9, 0, 0], [1, 1, 2], [0, 0, 1]), link).rows[2].slice(3), ["c", "b (2.0000)", "wrong", "test"]);
});

test("points lie where their numbers are, and the nearest within reach is found", () => {
  const plane = {...planeOf(PAIR, {axes: [0, 1], others: "mean"}, null), across: /** @type {[number, number]} */ ([0, 2]), up: /** @type {[number, number]} */ ([0, 1])};
  const points = pointsOf(PAIR, plane, plane.up, PAIR.x[1], 100);
  assert.deepEqual(points, [{row: 0, x: 0, y: 100}, {row: 1, x: 50, y: 0}, {row: 2, x: 100, y: 100}]);
  assert.equal(nearestPoint(points, 95, 97, 10)?.row, 2);
  assert.equal(nearestPoint(points, 50, 50, 10), null);
});
