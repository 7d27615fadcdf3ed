import assert from "node:assert/strict";
import {test} from "node:test";
import {formatAddress, packSpec, parseAddress, specOf, unpackSpec} from "../../../static/js/train/address.js";
import {SPEC} from "./states.js";

test("an address says what it was told", () => {
  const said = {run: "aB-_9", epoch: 48, sample: 17, spec: "abc_-", link: null};
  assert.equal(formatAddress(said), "#run=aB-_9&epoch=48&sample=17&spec=abc_-");
  assert.deepEqual(parseAddress(formatAddress(said)), said);
});

test("a link stands in the place of a spec", () => {
  assert.equal(formatAddress({run: null, epoch: 0, sample: null, spec: "x", link: "L1"}), "#epoch=0&link=L1");
});

for (const hash of ["", "#", "#epoch=-1&run=../x&sample=1.5&link=a%20b", "#run=&epoch=&spec="]) {
  test(`what cannot be read counts as not said: ${hash}`, () => {
    assert.deepEqual(parseAddress(hash), {run: null, epoch: null, sample: null, spec: null, link: null});
  });
}

test("a spec comes back whole, and changes of the rate with it", async () => {
  const changes = [{epoch: 30, learning_rate: 0.01}];
  assert.deepEqual(await unpackSpec(await packSpec(SPEC, [])), {spec: SPEC, changes: []});
  assert.deepEqual(await unpackSpec(await packSpec(SPEC, changes)), {spec: SPEC, changes});
});

test("what holds no data is no spec", () => {
  for (const held of [null, 3, {}, {data: null}, {data: "moons"}]) assert.throws(() => specOf(held), TypeError);
});

test("a spoiled text is refused", async () => {
  await assert.rejects(unpackSpec("not packed"));
  await assert.rejects(unpackSpec((await packSpec(SPEC, [])).slice(0, 40)));
});
