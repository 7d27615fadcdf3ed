import assert from "node:assert/strict";
import {test} from "node:test";
import {levelsOf, shortened} from "../../../static/js/layout/levels.js";

/** @param {number} count @param {[number, number][]} edges @param {number[]} [dead] @param {string[]} [kinds] */
const levels = (count, edges, dead = [], kinds = []) => levelsOf(count, edges.map(([from]) => from), edges.map(([, to]) => to),
  Array.from({length: count}, (_, v) => (dead.includes(v) ? 0 : 1)), Array.from({length: count}, (_, v) => kinds[v] ?? ""));

test("a leaf stands just before the first that uses it", () => {
  // 0 → 2 → 3 → 4, and 1 only at 4
  assert.deepEqual([...levels(5, [[0, 2], [2, 3], [3, 4], [1, 4]]).level], [0, 2, 1, 2, 3]);
});

test("what does not lead to the root stands just behind what it uses and moves nothing", () => {
  // 0 → 1 → 2 (root), 0 → 3 → 4 (nowhere), 5 alone
  const {level, levels: count} = levels(6, [[0, 1], [1, 2], [0, 3], [3, 4]], [3, 4, 5]);
  assert.deepEqual([...level], [0, 1, 2, 1, 2, 0]);
  assert.equal(count, 3);
});

test("samples of a batch stand side by side though their terms are added one after the other", () => {
  // samples 0, 1, 2; sums 3 = 0 + 1, 4 = 3 + 2
  const edges = /** @type {[number, number][]} */ ([[0, 3], [1, 3], [3, 4], [2, 4]]);
  assert.deepEqual([...levels(5, edges).level], [0, 0, 1, 1, 2]);
  assert.deepEqual([...levels(5, edges, [], ["mlp", "mlp", "mlp"]).level], [0, 0, 0, 1, 2]);
});

test("groups that use each other get levels all the same", () => {
  const {level} = levels(3, [[0, 1], [1, 0], [1, 2]]);
  assert.deepEqual([...level], [0, 1, 2]);
});

test("an operation late on both its operands goes back to them where that shortens the lines", () => {
  // leaves 0, 1; 2 = 0+1; 3 → 4 → 5 a chain from 2; 6 = 0-1, used with 5 in 7
  const edges = /** @type {[number, number][]} */ ([[0, 2], [1, 2], [2, 3], [3, 4], [4, 5], [0, 6], [1, 6], [5, 7], [6, 7]]);
  const {level} = levels(8, edges);
  assert.equal(level[6], 4);
  assert.equal(shortened(level, edges.map(([from]) => from), edges.map(([, to]) => to))[6], 1);
});
