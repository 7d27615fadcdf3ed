import assert from "node:assert/strict";
import {test} from "node:test";
import {hitsOf, keyOf, nextHit} from "../../../static/js/walk/breaks.js";
import {walkOf} from "../fixtures.js";
import {randomWalk} from "../core/randomDocument.js";

/** @typedef {import("../../../static/js/types.js").Breakpoint} Breakpoint */
/** @typedef {ReturnType<typeof walkOf>} Given */

/** @type {Record<string, Given>} */
const GIVEN = {network: walkOf("mlp-2-3-4-1-x3"), neuron: walkOf("neuron"), nan: walkOf("nan"), diamond: walkOf("diamond"), one: randomWalk(80, 2), other: randomWalk(250, 9)};
/** @type {Extract<Breakpoint, {kind: "condition"}>[]} */
const CONDITIONS = [
  {kind: "condition", of: "nan", limit: 0}, {kind: "condition", of: "vanishing", limit: 1e-2},
  {kind: "condition", of: "exploding", limit: 2}, {kind: "condition", of: "dead", limit: 0},
];

/** What a condition says of a node once its number is there. @param {Given} given @param {Extract<Breakpoint, {kind: "condition"}>} condition @param {number} id @param {number} clock */
function holdsAt({graph, walk}, {of, limit}, id, clock) {
  const value = walk.valueAt(id, clock);
  const received = walk.gradientAt(id, clock);
  if (of === "dead") return value !== null && graph.document.nodes.op[id] === "relu" && graph.document.nodes.value[graph.document.nodes.operands[id][0]] <= 0;
  if (of === "nan") return (value !== null && !Number.isFinite(value)) || (received !== null && !Number.isFinite(received.sum));
  if (!received || received.count < received.of) return false;
  if (graph.isOperation(id) && id !== graph.root && clock < walk.handClock(id)) return false; // it is complete when it is handed on
  return of === "vanishing" ? Math.abs(received.sum) < limit : Math.abs(received.sum) > limit;
}

for (const [name, given] of Object.entries(GIVEN)) {
  for (const condition of CONDITIONS) {
    test(`${condition.of} in ${name} is found where a walk over all clocks meets it first`, () => {
      const {graph, walk} = given;
      const {clocks, nodes} = hitsOf(graph, walk, condition);
      assert.ok(clocks.every((clock, i) => i === 0 || clocks[i - 1] <= clock), "ascending");
      const firsts = new Map();
      [...nodes].forEach((node, i) => { if (!firsts.has(node)) firsts.set(node, clocks[i]); });
      const expected = new Map();
      for (let id = 0; id < graph.count; id++) {
        for (let clock = 0; clock <= walk.endOfBackward; clock++) {
          if (!holdsAt(given, condition, id, clock)) continue;
          expected.set(id, clock);
          break;
        }
      }
      const byNode = (/** @type {Map<number, number>} */ all) => [...all].sort(([a], [b]) => a - b);
      assert.deepEqual(byNode(firsts), byNode(expected));
    });
  }
}

test("conditions are met at all in what is tried", () => {
  const met = CONDITIONS.map((condition) => Object.values(GIVEN).some(({graph, walk}) => hitsOf(graph, walk, condition).clocks.length > 0));
  assert.deepEqual(met, [true, true, true, true]);
});

test("a node stops the walk at each of its own steps, a leaf when its gradient is whole", () => {
  const {graph, walk} = GIVEN.network;
  const middle = graph.operations[5];
  assert.deepEqual([...hitsOf(graph, walk, {kind: "node", node: middle}).clocks], [walk.evaluateClock(middle), walk.handClock(middle)]);
  assert.deepEqual([...hitsOf(graph, walk, {kind: "node", node: graph.root}).clocks], [walk.forward, walk.seedClock, walk.handClock(graph.root)]);
  const parameter = [...graph.leads].findIndex((leads, id) => leads && graph.isParameter(id));
  assert.equal(hitsOf(graph, walk, {kind: "node", node: parameter}).clocks[0], walk.terms(parameter).at(-1)?.clock);
  assert.equal(hitsOf(graph, walk, {kind: "node", node: graph.count}).clocks.length, 0, "a node that is not there");
});

test("a phase stops the walk where it begins", () => {
  const {graph, walk} = GIVEN.other;
  const begins = (/** @type {"forward" | "backward" | "update"} */ phase) => [...hitsOf(graph, walk, {kind: "phase", phase}).clocks];
  assert.deepEqual([begins("forward"), begins("backward"), begins("update")], [[1], [walk.seedClock], [walk.endOfBackward + 1]]);
  assert.deepEqual(hitsOf(GIVEN.neuron.graph, GIVEN.neuron.walk, {kind: "phase", phase: "update"}).clocks.length, 0);
});

test("the next stop is the nearest of all breakpoints, either way", () => {
  const {graph, walk} = GIVEN.other;
  /** @type {Breakpoint[]} */
  const all = [...CONDITIONS, {kind: "phase", phase: "backward"}, {kind: "node", node: graph.operations[9]}];
  const every = all.flatMap((each) => [...hitsOf(graph, walk, each).clocks]);
  for (let clock = 0; clock <= walk.endOfBackward; clock++) {
    const [next, before] = [nextHit(graph, walk, all, clock, 1), nextHit(graph, walk, all, clock, -1)];
    const [later, earlier] = [every.filter((each) => each > clock), every.filter((each) => each < clock)];
    assert.equal(next ? next.hits.clocks[next.at] : Infinity, Math.min(...later));
    assert.equal(before ? before.hits.clocks[before.at] : -Infinity, Math.max(...earlier));
  }
  assert.equal(nextHit(graph, walk, [], 0, 1), null);
});

test("a stop that names a trouble goes before one that names a place", () => {
  const {graph, walk} = GIVEN.nan;
  const nan = CONDITIONS[0];
  const [clock] = hitsOf(graph, walk, nan).clocks;
  const [node] = hitsOf(graph, walk, nan).nodes;
  const found = nextHit(graph, walk, [nan, {kind: "node", node}], clock - 1, 1);
  assert.equal(found?.breakpoint, nan);
  assert.equal(nextHit(graph, walk, [{kind: "node", node}, nan], clock - 1, 1)?.breakpoint, nan);
});

test("equal breakpoints have one key", () => {
  assert.equal(keyOf({kind: "condition", of: "nan", limit: 0}), keyOf(CONDITIONS[0]));
  assert.notEqual(keyOf({kind: "condition", of: "exploding", limit: 1}), keyOf({kind: "condition", of: "exploding", limit: 2}));
  assert.notEqual(keyOf({kind: "node", node: 1}), keyOf({kind: "node", node: 2}));
});
