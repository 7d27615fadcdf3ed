import assert from "node:assert/strict";
import {test} from "node:test";

import {steps} from "../../../static/js/formulas/assigned.js";

/** @typedef {import("../../../static/js/formulas/assigned.js").Assigned} Assigned */

/** @type {Assigned} */
const DECAYED = {name: "g", tree: ["add", "g", ["mul", "weight_decay", "p"]]};
/** @type {Assigned[]} */
const MOMENTUM = [DECAYED, {name: "v", tree: ["add", ["mul", "momentum", "v"], "g"]}, {name: "p", tree: ["sub", "p", ["mul", "learning_rate", "v"]]}];

/** @param {Record<string, number>} terms */
const update = (terms) => ({node: 0, before: 2, after: 0, gradient: 0.5, terms});

test("each rule starts from what the ones before it have made", () => {
  const told = update({learning_rate: 0.1, momentum: 0.9, weight_decay: 0.25, v_before: 3, v: 3.7});
  const done = steps(MOMENTUM, told);
  assert.deepEqual(done.map(({name}) => name), ["g", "v", "p"]);
  assert.equal(done[0].after, 0.5 + 0.25 * 2);
  assert.equal(done[1].after, 0.9 * 3 + 1);
  assert.equal(done[1].before, 3);
  assert.equal(done[2].after, 2 - 0.1 * 3.7);
});

test("weight decay by 0 is not told", () => {
  const told = update({learning_rate: 0.1, momentum: 0.9, weight_decay: 0, v_before: 0, v: 0.5});
  assert.deepEqual(steps(MOMENTUM, told).map(({name}) => name), ["v", "p"]);
});

test("a rule's names stand for numbers by position, as they were when it was applied", () => {
  const told = update({learning_rate: 0.1, momentum: 0.9, weight_decay: 0, v_before: 3, v: 3.2});
  const [{names, numbers, tree}] = steps(MOMENTUM, told);
  assert.deepEqual(names, ["momentum", "v", "g"]);
  assert.deepEqual(numbers, [0.9, 3, 0.5]);
  assert.deepEqual(tree, ["add", ["mul", {node: 0}, {node: 1}], {node: 2}]);
});

test("what is computed once a step has no number from before", () => {
  const [rate] = steps([{name: "rate", tree: ["div", "learning_rate", ["sub", 1, ["pow", "beta1", "t"]]]}], update({learning_rate: 0.1, beta1: 0.9, t: 2}));
  assert.equal(rate.before, null);
  assert.ok(Math.abs(rate.after - 0.1 / 0.19) < 1e-15);
});

test("a square is written as one", () => {
  const [{tree, after}] = steps([{name: "v", tree: ["mul", ["mul", 2, "g"], "g"]}], update({}));
  assert.deepEqual(tree, ["mul", 2, ["pow", {node: 0}, 2]]);
  assert.equal(after, 0.5);
});
