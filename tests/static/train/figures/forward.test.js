import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {costOf, layersOver} from "../../../../static/js/train/figures/forward.js";
import {operations} from "../../operations.js";

/** What the Python engine gave for these numbers, Value by Value: sums and answers of each neuron at three points. */
const CASES = JSON.parse(readFileSync(new URL("forward.json", import.meta.url), "utf8"));
const NETWORK = {weights: [[[0.5, -1.25], [2, 0.75], [-0.375, 1.5]], [[1, -0.5, 0.25], [-2, 0.125, 0.8125]]], biases: [[0.1, -0.2, 0.3], [0.05, -0.4]]};
const COLUMNS = [[-1, 0, 0.75], [0.5, 2, -1.5]];

/** @param {Float64Array[]} ours @param {number[][]} theirs */
function close(ours, theirs) {
  theirs.forEach((column, i) => column.forEach((each, k) => assert.ok(Math.abs(ours[i][k] - each) <= 1e-14 * Math.max(1, Math.abs(each)), `${ours[i][k]} is not ${each}`)));
}

for (const {activations, adds, before, after} of CASES) {
  test(`layers of ${activations.join(" and ")}${adds ? ", added in place of multiplied," : ""} are those of the engine`, () => {
    const layers = layersOver(NETWORK, activations, COLUMNS, {operations, adds});
    layers.forEach((layer, l) => {
      close(layer.before, before[l]);
      close(layer.after, after[l]);
    });
  });
}

test("an input that is the same everywhere may be one number", () => {
  const {activations} = CASES[0];
  const whole = layersOver(NETWORK, activations, [COLUMNS[0], [2, 2, 2]], {operations});
  const short = layersOver(NETWORK, activations, [COLUMNS[0], 2], {operations});
  close(short[1].after, whole[1].after.map((each) => [...each]));
  const one = layersOver(NETWORK, activations, [0, 2], {operations});
  assert.deepEqual(one.map(({after}) => after.map(({length}) => length)), [[1, 1, 1], [1, 1]]);
  close(one[1].after, whole[1].after.map((each) => [each[1]]));
});

test("arrays of an earlier call are written anew, and not where their length is another", () => {
  const {activations} = CASES[1];
  const first = layersOver(NETWORK, activations, COLUMNS, {operations});
  const kept = first[1].after[0];
  const second = layersOver(NETWORK, activations, COLUMNS.map((column) => column.map((x) => -x)), {operations, into: first});
  assert.equal(second[1].after[0], kept);
  const shorter = layersOver(NETWORK, activations, COLUMNS.map((column) => column.slice(1)), {operations, into: second});
  assert.notEqual(shorter[1].after[0], kept);
  close(shorter[1].after, CASES[1].after[1].map((/** @type {number[]} */ each) => each.slice(1)));
});

test("softmax of large scores does not overflow", () => {
  const [{after}] = layersOver({weights: [[[1], [0]]], biases: [[0, 0]]}, ["softmax"], [[1000, -1000]], {operations});
  assert.deepEqual(after.map((each) => [...each]), [[1, 0], [0, 1]]);
});

test("the cost of a point is its products", () => assert.equal(costOf(NETWORK), 12));
