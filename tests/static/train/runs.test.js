import assert from "node:assert/strict";
import {test} from "node:test";
import {curvesOf, entryAt, joined, NO_CURVES, pointAt} from "../../../static/js/train/curves.js";
import {shapeOf} from "../../../static/js/train/dataShape.js";
import {listed} from "../../../static/js/train/listed.js";
import {keepParameters} from "../../../static/js/train/parametersKept.js";
import {startOf} from "../../../static/js/train/start.js";
import {areaOf, ticksOf} from "../../../static/js/train/track.js";
import {walkable} from "../../../static/js/train/walkAddress.js";
import {whatWords, whereParts} from "../../../static/js/train/words.js";
import {outputsOf, parametersOf, workOf} from "../../../static/js/train/work.js";
import {RUN, SAMPLES, SPEC, state} from "./states.js";

const column = (/** @type {number} */ from, /** @type {number} */ to) => curvesOf({epoch: Array.from({length: to - from}, (_, i) => from + i), loss: Array(to - from).fill(1)});

test("curves grow by what is new, and by nothing twice", () => {
  const whole = joined(joined(joined(NO_CURVES, column(0, 3)), column(1, 5)), column(2, 4));
  assert.deepEqual([whole.epoch, whole.loss.length, whole.accuracy.length, NO_CURVES.epoch], [[0, 1, 2, 3, 4], 5, 5, []]);
  assert.equal(joined(whole, column(0, 2)), whole);
});

test("what is null on the wire, or a word, is a number here", () => {
  assert.deepEqual(curvesOf({epoch: [0, 1], loss: ["Infinity", "NaN"], accuracy: [null, 0.5]}).loss, [Infinity, NaN]);
  assert.deepEqual(curvesOf({epoch: [0, 1], loss: [1, 1], accuracy: [null, 0.5]}).accuracy, [NaN, 0.5]);
});

test("an epoch's entry is the nearest at or below", () => {
  const curves = curvesOf({epoch: [0, 10, 20], loss: [3, 2, 1]});
  assert.deepEqual([0, 9, 10, 25, -1].map((epoch) => entryAt(curves, epoch)), [0, 0, 1, 2, -1]);
});

test("the last epoch has the numbers that the run ended with", () => {
  assert.equal(pointAt(RUN, 4)?.loss, 0.0487);
  assert.equal(pointAt(RUN, 3)?.loss, 0.25);
  assert.equal(pointAt({...RUN, final: null}, 4)?.loss, 0.25);
});

test("the words of an epoch", () => {
  const said = (/** @type {any} */ patch) => `${whereParts(state(patch)).map(({text}) => text).join("")}. ${whatWords(state(patch))}`;
  assert.equal(said({}), "Epoch 4 of 4 · loss 0.0487 · accuracy 98.5 %. The last weights, and the loss of all rows at once; 3 of 200 points lie on the wrong side.");
  assert.match(said({run: {...RUN, spec: {...SPEC, batch_size: null}}}), /Loss fell by 0\.2013; 3 of 200/);
  assert.equal(said({epoch: 2}), "Epoch 2 of 4 · loss 0.7500 · accuracy 98.5 %. Loss rose by 0.25; 3 of 200 points lie on the wrong side.");
  assert.equal(said({epoch: 3}), "Epoch 3 of 4 · loss 0.2500 · accuracy 100.0 %. Loss fell by 0.5; all 200 points lie on the right side.");
  assert.equal(said({epoch: 0}), "Epoch 0 of 4 · loss 1.0000 · accuracy 50.0 %. The first weights, before any update; 100 of 200 points lie on the wrong side.");
  assert.equal(said({epoch: 1, samples: null, run: {...RUN, changes: [{epoch: 1, learning_rate: 0.01}]}}), "Epoch 1 of 4 · loss 0.5000 · accuracy 60.0 %. Loss fell by 0.5; from here on the learning rate is 0.01.");
  assert.equal(whatWords(state({run: {...RUN, state: "queued", epochs_done: 0, queue_position: 3}})), "Waits for its turn: 2 runs before it.");
  assert.equal(whatWords(state({run: {...RUN, state: "queued", epochs_done: 0, queue_position: 1}})), "Waits for its turn: it is the next.");
  assert.match(whatWords(state({run: {...RUN, state: "diverged"}})), /^Diverged: the numbers were no longer finite; 3 of 200/);
  assert.match(whatWords(state({run: {...RUN, state: "stopped", reason: "The loss is below 0.1."}})), /^Stopped: The loss is below 0.1; /);
});

