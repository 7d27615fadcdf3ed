/** Work in pieces: one in each moment in which nothing moves; a new work takes the place of the one before. */

import assert from "node:assert/strict";
import {test} from "node:test";

/** @type {((free: {timeRemaining: () => number}) => void)[]} */
let asked = [];
Object.assign(globalThis, {requestIdleCallback: (/** @type {(free: {timeRemaining: () => number}) => void} */ run) => asked.push(run)});
const {whileIdle} = await import("../../../static/js/pace/whileIdle.js");

/** @param {number} free milliseconds */
function idle(free) {
  for (const run of asked.splice(0)) run({timeRemaining: () => free});
}

/** @param {string[]} done @param {string} name @param {number} count */
function* pieces(done, name, count) {
  for (let i = 1; i <= count; i++) {
    done.push(`${name} ${i}`);
    yield;
  }
}

test("a piece waits while frames leave little time", () => {
  /** @type {string[]} */
  const done = [];
  whileIdle()(pieces(done, "piece", 2));
  assert.deepEqual(done, []);
  idle(12);
  idle(12);
  assert.deepEqual(done, []);
  idle(49);
  assert.deepEqual(done, ["piece 1"]);
  idle(12);
  idle(49);
  assert.deepEqual(done, ["piece 1", "piece 2"]);
  idle(49);
  assert.equal(asked.length, 0);
});

test("of two works the later one goes on", () => {
  /** @type {string[]} */
  const done = [];
  const begin = whileIdle();
  begin(pieces(done, "first", 3));
  idle(49);
  begin(pieces(done, "second", 1));
  idle(49);
  idle(49);
  assert.deepEqual(done, ["first 1", "second 1"]);
  assert.equal(asked.length, 0);
});
