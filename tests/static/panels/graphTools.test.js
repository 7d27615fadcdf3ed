import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph.js";
import {literalNow} from "../../../static/js/literals.js";
import {createMatches} from "../../../static/js/panels/graph/matches.js";
import {literalFrom, numberOf, stepOf, written} from "../../../static/js/panels/graph/steps.js";
import {troubleSaid} from "../../../static/js/panels/graph/troubleSaid.js";
import {createWalk} from "../../../static/js/walk.js";
import {documentOf, walkOf} from "../fixtures.js";

const OPERATIONS = new Map([["mul", "*"], ["add", "+"]].map(([name, symbol]) => [name, /** @type {any} */ ({name, symbol})]));

test("a node is found by its name, its number, its operation and its source, the nearest first", () => {
  const {graph} = walkOf("neuron");
  const matches = createMatches(graph, OPERATIONS);
  const names = (/** @type {string} */ asked) => matches(asked).map((id) => graph.name(id));
  assert.deepEqual(names("o"), ["o"]);
  assert.equal(names("X2")[0], "x2");
  assert.ok(names("x2").includes("x2*w2"));
  assert.equal(matches("v6")[0], 6);
  assert.deepEqual(names("tanh"), ["o"]);
  assert.deepEqual([matches(""), matches("  "), matches("nothing like it")], [[], [], []]);
});

test("the first NaN is named with the step that makes it", () => {
  const {graph, walk} = walkOf("nan");
  assert.deepEqual(troubleSaid(graph, walk, false), {says: "2 nodes are NaN", first: 1, step: 1});
  const sound = walkOf("neuron");
  assert.equal(troubleSaid(sound.graph, sound.walk, false), null);
});

test("a gradient that is none is named with the step that brings it", () => {
  const document = documentOf("sheet");
  document.nodes.partials[2][0] = Infinity;
  document.nodes.grad[0] = Infinity;
  const graph = indexGraph(document);
  assert.deepEqual(troubleSaid(graph, createWalk(graph), false), {says: "1 gradient is infinite", first: 0, step: 5});
});

test("a drag goes through round numbers, about a hundredth of the number apart", () => {
  assert.deepEqual([2, -3, 6.88, 150, 0.004, 0, Infinity].map(stepOf).map((x) => Number(x.toPrecision(6))), [0.02, 0.02, 0.05, 1, 0.00005, 0.01, 0.01]);
  assert.equal(written(6.8813735870195432 + 0.05, 0.05, "6.8813735870195432"), "6.95");
  assert.equal(written(2.9999, 0.02, "2.0"), "3.0");
  assert.equal(written(2.9999, 0.02, "2"), "3");
  assert.equal(written(-0.001, 0.02, "2.0"), "0.0");
});

test("what is typed is written as Python reads it", () => {
  assert.deepEqual(["7", " -1.5 ", "\u22122", "- 3", "007", ".5", "2e-3"].map(literalFrom), ["7", "-1.5", "-2", "-3", "7", ".5", "2e-3"]);
  assert.deepEqual(["", "x", "1,5", "1e", "--2", "nan", "1 2"].map(literalFrom), [null, null, null, null, null, null, null]);
  assert.equal(numberOf("\u2212 1_000.5"), -1000.5);
});

test("a literal is found again in a text that has changed elsewhere since", () => {
  const {graph, document} = walkOf("sheet");
  const now = (/** @type {string} */ program, /** @type {number} */ id) => {
    const there = literalNow(graph, id, program);
    return there && program.slice(there.from, there.to);
  };
  assert.equal(now(document.program, 1), "4");
  assert.equal(now(document.program.replace("a = 2", "a = 2.125"), 1), "4");
  assert.equal(now(document.program.replace("a = 2", "a = -2.5"), 0), "-2.5");
  assert.equal(now(document.program.replace("a = 2\nb = 4", "q"), 1), null);
});
