import assert from "node:assert/strict";
import {test} from "node:test";
import {over} from "../../../static/js/walk/closedGroups.js";
import {groupsOf} from "../../../static/js/graph/graph.js";
import {strideBy, stridesOf, unitsOf} from "../../../static/js/walk/strides.js";
import {walkOf} from "../fixtures.js";
import {randomFrom, randomWalk} from "../core/randomDocument.js";

/** @typedef {import("../../../static/js/walk/strides.js").Stride} Stride */
/** @typedef {{graph: import("../../../static/js/graph/graph.js").Graph, walk: import("../../../static/js/walk/walk.js").Walk, byEdge: boolean}} At */

const BY = /** @type {const} */ (["level", "layer", "sample"]);
const GIVEN = {network: walkOf("mlp-2-3-4-1-x3"), neuron: walkOf("neuron"), one: randomWalk(60, 3), other: randomWalk(400, 11)};

/** The unit of a node as its definition says it. @param {At} at @param {number} id @param {Stride} by @returns {number | string} */
function unitOf(at, id, by) {
  const {operands, group} = at.graph.document.nodes;
  if (by === "level") return operands[id].length ? 1 + Math.max(...operands[id].map((each) => Number(unitOf(at, each, by)))) : 0;
  const parts = group[id].split("/");
  const end = parts.findIndex((part) => part.startsWith(`${by} `));
  return end < 0 ? "" : parts.slice(0, end + 1).join("/");
}

/** Step by step. @param {At} at @param {Stride} by @param {number} step @param {1 | -1} way */
function slowly(at, by, step, way) {
  const {walk, byEdge} = at;
  const begin = way > 0 ? step + 1 : step;
  if (begin < 1 || begin > walk.total(byEdge)) return step;
  const {kind, node} = walk.frame(begin, byEdge);
  const same = (/** @type {number} */ each) => {
    if (each < 1 || each > walk.total(byEdge) || kind === "seed") return false;
    const frame = walk.frame(each, byEdge);
    return frame.kind === kind && unitOf(at, Number(frame.node), by) === unitOf(at, Number(node), by);
  };
  let end = begin;
  while (same(end + way)) end += way;
  return way > 0 ? end : end - 1;
}

for (const [name, {graph, walk}] of Object.entries(GIVEN)) {
  for (const by of BY) {
    test(`strides by ${by} over ${name} stop where going step by step does`, () => {
      for (const byEdge of [false, true]) {
        const at = {graph, walk, byEdge};
        const every = Math.max(1, Math.floor(walk.total(byEdge) / 90));
        for (let step = 0; step <= walk.total(byEdge); step += every) {
          for (const way of /** @type {const} */ ([1, -1])) {
            const {to, stretch} = strideBy(at, by, step, way);
            assert.equal(to, slowly(at, by, step, way), `from ${step}, way ${way}, by edge ${byEdge}`);
            if (stretch) assert.deepEqual([stretch.first, stretch.last], way > 0 ? [step + 1, to] : [to + 1, step]);
          }
        }
      }
    });
  }

  test(`over closed groups of ${name} ends where going step by step does, whatever is open`, () => {
    const random = randomFrom(5);
    for (let trial = 0; trial < 6; trial++) {
      const open = groupsOf(graph).filter(() => random() < trial / 5);
      for (const byEdge of [false, true]) {
        const closed = (/** @type {number} */ step) => {
          const {kind, node} = walk.frame(step, byEdge);
          if (kind === "seed" || node === null || graph.isLeaf(node)) return null;
          const parts = graph.document.nodes.group[node].split("/").filter(Boolean);
          return parts.map((_, i) => parts.slice(0, i + 1).join("/")).find((path) => !open.includes(path)) ?? null;
        };
        const last = walk.total(byEdge);
        for (let step = 0; step < last; step += 1 + Math.floor(last / 60)) {
          let end = step + 1;
          const group = closed(end);
          while (group !== null && end < last && closed(end + 1) === group && walk.frame(end + 1, byEdge).kind === walk.frame(step + 1, byEdge).kind) end++;
          const found = over({graph, walk, byEdge, open}, step, 1);
          assert.deepEqual([found.to, found.stretch?.group ?? null], [end, group]);
        }
      }
    }
  });
}

test("levels are the longest paths, and a graph offers what it has", () => {
  const {graph, walk} = GIVEN.network;
  assert.deepEqual(stridesOf(graph, walk).filter((stride) => stride !== "level"), ["step", "group", "layer"]);
  assert.deepEqual(stridesOf(GIVEN.other.graph, GIVEN.other.walk), ["step", "group", "level", "layer", "sample"]);
  const {of} = unitsOf(graph, "level");
  assert.equal(of[graph.root], Math.max(...of), "the loss is reached by the longest path");
  assert.ok(graph.document.nodes.op.every((op, id) => (of[id] === 0) === (op === "leaf" || op === "constant")));
});
