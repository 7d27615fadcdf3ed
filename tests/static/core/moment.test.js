import assert from "node:assert/strict";
import {test} from "node:test";

import {formatAddress, parseAddress} from "../../../static/js/address.js";
import {keyOfMoment, labAddress, momentName} from "../../../static/js/moment.js";

const PLACE = "#step=7&pass=0";

test("an address of a sample's pass names run, epoch and row", () => {
  const hash = `${PLACE}&run=aB-_3&epoch=48&sample=17`;
  const address = parseAddress(hash);
  assert.deepEqual(address.moment, {run: "aB-_3", epoch: 48, sample: 17, batch: null, spec: null});
  assert.equal(formatAddress(address), hash);
});

test("an address of a batch's pass names the batch, and may carry the spec", () => {
  const hash = `${PLACE}&by=edge&run=r&epoch=0&sample=all&batch=3&spec=abc`;
  const address = parseAddress(hash);
  assert.deepEqual(address.moment, {run: "r", epoch: 0, sample: null, batch: 3, spec: "abc"});
  assert.equal(formatAddress(address), hash);
});

test("a run without an epoch is no moment", () => {
  assert.equal(parseAddress(`${PLACE}&run=r`).moment, null);
  assert.equal(parseAddress(`${PLACE}&run=r&epoch=-1`).moment, null);
  assert.equal(parseAddress(`${PLACE}&epoch=3`).moment, null);
});

test("moments of one run are told apart, and lead back to it", () => {
  const moment = {run: "r", epoch: 2, sample: 5, batch: null, spec: "s"};
  assert.notEqual(keyOfMoment(moment), keyOfMoment({...moment, sample: 6}));
  assert.equal(keyOfMoment(moment), keyOfMoment({...moment, spec: null}));
  assert.equal(labAddress(moment), "/train#run=r&epoch=2&sample=5&spec=s");
  assert.equal(momentName(moment), "Epoch 2, sample 5");
  assert.equal(momentName({...moment, sample: null, batch: 1}), "Epoch 2, batch 1");
});
