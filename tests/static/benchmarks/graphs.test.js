import assert from "node:assert/strict";
import test from "node:test";
import {GRAPHS, layered, network} from "../../../benchmarks/page/graphs.mjs";

test("the graphs have the sizes that the figures speak of", () => {
  const sizes = Object.values(GRAPHS).map((make) => make()).map(({ops, from, paths}) => [ops.length, from.length, paths.length]);
  assert.deepEqual(sizes, [[202, 300, 42], [982, 1251, 69], [100, 124, 11], [1000, 1458, 34], [6798, 12_530, 394], [10_000, 15_476, 101], [103_698, 200_480, 5794]]);
});

test("a random graph is the same in every run, and another for another seed", () => {
  const {ops, from, to} = layered(100, 1);
  assert.equal(ops.slice(9, 19).join(" "), "x x + + + + * * + +");
  assert.deepEqual(from.slice(0, 6), [0, 1, 2, 4, 7, 6]);
  assert.notDeepEqual(layered(100, 2).from, from);
  assert.ok(to.every((node, e) => from[e] < node));
});

test("a network's neuron adds its products to its bias in the order of its inputs", () => {
  const {ops, from, to, paths, group} = network([2, 1], 1);
  assert.deepEqual(ops, ["w", "w", "b", "x", "x", "y", "*", "+", "*", "+", "-", "sq"]);
  assert.deepEqual(to.map((node, e) => [from[e], node]), [[0, 6], [3, 6], [2, 7], [6, 7], [1, 8], [4, 8], [7, 9], [8, 9], [9, 10], [5, 10], [10, 11]]);
  assert.equal(paths[group[7]], "sample0/layer0/neuron0");
});
