import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {ascending, createNodesOrder} from "../../../static/js/panels/nodesOrder.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {walkOf} from "../fixtures.js";
import {drawn} from "../randomGraphs.js";
import {made} from "../words/reading.js";

/** @typedef {import("../../../static/js/panels/nodesOrder.js").Wanted} Wanted */

/** @param {import("../../../static/js/graph/graph.js").Graph} graph @param {Partial<Wanted>} [more] */
function listed(graph, more = {}) {
  const walk = createWalk(graph);
  return [...createNodesOrder(graph).list({words: "", mask: null, sorting: null, walk, clock: Infinity, overwrite: false, ...more}).ids];
}

test("indices are sorted by their keys, equal ones as they stand, NaN last", () => {
  const random = drawn(7);
  for (const length of [0, 1, 2, 3, 1000]) {
    const keys = Float64Array.from({length}, () => [NaN, -0, 0, Infinity, -Infinity, Math.round(random() * 20 - 10)][Math.floor(random() * 6)]);
    const rank = (/** @type {number} */ key) => (Number.isNaN(key) ? 1 : 0);
    const expected = [...keys.keys()].sort((a, b) => rank(keys[a]) - rank(keys[b]) || (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));
    assert.deepEqual([...ascending(keys)], expected);
  }
});

test("without words and sorting all nodes stand in the order of their ids", () => {
  const {graph} = walkOf("micrograd");
  assert.deepEqual(listed(graph), [...Array(graph.count).keys()]);
});

test("a filter goes by name, operation and group, in either case", () => {
  const {graph} = walkOf("mlp-2-4-1-x1");
  const {op, group} = graph.document.nodes;
  for (const words of ["TANH", "neuron 1", "w[0]", "v1", "nothing like it"]) {
    const text = words.toLowerCase();
    const expected = op.flatMap((name, id) => ([graph.name(id), name, group[id]].some((part) => part.toLowerCase().includes(text)) ? [id] : []));
    assert.deepEqual(listed(graph, {words: ` ${words} `}), expected, words);
    assert.equal(expected.length === 0, words === "nothing like it");
  }
});

test("a mask leaves out what it does not hold, and each row knows its place", () => {
  const {graph, walk} = walkOf("sheet");
  const {ids, at} = createNodesOrder(graph).list({words: "", mask: Uint8Array.of(1, 0, 1, 0), sorting: {by: "name", descending: true}, walk, clock: 0, overwrite: false});
  assert.deepEqual([[...ids], [0, 1, 2, 3, 4].map(at)], [[2, 0], [1, -1, 0, -1, -1]]);
});

test("numbers are sorted as the whole pass leaves them, and what is not shown comes last", () => {
  const {graph, walk} = walkOf("micrograd");
  const {value, grad} = graph.document.nodes;
  const {list: order} = createNodesOrder(graph);
  const shows = {
    value: (/** @type {number} */ id, /** @type {number} */ clock) => walk.valueAt(id, clock) !== null,
    gradient: (/** @type {number} */ id, /** @type {number} */ clock) => walk.arrived(id, clock) > 0,
  };
  for (const clock of [0, 3, walk.seedClock, walk.seedClock + 4, walk.endOfBackward]) {
    for (const [by, column] of /** @type {const} */ ([["value", value], ["gradient", grad]])) {
      for (const descending of [false, true]) {
        const ids = [...order({words: "", mask: null, sorting: {by, descending}, walk, clock, overwrite: false}).ids];
        const shown = ids.filter((id) => shows[by](id, clock));
        assert.deepEqual(ids.slice(shown.length), [...Array(graph.count).keys()].filter((id) => !shows[by](id, clock)), `${by} at ${clock}: the others by id`);
        const numbers = shown.map((id) => column[id]);
        assert.deepEqual(numbers, [...numbers].sort((a, b) => (descending ? b - a : a - b)));
      }
    }
  }
});

test("with = in the place of += gradients are sorted as they are then", () => {
  const {graph, walk} = walkOf("micrograd");
  const ids = listed(graph, {sorting: {by: "gradient", descending: false}, overwrite: true});
  const sums = ids.flatMap((id) => walk.gradientAt(id, walk.endOfBackward, true)?.sum ?? []);
  assert.deepEqual(sums, [...sums].sort((a, b) => a - b));
  assert.notDeepEqual(ids, listed(graph, {sorting: {by: "gradient", descending: false}}));
});

test("names are sorted as people sort them", () => {
  const names = ["v10", "v9", "w[2][1]", "b", "w[1][10]", "w[1][9]", "v9", "a2"];
  const graph = indexGraph(made(names.map((name) => ["leaf", name, [], 0, 0, []])));
  const order = listed(graph, {sorting: {by: "name", descending: false}}).map((id) => names[id]);
  assert.deepEqual(order, ["a2", "b", "v9", "v9", "v10", "w[1][9]", "w[1][10]", "w[2][1]"]);
});

test("what is prepared bit by bit is what is asked for at once", () => {
  const graph = indexGraph(made(Array.from({length: 20_000}, (_, id) => ["leaf", `x${(id * 7919) % 20_000}`, [], id % 97, 0, []])));
  const walk = createWalk(graph);
  const {list, prepare} = createNodesOrder(graph);
  assert.ok([...prepare()].length > 6, "in several pieces");
  for (const sorting of [null, .../** @type {const} */ (["name", "value", "gradient"]).map((by) => ({by, descending: false}))]) {
    assert.deepEqual([...list({words: "x1", mask: null, sorting, walk, clock: 0, overwrite: false}).ids], listed(graph, {words: "x1", sorting, clock: 0}));
  }
});