test("test points are counted apart", () => {
  const test = SAMPLES.test.map((_, i) => i < 40);
  const curves = curvesOf({epoch: [0, 1], loss: [1, 0.5], accuracy: [0.5, 0.95], test_loss: [1, 0.6], test_accuracy: [0.5, 0.9]});
  const now = state({samples: {...SAMPLES, test}, epoch: 1, run: {...RUN, curves, epochs_done: 2}});
  assert.equal(whatWords(now), "Loss fell by 0.5; 8 of 160 points lie on the wrong side, and 4 of 40 test points.");
  assert.match(whereParts(now).map(({text}) => text).join(""), /· test loss 0\.6000 · test accuracy 90\.0 %$/);
});

test("a fork begins where its origin was left, and so on back", () => {
  const runs = [{id: "a", spec: SPEC}, {id: "b", spec: {...SPEC, from: {run: "a", epoch: 30}}}];
  assert.deepEqual([SPEC, {...SPEC, from: {run: "b", epoch: 5}}, {...SPEC, from: {run: "gone", epoch: 7}}].map((spec) => startOf(spec, runs)), [0, 35, 7]);
  const round = [{id: "a", spec: {...SPEC, from: {run: "a", epoch: 1}}}];
  assert.equal(startOf({...SPEC, from: {run: "a", epoch: 1}}, round), 1);
});

test("parameters and work are counted", () => {
  assert.equal(parametersOf([6, 4], {features: 2, outputs: 1}), 51);
  assert.equal(parametersOf([], {features: 4, outputs: 3}), 15);
  assert.equal(workOf(SPEC, {rows: 200, features: 2, outputs: 1}), 200 * 51 * 120);
  assert.deepEqual([outputsOf("tanh", 2), outputsOf("softmax", 2), outputsOf("softmax", 0), outputsOf("linear", 3)], [1, 2, 2, 3]);
});

test("the shape of the form's data is known without asking", () => {
  const other = (/** @type {any} */ data) => shapeOf(state({spec: {...SPEC, data}}));
  assert.deepEqual(shapeOf(state()), {rows: 200, features: 2, outputs: 1});
  assert.deepEqual(other({dataset: "moons", samples: 50}), {rows: 50, features: 2, outputs: 1});
  assert.equal(other({dataset: "iris"})?.features, 4);
  assert.deepEqual(other({x: [[1, 2, 3], [4, 5, 6]], y: ["a", "b"]}), {rows: 2, features: 3, outputs: 1});
  assert.equal(other({dataset: "unknown"}), null);
});

test("a row of the list has numbers where the wire has words or nothing", () => {
  assert.deepEqual(listed({id: "a", number: 2, state: "diverged", spec: SPEC, epochs_done: 3, loss: "Infinity", accuracy: null, reason: null}),
    {id: "a", number: 2, state: "diverged", spec: SPEC, epochs_done: 3, loss: Infinity, accuracy: null});
});

test("parameters are asked for once, and the oldest give way", async () => {
  let asked = 0;
  const kept = keepParameters(async (_, epoch) => ({epoch, weights: [[[asked++, 0]]], biases: [[0]]}), 7);
  await kept.get("a", 1);
  await kept.get("a", 1);
  await kept.get("a", 2);
  assert.equal(asked, 2);
  kept.held("a", 1); // used last
  await kept.get("a", 3);
  assert.deepEqual([1, 2, 3].map((epoch) => kept.held("a", epoch) !== null), [true, false, true]);
});

test("the track is the loss, its lowest point above the axis", () => {
  const path = areaOf(curvesOf({epoch: [0, 1, 2], loss: [1, 0.1, 0.01]}), 4, {width: 400, top: 2, base: 36});
  assert.equal(path, "M0 36L0 2L100 15.9L200 29.9L200 36Z");
  assert.equal(areaOf(curvesOf({epoch: [], loss: []}), 4, {width: 400, top: 2, base: 36}), "");
  assert.match(areaOf(curvesOf({epoch: [0, 1, 2], loss: [NaN, Infinity, 3]}), 2, {width: 100, top: 2, base: 36}), /^M100 36L100 15\.9L100 36Z$/);
});

test("of epochs that share a pixel the highest is drawn", () => {
  const epoch = Array.from({length: 1000}, (_, i) => i);
  const loss = epoch.map((i) => (i === 500 ? 10 : 1));
  const path = areaOf(curvesOf({epoch, loss}), 1000, {width: 100, top: 2, base: 36});
  assert.ok(path.includes(" 2L"), "the peak reaches the top");
  assert.ok(path.split("L").length < 110);
});

test("ticks stand at round numbers, apart", () => {
  assert.deepEqual(ticksOf(120, 1408), [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  assert.deepEqual(ticksOf(3, 1000), [0, 1, 2, 3]);
  assert.deepEqual(ticksOf(0, 1000), []);
});

test("the last epoch is walked by the pass that led to it", () => {
  assert.deepEqual([0, 119, 120].map((epoch) => walkable(RUN, epoch)), [0, 119, 119]);
});
