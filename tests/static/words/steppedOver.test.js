import assert from "node:assert/strict";
import {test} from "node:test";
import {over} from "../../../static/js/walk/closedGroups.js";
import {strideBy} from "../../../static/js/walk/strides.js";
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

test("a stride by level or layer is called by it, and steps outside of all layers by that", () => {
  /** @type {string[]} */ const lines = [];
  for (const [name, by] of /** @type {const} */ ([[NETWORK, "layer"], ["neuron", "level"]])) {
    const {graph, walk} = walkOf(name);
    for (let step = 0; step < walk.total();) {
      const {to, stretch} = strideBy({graph, walk, byEdge: false}, by, step, 1);
      if (stretch) lines.push(lineOf(name, to, {steppedOver: stretch}));
      step = to;
    }
  }
  for (const part of [/mlp 0 \/ layer 0: \d+ nodes evaluated, gives/, /Outside layers: \d+ nodes evaluated, gives/, /mlp 2 \/ layer 2: \d+ nodes handed on/,
    /Level 1: 2 nodes evaluated, gives −6 and 0\./, /Level 1: 2 nodes handed on: /]) {
    assert.ok(lines.some((line) => part.test(line)), `${part} in ${lines.join("\n")}`);
  }
});
