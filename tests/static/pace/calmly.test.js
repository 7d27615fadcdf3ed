/** Work that is done in the next frame when it is asked for alone, and some times a second in quick succession. */

import assert from "node:assert/strict";
import {mock, test} from "node:test";

/** @type {(() => void)[]} */
let frames = [];
let clock = 0;
Object.assign(globalThis, {requestAnimationFrame: (/** @type {() => void} */ draw) => frames.push(draw)});
mock.method(performance, "now", () => clock);
mock.timers.enable({apis: ["setTimeout"]});
const {calmly} = await import("../../../static/js/pace/calmly.js");

/** @param {number} ms */
function pass(ms) {
  clock += ms;
  mock.timers.tick(ms);
  for (const draw of frames.splice(0)) draw();
}

test("alone it is done in the next frame; in quick succession ten times a second, the last time after all were asked for", () => {
  let asked = 0;
  /** @type {number[]} */
  const done = [];
  const soon = calmly(() => done.push(asked));
  for (asked = 1; asked <= 13; asked++) {
    soon();
    pass(16);
  }
  assert.deepEqual(done, [1, 7]);
  asked = 13;
  pass(100);
  assert.deepEqual(done, [1, 7, 13]);
  pass(1000);
  assert.equal(done.length, 3);
  asked = 14;
  soon();
  assert.equal(done.length, 3);
  pass(16);
  assert.deepEqual(done, [1, 7, 13, 14]);
});
