import assert from "node:assert/strict";
import {test} from "node:test";

import {Unreadable} from "../../../static/js/files/unreadable.js";
import {mayBeRun, readRun} from "../../../static/js/train/runFile.js";

const SPEC = {data: {dataset: "moons"}, epochs: 5};
const file = (/** @type {unknown} */ content, name = "run.json") => new File([JSON.stringify(content)], name);

test("a run's file gives its spec, and what was changed on its way", async () => {
  const changes = [{epoch: 2, learning_rate: 0.1}];
  assert.deepEqual(await readRun(file({format: "gradwalk.run", version: 1, spec: SPEC, changes, curves: {}, final: null})), {spec: SPEC, changes});
  assert.deepEqual(await readRun(file({spec: SPEC})), {spec: SPEC, changes: []});
});

test("what is no run is told by the file's name", async () => {
  for (const content of [{}, [], null, {spec: {}}, {spec: 3}]) {
    await assert.rejects(readRun(file(content, "mine.json")), (error) => error instanceof Unreadable && error.notice.title.startsWith("mine.json"));
  }
});

test("a table is none", () => {
  assert.equal(mayBeRun(new File([], "data.csv")), false);
  assert.equal(mayBeRun(new File([], "Run.JSON")), true);
});
