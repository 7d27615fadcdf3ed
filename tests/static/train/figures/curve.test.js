import assert from "node:assert/strict";
import {test} from "node:test";
import {curvesOf} from "../../../../static/js/train/curves.js";
import {spaced} from "../../../../static/js/train/figures/curve/ends.js";
import {pathOf} from "../../../../static/js/train/figures/curve/path.js";
import {epochScale, logTicks, lossScale, roundDown, roundUp, shareScale} from "../../../../static/js/train/figures/curve/scales.js";
import {nearest, seriesOf} from "../../../../static/js/train/figures/curve/series.js";
import {tableOf} from "../../../../static/js/train/figures/curve/table.js";
import {captionOf, gapOf, nothing, summaryOf} from "../../../../static/js/train/figures/curve/words.js";
import {RUN, SAMPLES, state} from "../states.js";

/** @param {number[]} values @param {Partial<import("../../../../static/js/train/figures/curve/series.js").Series>} [more] */
const series = (values, more = {}) => ({name: "#5", kind: /** @type {const} */ ("run"), epochs: values.map((_, i) => i), values, ...more});

test("a log scale's ends are round, its ticks powers of ten, or 1, 2 and 5 times them where these are few", () => {
  assert.deepEqual([roundDown(0.0187), roundUp(0.85), roundDown(5), roundUp(5)], [0.01, 1, 5, 5]);
  assert.deepEqual(logTicks(0.001, 1), [0.001, 0.01, 0.1, 1]);
  assert.deepEqual(logTicks(0.2, 2), [0.2, 0.5, 1, 2]);
  assert.deepEqual(logTicks(1e-9, 1).length <= 5 && logTicks(1e-9, 1).at(-1), 1);
  const scale = lossScale([series([1, 0.1, 0.01])], [100, 0]);
  assert.deepEqual([scale.isLog, scale.place(1), scale.place(0.1), scale.place(0.01)].map((each) => (typeof each === "number" ? Math.round(each) : each)), [true, 0, 50, 100]);
  assert.deepEqual(scale.ticks.map(scale.write), ["0.01", "0.1", "1"]);
  assert.equal(scale.write(1e-7), "1e\u22127");
});

test("numbers at the ends of what a float can be have ticks, too", () => {
  for (const values of [[1, 1.7e308], [5e-324, 1], [5e-324, 1.7e308], [1e-320, 1e-319]]) {
    const {ticks, place} = lossScale([series(values)], [100, 0]);
    assert.ok(ticks.length > 0 && ticks.every(Number.isFinite) && values.every((value) => place(value) >= 0 && place(value) <= 100), `${values}: ${ticks}`);
  }
});

test("a loss that is 0 or below has a linear scale, and what is not finite has no say", () => {
  const scale = lossScale([series([2, 0, NaN, Infinity])], [100, 0]);
  assert.deepEqual([scale.isLog, scale.place(0), scale.place(2)], [false, 100, 0]);
  assert.match(captionOf(state(), "loss", false), /linear scale, for it is not always above 0/);
  assert.ok(lossScale([series([NaN])], [100, 0]).ticks.length > 1);
  assert.ok(lossScale([series([0, 0])], [100, 0]).ticks.length > 1);
  assert.ok(lossScale([series([0.5, 0.5])], [100, 0]).ticks.length > 1);
});

test("shares end at 100 %, epochs have whole ticks", () => {
  const scale = shareScale([series([0.83, 0.985])], [100, 0]);
  assert.deepEqual([scale.place(0.8), scale.place(1)], [100, 0]);
  assert.deepEqual([scale.ticks[0], scale.ticks.at(-1)].map((tick) => scale.write(/** @type {number} */ (tick))), ["80 %", "100 %"]);
  assert.deepEqual(epochScale(2, [0, 600]).ticks, [0, 1, 2]);
  assert.deepEqual(epochScale(120, [0, 300]).epochAt(150), 60);
});

test("a line breaks where a number is not finite, and keeps the extremes of epochs that share a pixel", () => {
  const flat = (/** @type {number} */ x) => x;
  assert.equal(pathOf(series([1, 2, NaN, 3, 4]), flat, flat), "M0 1L1 2M3 3L4 4");
  assert.equal(pathOf(series([NaN]), flat, flat), "");
  const values = Array.from({length: 1000}, (_, i) => (i === 500 ? 9 : i === 501 ? -9 : 0));
  assert.equal(pathOf(series(values), (epoch) => epoch / 1000, flat), "M0 0L0.5 9L0.5 -9L1 0");
});

test("the nearest entry of an epoch", () => {
  assert.deepEqual([-1, 0, 4, 6, 99].map((epoch) => nearest([0, 5, 10], epoch)), [0, 0, 1, 1, 2]);
  assert.equal(nearest([], 3), -1);
});

