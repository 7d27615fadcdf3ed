/** What waits for the first picture of a large graph, and what does not. */

import assert from "node:assert/strict";
import {beforeEach, mock, test} from "node:test";
import {createStore} from "../../../static/js/store.js";

mock.timers.enable({apis: ["setTimeout"]});
/** @type {(() => void)[]} */
let frames = [];
Object.assign(globalThis, {requestAnimationFrame: (/** @type {() => void} */ draw) => frames.push(draw)});
const {afterPaint} = await import("../../../static/js/pace/afterPaint.js");
const {afterPicture} = await import("../../../static/js/pace/afterPicture.js");

function paint() {
  const now = frames;
  frames = [];
  for (const draw of now) draw();
  mock.timers.tick(12);
}

const START = {graph: null, pictured: null, placing: false, step: 0, selection: null};
const [small, large, other] = [10, 100_000, 100_000].map((count) => ({count}));

/** @type {any} */ let store;
/** @type {boolean[]} whether the graph was a new one, each time the work was done */ let done;

beforeEach(() => {
  while (frames.length) paint();
  store = createStore({...START});
  done = [];
  store.on(["graph", "step"], afterPicture(store, (isNew) => done.push(isNew)));
});

test("a small graph is worked on at once, a large one once its picture has been painted", () => {
  store.set({graph: small});
  assert.deepEqual(done, [true]);
  store.set({graph: large});
  store.set({placing: true});
  paint();
  assert.deepEqual(done, [true]);
  store.set({placing: false, pictured: large});
  assert.deepEqual(done, [true]);
  paint();
  assert.deepEqual(done, [true, true]);
  store.set({step: 1});
  assert.deepEqual(done, [true, true, false]);
});

test("a step is answered at once, and what waited is not done again", () => {
  store.set({graph: large, step: 3});
  assert.deepEqual(done, []);
  store.set({step: 4});
  assert.deepEqual(done, [true]);
  store.set({pictured: large});
  paint();
  assert.deepEqual(done, [true]);
});

test("where no picture comes, the work is done after a while", () => {
  store.set({graph: large});
  store.set({placing: true});
  mock.timers.tick(1000);
  paint();
  assert.deepEqual(done, [true]);
  store.set({graph: other});
  store.set({placing: false});
  paint();
  assert.deepEqual(done, [true, true]);
});

test("after a frame jobs are done in turn; one that fails keeps the others from nothing; without frames they are done late", () => {
  const jobs = /** @type {string[]} */ ([]);
  afterPaint(() => void jobs.push("first"));
  afterPaint(() => void jobs.push("second"));
  mock.timers.tick(10);
  assert.equal(jobs.length, 0);
  paint();
  assert.deepEqual(jobs, ["first", "second"]);
  afterPaint(() => { throw new Error("lost"); });
  afterPaint(() => void jobs.push("third"));
  assert.throws(paint, /lost/);
  paint();
  assert.deepEqual(jobs, ["first", "second", "third"]);
  frames = [];
  afterPaint(() => void jobs.push("fourth"));
  mock.timers.tick(500);
  assert.deepEqual(jobs, ["first", "second", "third", "fourth"]);
});
