import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {literalNow} from "../../../static/js/literals.js";
import {createMatches} from "../../../static/js/panels/graph/matches.js";
import {literalFrom, numberOf, stepOf, written} from "../../../static/js/panels/graph/steps.js";
import {troubleSaid} from "../../../static/js/panels/graph/troubleSaid.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {documentOf, walkOf} from "../fixtures.js";

const OPERATIONS = new Map([["mul", "*"], ["add", "+"]].map(([name, symbol]) => [name, /** @type {any} */ ({name, symbol})]));

test("a node is found by its name, its number, its operation and its source, the nearest first", () => {
  const {graph} = walkOf("neuron");
  const matches = createMatches(graph, OPERATIONS);
  const ids = (/** @type {string} */ asked) => matches(asked).best.map((match) => (match.kind === "node" ? match.id : -1));
  const names = (/** @type {string} */ asked) => ids(asked).map((id) => graph.name(id));
  assert.deepEqual(names("o"), ["o"]);
  assert.equal(names("X2")[0], "x2");
  assert.ok(names("x2").includes("x2*w2"));
  assert.equal(ids("v6")[0], 6);
  assert.deepEqual(names("tanh"), ["o"]);
  assert.deepEqual([ids(""), ids("  "), ids("nothing like it")], [[], [], []]);
});

test("a group is found by its name and by the end of its path, but not by what it stands in", () => {
  const {graph} = walkOf("mlp-2-3-4-1-x3");
  const matches = createMatches(graph, OPERATIONS);
  const found = (/** @type {string} */ asked) => matches(asked).best.flatMap((match) => (match.kind === "group" ? [match.path] : []));
  assert.deepEqual(found("mlp 1"), ["mlp 1"]);
  assert.deepEqual(found("Layer 1/Neuron 3"), ["mlp 0/layer 1/neuron 3", "mlp 1/layer 1/neuron 3", "mlp 2/layer 1/neuron 3"]);
  assert.deepEqual(found("mlp 2/layer 1/neu"), [0, 1, 2, 3].map((n) => `mlp 2/layer 1/neuron ${n}`));
  assert.equal(matches("layer 0").groups, 3);
  assert.equal(matches("layer 0").best[0].kind, "group");
});

test("all that answer are counted, though only so many are listed, as comparing each node by itself does", () => {
  for (const name of ["neuron", "mlp-2-3-4-1-x3"]) {
    const {graph} = walkOf(name);
    const matches = createMatches(graph, OPERATIONS);
    for (const asked of ["v", "v1", "1", "21", "+", "mul", "x", "w", "o", "0.5"]) {
      const all = Array.from({length: graph.count}, (_, id) => id).filter((id) => [graph.name(id), graph.source(id), `v${id}` === asked ? asked : ""].some((text) =>
        text.toLowerCase().includes(asked)) || graph.document.nodes.op[id].startsWith(asked) || OPERATIONS.get(graph.document.nodes.op[id])?.symbol === asked);
      const nodes = matches(asked).best.flatMap((match) => (match.kind === "node" ? [match.id] : []));
      assert.deepEqual([...nodes].sort((a, b) => a - b), all, asked);
      const few = matches(asked, 2);
      assert.deepEqual([few.nodes, few.best.length], [all.length, Math.min(2, all.length + few.groups)]);
    }
  }
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
