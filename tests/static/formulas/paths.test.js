import assert from "node:assert/strict";
import {test} from "node:test";
import {largestPaths} from "../../../static/js/formulas/paths.js";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {made} from "../words/reading.js";
import {allPaths, randomGraph} from "../randomGraphs.js";

const near = (/** @type {number} */ a, /** @type {number} */ b, tolerance = 1e-9) => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
const bySize = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(b) - Math.abs(a);

/** Partials of both signs, many of them equal, and now and then 0. @param {() => number} random */
const coarse = (random) => Math.round(random() * 4 - 2);

for (const partial of [undefined, coarse]) {
  test(`the largest paths of random graphs are those that walking all of them finds${partial ? ", among equals and zeros" : ""}`, () => {
    let compared = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const graph = randomGraph(seed, 17, partial);
      for (let id = 0; id < graph.count; id++) {
        if (!graph.leads[id]) continue;
        const all = allPaths(graph, id);
        const products = all.map(({product}) => product).sort(bySize);
        const whole = products.reduce((sum, product) => sum + Math.abs(product), 0);
        const {paths, count, share, cancels} = largestPaths(graph, id, 5);
        assert.equal(count, all.length);
        assert.deepEqual(paths.map(({product}) => Math.abs(product)), products.slice(0, 5).map(Math.abs), `seed ${seed}, node ${id}`);
        assert.equal(new Set(paths.map(({nodes, partials}) => `${nodes} ${partials}`)).size <= paths.length, true);
        for (const {nodes, partials, product} of paths) {
          assert.ok(all.some((path) => path.product === product && String(path.nodes) === String(nodes)));
          assert.equal(partials.length, nodes.length - 1);
        }
        if (whole > 0) assert.ok(near(share, products.slice(0, 5).reduce((sum, product) => sum + Math.abs(product), 0) / whole), `share at seed ${seed}, node ${id}`);
        else assert.ok(Number.isNaN(share));
        assert.equal(cancels, products.some((product) => product > 0) && products.some((product) => product < 0));
        compared += all.length;
      }
    }
    assert.ok(compared > 4000, `only ${compared} paths`);
  });
}

test("asked for all, every path comes once", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const graph = randomGraph(seed, 12);
    const all = allPaths(graph, 0);
    const {paths, sum, share} = largestPaths(graph, 0, Infinity);
    assert.equal(paths.length, all.length);
    assert.ok(near(sum, graph.document.nodes.grad[0]));
    assert.ok(!all.length || near(share, 1) || all.every(({product}) => product === 0));
  }
});

/** x, then `depth` operations on it, each with these partials. @param {number} depth @param {number[]} partials */
const chain = (depth, partials) => indexGraph(made([["leaf", "x", [], 1, 0, []],
  ...Array.from({length: depth}, (_, i) => /** @type {any} */ (["add", "", partials.map(() => i), 1, 1, partials]))]));

test("products beyond the doubles keep their order and their shares", () => {
  const tiny = largestPaths(chain(400, [0.01, 0.005]), 0, 2);
  assert.deepEqual(tiny.paths.map(({product}) => product), [0, 0]);
  assert.ok(near(tiny.paths[0].size, 400 * Math.log(0.01)) && near(tiny.paths[0].share, (0.01 / 0.015) ** 400, 1e-60));
  assert.ok(near(tiny.paths[1].share / tiny.paths[0].share, 0.5));
  const huge = largestPaths(chain(2000, [3, 0]), 0, 2);
  assert.deepEqual([huge.paths[0].product, huge.count, huge.share], [Infinity, Infinity, 1]);
  assert.ok(near(huge.paths[0].size, 2000 * Math.log(3)));
  assert.equal(huge.paths[1].product || 0, NaN || 0, "0 times more than the largest double is not a number");
});

test("a path of thousands of edges is found without recursion", () => {
  const {paths, count} = largestPaths(chain(20_000, [1]), 0, 5);
  assert.deepEqual([paths.length, count, paths[0].nodes.length, paths[0].share], [1, 1, 20_001, 1]);
});

test("what brings NaN comes before all else, and then there are no shares", () => {
  const graph = indexGraph(made([["leaf", "x", [], 1, 0, []], ["mul", "a", [0], 1, 0, [1e300]], ["mul", "b", [0], 1, 0, [0]], ["log", "c", [2], 1, 0, [NaN]],
    ["add", "o", [1, 3], 1, 1, [1, 1]]]));
  const {paths, share} = largestPaths(graph, 0, 5);
  assert.deepEqual(paths.map(({nodes}) => nodes), [[4, 3, 2, 0], [4, 1, 0]]);
  assert.ok(Number.isNaN(paths[0].product) && Number.isNaN(share));
});

test("the root's own path is itself, and what leads nowhere has none", () => {
  const graph = indexGraph(made([["leaf", "x", [], 1, 1, []], ["neg", "a", [0], 1, 0, [-1]], ["neg", "o", [0], 1, 1, [-1]]]));
  assert.deepEqual(largestPaths(graph, 2, 3).paths, [{nodes: [2], partials: [], product: 1, size: 0, share: 1}]);
  assert.deepEqual(largestPaths(graph, 1, 3), {paths: [], count: 0, sum: 0, share: 0, cancels: false});
});
