import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {explain} from "../../../static/js/words/index.js";
import {placeOf} from "../../../static/js/words/place.js";
import {operations} from "../operations.js";
import {made} from "./reading.js";

/** @param {string[]} groups of nodes that are added up one after the other */
function graphOf(groups) {
  const document = made(groups.map((_, id) => (id ? ["add", "", [id - 1, id - 1], 1, 1, [1, 1]] : ["leaf", "x", [], 1, 1, []])));
  document.nodes.group = groups;
  return indexGraph(document);
}

test("of groups that end alike each is called by what tells it from the others", () => {
  const graph = graphOf(["parameters/layer 0/neuron 1", "sample 0/layer 0/neuron 1", "sample 1/layer 0/neuron 1", "sample 1/layer 0/neuron 2", "total"]);
  const called = (/** @type {string} */ path) => placeOf(graph, path);
  assert.equal(called("sample 0/layer 0/neuron 1"), "sample 0/layer 0/neuron 1");
  assert.equal(called("sample 1/layer 0/neuron 1"), "sample 1/layer 0/neuron 1");
  assert.equal(called("sample 1/layer 0/neuron 2"), "layer 0/neuron 2");
  assert.equal(called("sample 1/layer 0"), "sample 1/layer 0");
  assert.equal(called("parameters/layer 0/neuron 1"), "layer 0/neuron 1");
  assert.equal(called("sample 0"), "sample 0");
  assert.equal(called("total"), "total");
  assert.equal(called(""), "");
});

test("a group that another one ends in is called by its whole path", () => {
  const graph = graphOf(["", "layer 0/neuron 1", "net/layer 0/neuron 1"]);
  assert.equal(placeOf(graph, "layer 0/neuron 1"), "layer 0/neuron 1");
  assert.equal(placeOf(graph, "net/layer 0/neuron 1"), "net/layer 0/neuron 1");
});

test("where the walk stands names the place of a node without a name in a part of its own, and the total in another", () => {
  const graph = graphOf(["", "sample 1/layer 0/neuron 1", "sample 2/layer 0/neuron 1"]);
  const state = {document: graph.document, graph, walk: createWalk(graph), step: 1, byEdge: false, asking: false, overwrite: false};
  const {where} = explain(/** @type {any} */ (state), operations);
  assert.deepEqual(where.filter(({kind}) => kind === "place" || kind === "total"), [{text: " of 5", kind: "total"}, {text: "sample 1 / layer 0 / neuron 1 · ", kind: "place"}]);
});
