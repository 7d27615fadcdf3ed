import assert from "node:assert/strict";
import {test} from "node:test";
import {evaluate} from "../../../static/js/formulas/arithmetic.js";
import {largestPaths} from "../../../static/js/formulas/paths.js";
import {nudge, replay} from "../../../static/js/formulas/replay.js";
import {decide, place, simplify} from "../../../static/js/formulas/rule.js";
import {symbolParts} from "../../../static/js/formulas/symbols.js";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {documentOf, walkOf} from "../fixtures.js";
import {operations} from "../operations.js";
import {made} from "../words/reading.js";

const FIXTURES = ["sheet", "a-plus-a", "micrograd", "neuron", "diamond", "mlp-2-4-1-x1", "mlp-2-3-4-1-x3"];
const near = (/** @type {number} */ a, /** @type {number} */ b, tolerance = 1e-9) => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

test("the table's rules give the engine's values and partials, node by node", () => {
  for (const name of FIXTURES) {
    const {graph, document: {nodes: {op, operands, value, partials}}} = walkOf(name);
    for (const id of graph.operations) {
      const row = /** @type {import("../../../static/js/types.js").Operation} */ (operations.get(op[id]));
      const leaf = (/** @type {string} */ letter) => (letter === "out" ? value[id] : value[operands[id][row.operands.indexOf(letter)]]);
      assert.ok(near(evaluate(row.value_tree, leaf), value[id], 1e-14), `${name} ${id}`);
      operands[id].forEach((operand, slot) => {
        if (!graph.isConstant(operand)) assert.ok(near(evaluate(row.partial_trees[slot], leaf), partials[id][slot], 1e-14), `${name} ${id}.${slot}`);
      });
    }
  }
});

/** @type {[tree: any, result: number][]} */
const TOTAL = [
  [["div", 1, 0], Infinity], [["div", 0, 0], NaN], [["pow", -8, 0.3], NaN], [["pow", 0, 0], 1], [["pow", 1, NaN], 1], [["pow", -1, Infinity], 1],
  [["call", "log", 0], -Infinity], [["call", "log", -1], NaN], [["call", "max", 1, NaN], NaN], [["call", "min", NaN, 1], NaN], [["call", "exp", 710], Infinity],
];
for (const [tree, result] of TOTAL) {
  test(`${JSON.stringify(tree)} is ${result}, as in the engine`, () => assert.ok(Object.is(evaluate(tree, Number), result)));
}

test("replayed from the same numbers, the forward pass gives the document's own output", () => {
  for (const name of FIXTURES) {
    const {graph, document} = walkOf(name);
    for (let id = 0; id < graph.count; id++) {
      if (graph.isLeaf(id)) assert.ok(near(replay(graph, operations, id, document.nodes.value[id]), document.nodes.value[graph.root], 1e-14));
    }
  }
});

test("a central difference by replay is the engine's gradient, and the nudge is close to it", () => {
  for (const name of FIXTURES) {
    const {graph, document: {nodes: {value, grad}}} = walkOf(name);
    for (let id = 0; id < graph.count; id++) {
      if (!graph.isLeaf(id) || !graph.leads[id]) continue;
      const h = 1e-5;
      const central = (replay(graph, operations, id, value[id] + h) - replay(graph, operations, id, value[id] - h)) / (2 * h);
      assert.ok(near(central, grad[id], 1e-6), `${name} ${id}: ${central} ${grad[id]}`);
      assert.ok(near(nudge(graph, operations, id).slope, grad[id], 0.02), `${name} ${id}`);
    }
  }
});

test("all paths together make the gradient", () => {
  for (const name of ["sheet", "a-plus-a", "neuron", "diamond", "micrograd"]) {
    const {graph, document: {nodes: {grad}}} = walkOf(name);
    for (let id = 0; id < graph.count; id++) {
      if (graph.isConstant(id) || !graph.leads[id]) continue;
      const {paths, count, sum} = largestPaths(graph, id, 1000);
      assert.equal(paths.length, count, `${name} ${id}`);
      assert.ok(near(sum, grad[id]), `${name} ${id}: ${sum} ${grad[id]}`);
    }
  }
});

test("each path runs from the root to the node and holds the partials between", () => {
  const {graph} = walkOf("sheet");
  assert.deepEqual(largestPaths(graph, 0, 10).paths.map(({nodes, partials, product}) => ({nodes, partials, product})), [
    {nodes: [3, 2, 0], partials: [1, 4], product: 4}, {nodes: [3, 0], partials: [1], product: 1}]);
});

test("paths come largest first, and a few of them are the largest of all", () => {
  const {graph} = walkOf("micrograd");
  const all = largestPaths(graph, 0, 1000).paths.map(({product}) => Math.abs(product));
  assert.deepEqual(all, [...all].sort((a, b) => b - a));
  assert.deepEqual(largestPaths(graph, 0, 5).paths.map(({product}) => Math.abs(product)), all.slice(0, 5));
});

/** x doubled again and again: 2 to the power of `depth` paths. @param {number} depth @param {number} partial */
const doubled = (depth, partial) => indexGraph(made([["leaf", "x", [], 1, 0, []],
  ...Array.from({length: depth}, (_, i) => /** @type {any} */ (["add", "", [i, i], 1, 1, [1, partial]]))]));

test("among as many paths as there are stars, the largest are found at once", () => {
  const {paths, count} = largestPaths(doubled(60, 0.5), 0, 4);
  assert.equal(count, 2 ** 60);
  assert.deepEqual(paths.map(({product}) => product), [1, 0.5, 0.5, 0.5]);
  assert.equal(largestPaths(doubled(60, 1), 0, 4).paths.length, 4, "equals do not all grow together");
  assert.equal(largestPaths(doubled(60, 1 / 3), 0, 4).paths.length, 4);
});

/** @type {[tree: any, simple: any][]} */
const SIMPLE = [
  [["mul", 2, ["pow", {node: 0}, ["sub", 2, 1]]], ["mul", 2, {node: 0}]], [["div", 1, 2], ["div", 1, 2]], [["neg", 1], -1],
  [["mul", 1, {node: 3}], {node: 3}], [["call", "log", {node: 1}], ["call", "log", {node: 1}]], [["sub", 1, ["pow", {node: 9}, 2]], ["sub", 1, ["pow", {node: 9}, 2]]],
];
for (const [tree, simple] of SIMPLE) {
  test(`${JSON.stringify(tree)} is written ${JSON.stringify(simple)}`, () => assert.deepEqual(simplify(tree), simple));
}

test("of a rule with conditions, the branch that holds is set, and the comparison that decided is known", () => {
  const {graph, document} = walkOf("micrograd");
  const id = document.nodes.op.indexOf("relu");
  const row = /** @type {import("../../../static/js/types.js").Operation} */ (operations.get("relu"));
  const {tree, because} = decide(place(row.partial_trees[0], graph, id, row), ({node}) => document.nodes.value[node]);
  assert.equal(tree, 0);
  assert.deepEqual(because, {operator: "le", left: {node: document.nodes.operands[id][0]}, right: 0});
});

test("symbols are letters with an index; of nodes that share a name, the last that bears it keeps it", () => {
  const document = documentOf("neuron");
  document.nodes.label = ["x1", "w[2]", "loss", "learning_rate", "c", "c", "", "a_10", "n", "o"];
  document.names = {c: 5};
  const graph = indexGraph(document);
  assert.deepEqual(Array.from({length: 10}, (_, id) => symbolParts(graph, id)).map(({letters, index}) => letters + index),
    ["x1", "w2", "loss", "v3", "v4", "c", "v6", "a10", "n", "o"]);
});
