import assert from "node:assert/strict";
import {test} from "node:test";
import {over} from "../../../static/js/closedGroups.js";
import {walkOf} from "../fixtures.js";
import {lineOf} from "./reading.js";

const NETWORK = "mlp-2-3-4-1-x3";

/** @param {string[]} open @param {number} step @returns {string} what is said after stepping over */
function said(open, step) {
  const at = {...walkOf(NETWORK), byEdge: false, open};
  const {to, stretch} = over(at, step, 1);
  return lineOf(NETWORK, to, {steppedOver: stretch});
}

test("forward: how many nodes were evaluated, and what came out", () => {
  assert.match(said([], 0), /: mlp 0: 52 nodes evaluated, gives [−\d.]+\. /);
  assert.match(said(["mlp 0"], 0), /: mlp 0 \/ layer 0: \d+ nodes evaluated, gives [−\d.]+, [−\d.]+ and [−\d.]+\. /);
});

test("backward: what was handed on, to nodes by name and to parameters by number", () => {
  const {walk, graph} = walkOf(NETWORK);
  let step = walk.forward + 1;
  while (!graph.document.nodes.group[/** @type {number} */ (walk.frame(step + 1).node)].startsWith("mlp 2")) step++;
  assert.match(said([], step), /mlp 2: \d+ nodes handed on, to 30 parameters\. /);
});

test("backward from layer to layer: the nodes before it, by name and term, and its own parameters", () => {
  const {walk, graph} = walkOf(NETWORK);
  let step = walk.forward + 1;
  while (!graph.document.nodes.group[/** @type {number} */ (walk.frame(step + 1).node)].startsWith("mlp 2/layer 2")) step++;
  assert.match(said(["mlp 2"], step), /mlp 2 \/ layer 2: \d+ nodes handed on: [−\d.e]+ to v\d+, [−\d.e]+ to v\d+, [−\d.e]+ to v\d+ and 1 more node, and to 5 parameters\. /);
});

test("what came out is not told while it is asked for", () => {
  const at = {...walkOf(NETWORK), byEdge: false, open: []};
  const {to, stretch} = over(at, 0, 1);
  assert.doesNotMatch(lineOf(NETWORK, to, {steppedOver: stretch, asking: true}), /evaluated|gives/);
});
