import assert from "node:assert/strict";
import {test} from "node:test";
import {hitsOf} from "../../../static/js/walk/breaks.js";
import {walkOf} from "../fixtures.js";
import {lineOf} from "./reading.js";

/** @typedef {import("../../../static/js/types.js").Breakpoint} Breakpoint */

/** What is said where a breakpoint stops the walk. @param {string} name @param {Breakpoint} breakpoint @param {number} at which of its places @param {object} [state] */
function said(name, breakpoint, at, state = {}) {
  const {graph, walk} = walkOf(name);
  const {clocks, nodes} = hitsOf(graph, walk, breakpoint);
  const step = walk.translate(clocks[at], true, false);
  return lineOf(name, step, {stoppedAt: {breakpoint, node: nodes[at], step}, ...state});
}

test("a value that is not finite: where, and which of how many; why is told by the step's own sentence", () => {
  /** @type {Breakpoint} */
  const nan = {kind: "condition", of: "nan", limit: 0};
  const {graph, walk} = walkOf("nan");
  const {length} = hitsOf(graph, walk, nan).clocks;
  assert.match(said("nan", nan, 0), new RegExp(`Stopped at \\S+, first of ${length} that are not finite\\. NaN, first here:`));
  assert.match(said("nan", nan, 1), new RegExp(`Stopped at \\S+, 2 of ${length} that are not finite\\.`));
});

test("a gradient over its limit, and who handed it on", () => {
  const line = said("micrograd", {kind: "condition", of: "exploding", limit: 100}, 0);
  assert.match(line, /Stopped: gradient of \S+ is −?[\d.]+, above 100 in size, first of \d+; \S.* handed (it|most of it) on\./);
  assert.match(said("neuron", {kind: "condition", of: "vanishing", limit: 1e-7}, 0), /Stopped: gradient of w2 is 0, below 1e−7 in size, first of 1; x2\*w2 handed it on\./);
});

test("a node and a phase are named", () => {
  assert.match(said("sheet", {kind: "node", node: 3}, 0), /Stopped at d\. /);
  assert.match(said("sheet", {kind: "phase", phase: "backward"}, 0), /Stopped where Backward begins\. /);
});

test("nothing is told while a number is asked for, nor at another step", () => {
  assert.doesNotMatch(said("neuron", {kind: "condition", of: "vanishing", limit: 1e-7}, 0, {asking: true}), /Stopped/);
  assert.doesNotMatch(said("sheet", {kind: "node", node: 3}, 0, {stoppedAt: {breakpoint: {kind: "node", node: 3}, node: 3, step: 1}}), /Stopped/);
});
