import assert from "node:assert/strict";
import {test} from "node:test";

import {batchOf, batchSizes, nodesOf, roughly} from "../../../static/js/train/batches.js";
import {walkAddress} from "../../../static/js/train/walkAddress.js";
import {RUN, SAMPLES, SPEC, state} from "./states.js";

const moons = {features: ["x0", "x1"], outputs: 1, activations: ["tanh", "tanh", "tanh"]};
const run = {spec: {...SPEC, network: {...SPEC.network, hidden: [16, 16]}}};

test("the last batch takes what is left of the rows that are trained on", () => {
  const rows = {test: [true, ...Array(24).fill(false)]};
  assert.deepEqual(batchSizes({spec: {...SPEC, batch_size: 10}}, rows), [10, 10, 4]);
  assert.deepEqual(batchSizes({spec: {...SPEC, batch_size: null}}, rows), [24]);
  assert.deepEqual(batchSizes({spec: {...SPEC, batch_size: 99}}, rows), [24]);
  assert.equal(batchOf({spec: {...SPEC, batch_size: 10}}, rows, 11), 1);
  assert.equal(batchOf({spec: {...SPEC, batch_size: 10}}, rows, 10), 0);
  assert.equal(batchOf({spec: {...SPEC, batch_size: 10, shuffle: true}}, rows, 11), 0);
});

test("the size of a pass is told before it is made: within a hundredth of 103,858 nodes of 160 samples", () => {
  const {least, about} = nodesOf(run, moons, 160);
  assert.ok(least <= 103_858 && Math.abs(about - 103_858) < 1038, `${least}, ${about}`);
  assert.equal(roughly(103_858), "104,000");
  assert.equal(roughly(651), "651");
});

test("the link leads to the batch that is chosen, else to the row", async () => {
  assert.match(await walkAddress(state({batch: 3})) ?? "", /^\/#run=abc&epoch=4&sample=all&batch=3&spec=/);
  assert.match(await walkAddress(state()) ?? "", /^\/#run=abc&epoch=4&sample=17&spec=/);
  assert.equal(await walkAddress(state({run: null, batch: 3})), null);
  assert.equal(batchSizes(RUN, SAMPLES).length, 20);
});