test("names at the ends of lines keep apart, and stay within the chart", () => {
  const ends = [{x: 100, y: 50}, {x: 100, y: 52}, {x: 100, y: 51}, {x: 20, y: 51}];
  const placed = spaced(ends, 0, 200).filter(({x}) => x === 100).map(({y}) => y);
  assert.ok(placed.every((y, i) => i === 0 || y - placed[i - 1] >= 14));
  assert.equal(spaced(ends, 0, 200).find(({x}) => x === 20)?.y, 51);
  assert.ok(spaced([{x: 1, y: 199}, {x: 1, y: 200}], 0, 200).every(({y}) => y <= 200));
});

const TESTED = {...RUN, start: 10, curves: curvesOf({epoch: [0, 1, 2, 3], loss: [1, 0.5, 0.75, 0.25], accuracy: [0.5, 0.6, 0.985, 1], test_loss: [2, 1, 1, 1], test_accuracy: [0.4, 0.5, 0.5, 0.5]})};
const OTHER = {number: 4, start: 0, curves: curvesOf({epoch: [0, 1], loss: [3, 2]})};

test("lines are the shown run with its last numbers, its test part where it has one, and other runs, each where it begins", () => {
  const [own] = seriesOf(state(), "loss");
  assert.deepEqual([own.name, own.epochs, own.values, seriesOf(state(), "loss").length], ["#5", [0, 1, 2, 3, 4], [1, 0.5, 0.75, 0.25, 0.0487], 1]);
  const all = seriesOf(state({run: TESTED, overlays: new Map([["x", OTHER]])}), "loss");
  assert.deepEqual(all.map(({name, kind, epochs}) => [name, kind, epochs[0]]), [["#5", "run", 10], ["#5 test", "test", 10], ["#4", "other", 0]]);
  assert.deepEqual(seriesOf(state({run: TESTED, overlays: new Map([["x", OTHER]])}), "accuracy").map(({name}) => name), ["#5", "#5 test"]);
  assert.deepEqual(seriesOf(state({run: null}), "loss"), []);
});

test("a summary says where the loss began, where it is, where it was least, and what else is drawn", () => {
  assert.equal(summaryOf(state({epoch: 1}), "loss"),
    "The loss of run #5 goes from 1.0000 at epoch 0 to 0.0487 at epoch 4. At epoch 1 it is 0.5000. Lowest: 0.0487 at epoch 4.");
  assert.equal(summaryOf(state({epoch: 2, run: TESTED, overlays: new Map([["x", OTHER]])}), "loss"),
    "The loss of run #5 goes from 1.0000 at epoch 0 to 0.0487 at epoch 4. At epoch 2 it is 0.7500, and 1.0000 over the test part. Lowest: 0.0487 at epoch 4. For comparison: #4.");
  assert.match(summaryOf(state({epoch: 2}), "accuracy"), /At epoch 2 it is 98\.5 %\. Highest: 100\.0 % at epoch 3\./);
});

test("numbers that are not finite are said, and so is why there is nothing to draw", () => {
  const run = {...RUN, final: null, state: /** @type {const} */ ("diverged"), curves: curvesOf({epoch: [0, 1, 2], loss: [1, 9, "NaN"]}), epochs_done: 3};
  assert.equal(gapOf(state({run}), "loss"), "NaN from epoch 2 on");
  assert.match(summaryOf(state({run, epoch: 2}), "loss"), /At epoch 2 it is NaN\..* NaN from epoch 2 on\./);
  assert.equal(gapOf(state({run: {...run, curves: curvesOf({epoch: [0, 1], loss: [1, "Infinity"]})}}), "loss"), "Infinite from epoch 1 on");
  assert.equal(gapOf(state({run: {...run, curves: curvesOf({epoch: [0, 1], loss: [1, 2]})}}), "loss"), "No longer finite after epoch 3");
  assert.equal(gapOf(state(), "loss"), "");
  assert.equal(nothing(state({run: null}), "loss"), "There is no run yet.");
  assert.match(nothing(state({samples: {...SAMPLES, task: "regression"}}), "accuracy"), /no point lies on a right or a wrong side/);
});

test("the table has the same numbers, the present epoch marked, and long runs thinned", () => {
  const table = tableOf(state({epoch: 2, run: TESTED, overlays: new Map([["x", OTHER]])}), "loss");
  assert.deepEqual(table.columns, ["Epoch", "#5", "#5 test", "#4"]);
  assert.deepEqual([table.rows.length, table.rows[2], table.here, table.note], [5, ["2", "0.7500", "1.0000", ""], 2, undefined]);
  const long = {...RUN, final: null, curves: curvesOf({epoch: Array.from({length: 2001}, (_, i) => i), loss: Array(2001).fill(1)}), epochs_done: 2001};
  const thinned = tableOf(state({run: long, epoch: 1003}), "loss");
  assert.ok(thinned.rows.length <= 502 && thinned.rows.some(([epoch]) => epoch === "1003"));
  assert.match(thinned.note ?? "", /One epoch in 5 of 2,001/);
});
