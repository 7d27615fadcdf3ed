import assert from "node:assert/strict";
import {test} from "node:test";

import {stagesOf, titleOf} from "../../../static/js/panels/graph/stages.js";

/** @typedef {import("../../../static/js/panels/graph/stages.js").Way} Way */

/** @param {Partial<Way>} way @returns {Way} */
const way = (way) => ({running: true, stage: {name: "running", done: 0, of: null}, graph: null, opened: null, ...way});

/** @param {Way} at */
const said = (at) => [titleOf(at).words, ...stagesOf(at).map(({words, is}) => `${words}: ${is}`)];

test("each stage says what is done, what is going on and what comes", () => {
  assert.deepEqual(said(way({})), ["Running the program", "Run the program: doing", "Read the graph: next", "Place the nodes: next"]);
  assert.deepEqual(said(way({stage: {name: "asking", done: 0, of: null}})), ["Asking the server for the pass", "Compute the pass: doing", "Read the graph: next", "Place the nodes: next"]);
  const reading = (/** @type {number | null} */ of) => said(way({stage: {name: "file", done: 0, of}}));
  assert.deepEqual(reading(14_279_486), ["Reading the file, 14 MB", "Read the file: doing", "Place the nodes: next"]);
  assert.equal(reading(null)[0], "Reading the file");
  assert.deepEqual(said(way({running: false})), ["Placing nodes", "Program run: done", "Place the nodes: doing"]);
});

test("what has come is counted in megabytes, against all of them where that is known", () => {
  const reading = (/** @type {number} */ done, /** @type {number | null} */ of) => titleOf(way({stage: {name: "reading", done, of}}));
  assert.deepEqual(reading(8_100_000, 14_279_486), {words: "Reading 8.1 of 14 MB", share: 8_100_000 / 14_279_486, aloud: "Reading the graph"});
  assert.deepEqual(reading(12_600_000, null), {words: "Reading the graph, 13 MB so far", share: null, aloud: "Reading the graph"});
  assert.equal(reading(3, 2).share, 1);
});
