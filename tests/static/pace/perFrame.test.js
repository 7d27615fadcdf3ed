/** Work once a frame: what writes first, then what measures, then what measuring has led to. */

import assert from "node:assert/strict";
import {test} from "node:test";

/** @type {(() => void)[]} */
let frames = [];
/** @type {unknown[]} */
const reported = [];
Object.assign(globalThis, {
  requestAnimationFrame: (/** @type {() => void} */ draw) => frames.push(draw),
  reportError: (/** @type {unknown} */ error) => reported.push(error),
});
const {measuredPerFrame, perFrame} = await import("../../../static/js/pace/perFrame.js");

function frame() {
  const now = frames;
  frames = [];
  for (const draw of now) draw();
}

test("writes come before measures, and what these write after all of them, each once", () => {
  /** @type {string[]} */
  const done = [];
  const late = perFrame(() => { done.push("asked for by a write"); });
  const write = perFrame(() => {
    done.push("write");
    late();
  });
  const first = measuredPerFrame(() => {
    done.push("measure");
    return () => { done.push("written after"); };
  });
  const second = measuredPerFrame(() => { done.push("measure too"); });
  first();
  write();
  second();
  first();
  assert.deepEqual(done, []);
  assert.equal(frames.length, 1);
  frame();
  assert.deepEqual(done, ["write", "asked for by a write", "measure", "measure too", "written after"]);
  frame();
  assert.equal(done.length, 5);
  write();
  frame();
  assert.deepEqual(done.slice(5), ["write", "asked for by a write"]);
});

test("what fails is told, and keeps nothing from its turn", () => {
  let done = 0;
  perFrame(() => { throw new Error("lost"); })();
  perFrame(() => { done++; })();
  measuredPerFrame(() => { done++; })();
  frame();
  assert.equal(done, 2);
  assert.deepEqual(reported.map(String), ["Error: lost"]);
});
