import assert from "node:assert/strict";
import {test} from "node:test";
import {createStore} from "../../../static/js/store.js";

test("only those are told who read what has changed", () => {
  const store = createStore({step: 0, speed: 1});
  /** @type {string[]} */
  const told = [];
  store.on(["step"], () => told.push("step"));
  store.on(["speed"], () => told.push("speed"));
  store.set({step: 1, speed: 1});
  assert.deepEqual(told, ["step"]);
});

test("what a listener sets is told after all have heard of the change before", () => {
  const store = createStore({step: 0, selection: 0});
  /** @type {string[]} */
  const told = [];
  store.on(["step"], ({step}) => { told.push(`first ${step}`); store.set({selection: step}); });
  store.on(["step"], ({step, selection}) => told.push(`second ${step} ${selection}`));
  store.on(["selection"], ({selection}) => told.push(`selection ${selection}`));
  store.set({step: 3});
  assert.deepEqual(told, ["first 3", "second 3 0", "selection 3"]);
});

test("a subscription can be ended", () => {
  const store = createStore({step: 0});
  let calls = 0;
  const end = store.on(["step"], () => { calls++; });
  store.set({step: 1});
  end();
  store.set({step: 2});
  assert.equal(calls, 1);
});
