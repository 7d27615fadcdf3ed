import assert from "node:assert/strict";
import {test} from "node:test";
import {bandOf, spreadOf, THRESHOLDS} from "../../../../static/js/train/figures/bands.js";
import {isoline} from "../../../../static/js/train/figures/isoline.js";
import {columnsOf, meansOf, planeOf} from "../../../../static/js/train/figures/plane.js";
import {paintBands, paintRegions} from "../../../../static/js/train/figures/raster.js";
import {SAMPLES} from "../states.js";

const UNIT = {middle: 0, half: 1};

test("bands change at odd ninths, and hold what lies beyond their ends", () => {
  assert.deepEqual(THRESHOLDS.map((each) => Math.round(9 * each)), [-7, -5, -3, -1, 1, 3, 5, 7]);
  THRESHOLDS.forEach((threshold, i) => assert.deepEqual([bandOf(threshold - 1e-9, UNIT), bandOf(threshold + 1e-9, UNIT)], [i, i + 1]));
  assert.deepEqual([-9, -1, 0, 1, 9, Infinity, NaN].map((each) => bandOf(each, UNIT)), [0, 0, 4, 8, 8, 8, -1]);
  assert.deepEqual([0, 0.5, 1].map((each) => bandOf(each, spreadOf("sigmoid", []))), [0, 4, 8]);
});

test("a layer without ends is spread as far as its neurons reach", () => {
  assert.deepEqual(spreadOf("relu", [Float64Array.of(0, 2), Float64Array.of(3, Infinity)]), {middle: 0, half: 3});
  assert.equal(spreadOf("relu", [Float64Array.of(0)]).half, 1);
  assert.equal(spreadOf("tanh", [Float64Array.of(0.1)]).half, 1);
});

test("pixels have the colours of the bands, and what is no number its own", () => {
  const palette = Uint32Array.from({length: 10}, (_, i) => i);
  const pixels = {data: new Uint32Array(27), width: 9, height: 3};
  paintBands(pixels, {values: [-1, 1, -1, 1], across: 2, up: 2}, UNIT, palette);
  assert.deepEqual([...pixels.data.slice(0, 9)], [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual([...pixels.data.slice(18)], [...pixels.data.slice(0, 9)]);
  paintBands(pixels, {values: [NaN, 1], across: 2, up: 1}, UNIT, palette);
  assert.equal(pixels.data[0], 9);
  paintBands(pixels, {values: [1, 1, -1, -1], across: 2, up: 2}, UNIT, palette); // the first row is the upper one
  assert.ok(pixels.data[0] > 4 && pixels.data[9] === 4 && pixels.data[18] < 4);
});

test("a region is that of the largest answer", () => {
  const pixels = {data: new Uint32Array(4), width: 4, height: 1};
  const fills = [1, 2].map((ground) => ({ground, mark: 9, pattern: /** @type {const} */ ("flat")}));
  paintRegions(pixels, [{values: [0, 1], across: 2, up: 1}, {values: [1, 0], across: 2, up: 1}], fills);
  assert.deepEqual([...pixels.data], [2, 2, 1, 1]);
});

test("the line of a slope lies where it has the value, and there is none where it is not reached", () => {
  const grid = {values: [0, 1, 2, 0, 1, 2, 0, 1, 2], across: 3, up: 3};
  /** @type {number[][]} */
  const pieces = [];
  isoline(grid, 0.5, 8, 8, (...piece) => pieces.push(piece));
  assert.deepEqual(pieces.map(([x0, , x1]) => [x0, x1]), [[2, 2], [2, 2]]);
  assert.deepEqual(pieces.map(([, y0, , y1]) => [y0, y1].sort()), [[0, 4], [4, 8]]);
  isoline(grid, 7, 8, 8, () => assert.fail());
});

test("each corner that stands out is cut off by one piece, and opposite ones by two", () => {
  for (let sides = 0; sides < 16; sides++) {
    const above = [1, 2, 8, 4].map((bit) => (sides & bit ? 1 : -1)); // upper left, upper right, lower left, lower right
    let count = 0;
    isoline({values: above, across: 2, up: 2}, 0, 2, 2, (x0, y0, x1, y1) => {
      count++;
      for (const [x, y] of [[x0, y0], [x1, y1]]) assert.ok((x === 1) !== (y === 1), `${sides}: ${x}, ${y} is not the middle of a side`);
    });
    assert.equal(count, sides === 0 || sides === 15 ? 0 : sides === 5 || sides === 10 ? 2 : 1);
  }
});

test("opposite corners above are joined where the middle lies above", () => {
  /** Whether the piece that touches the upper side ends on the left one: the upper left corner is cut off. @param {number[]} values */
  function cutsUpperLeft(values) {
    /** @type {number[][]} */
    const pieces = [];
    isoline({values, across: 2, up: 2}, 0, 2, 2, (...piece) => pieces.push(piece));
    assert.equal(pieces.length, 2);
    return pieces.some(([x0, y0, x1, y1]) => Math.min(y0, y1) === 0 && Math.min(x0, x1) === 0);
  }
  assert.deepEqual([[3, -2, -2, 3], [1, -2, -2, 1]].map(cutsUpperLeft), [false, true]);
  assert.deepEqual([[-2, 3, 3, -2], [-2, 1, 1, -2]].map(cutsUpperLeft), [true, false]);
});

const FOUR = {...SAMPLES, features: ["a", "b", "c", "d"], x: [[0, 10], [0, 8], [1, 3], [100, 300]], y: [1, -1], test: [false, false], targets: [[1, -1]]};

test("the plane has two inputs on its axes, the others at their mean over the training part, or at the chosen row", () => {
  const plane = planeOf(FOUR, {axes: [0, 1], others: "mean"}, null);
  assert.deepEqual([plane.axes, plane.others], [[0, 1], [5, 4, 2, 200]]);
  assert.deepEqual([plane.across, plane.up], [[-1, 11], [-2, 10]]); // similar lengths have one scale
  assert.deepEqual(planeOf(FOUR, {axes: [0, 3], others: "mean"}, null).up, [80, 320]);
  assert.deepEqual(planeOf(FOUR, {axes: [2, 0], others: "sample"}, 1).others, [10, 8, 3, 300]);
  assert.deepEqual(meansOf({...FOUR, test: [false, true]}), [0, 0, 1, 100]);
  const columns = columnsOf(plane, 3);
  assert.deepEqual([...(/** @type {Float64Array} */ (columns[0]))], [-1, 5, 11, -1, 5, 11, -1, 5, 11]);
  assert.deepEqual([...(/** @type {Float64Array} */ (columns[1]))], [10, 10, 10, 4, 4, 4, -2, -2, -2]);
  assert.deepEqual(columns.slice(2), [2, 200]);
});

test("one input makes a line; axes that the data do not have become others", () => {
  const one = {...FOUR, features: ["a"], x: [[0, 10]]};
  const plane = planeOf(one, {axes: [0, 1], others: "mean"}, null);
  assert.deepEqual([plane.axes, columnsOf(plane, 3).map((each) => [...(/** @type {Float64Array} */ (each))])], [[0, null], [[-1, 5, 11]]]);
  assert.deepEqual(planeOf(FOUR, {axes: [7, 2], others: "mean"}, null).axes, [0, 2]);
  assert.deepEqual(planeOf(FOUR, {axes: [1, 9], others: "mean"}, null).axes, [1, 0]);
});
