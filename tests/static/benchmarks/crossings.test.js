import assert from "node:assert/strict";
import test from "node:test";
import {crossings} from "../../../benchmarks/page/crossings.mjs";
import {GRAPHS} from "../../../benchmarks/page/graphs.mjs";

/**
 * All pairs of edges, as the definition says: each has the ends of the other on both of its sides.
 * @param {number[]} from @param {number[]} to @param {number[]} x @param {number[]} y
 */
function everyPair(from, to, x, y) {
  const area = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) => (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
  let count = 0;
  for (let i = 0; i < from.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b, c, d] = [from[i], to[i], from[j], to[j]];
      if (new Set([a, b, c, d]).size < 4) continue;
      if (area(a, b, c) * area(a, b, d) < 0 && area(c, d, a) * area(c, d, b) < 0) count++;
    }
  }
  return count;
}

/** Whole numbers that look random, so that many places are on one line. @param {number} seed @param {number} most */
const scattered = (seed, most) => (/** @type {unknown} */ _, /** @type {number} */ i) => Math.imul(i + 1, 2654435761 + 97 * seed) >>> 8 & most;

for (const most of [7, 63, 65_535]) {
  test(`crossings are those of all pairs, places from 0 to ${most}`, () => {
    for (const title of ["network 2-3-4-1, 3 samples", "random 100"]) {
      const {ops, from, to} = GRAPHS[title]();
      const [x, y] = [ops.map(scattered(1, most)), ops.map(scattered(5, most))];
      const expected = everyPair(from, to, x, y);
      assert.ok(expected > 100);
      assert.equal(crossings(from, to, x, y), expected);
      assert.equal(crossings(from, to, y, x), expected);
    }
  });
}

test("edges that share a node, touch, or lie on one line do not cross", () => {
  const x = [0, 2, 1, 1, 3, 4];
  const y = [0, 0, 0, 2, 0, 0];
  assert.equal(crossings([0, 0], [1, 1], x, y), 0);
  assert.equal(crossings([0, 2], [1, 3], x, y), 0);
  assert.equal(crossings([0, 2], [4, 5], x, y), 0);
  assert.equal(crossings([0, 1], [3, 2], [0, 2, 0, 2], [0, 0, 2, 2]), 1);
});
