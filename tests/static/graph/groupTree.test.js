import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {groupTree, treeOf} from "../../../static/js/graph/groupTree.js";
import {pictureOf} from "../../../static/js/layout/index.js";
import {layoutInput} from "../../../static/js/layout/input.js";
import {batch} from "../../../static/js/rehearsal/graphs.js";

const graph = indexGraph(batch());
const {groups: tree} = graph;

test("a parameter counts once in each group that uses it, at any depth", () => {
  for (let g = 0; g < tree.outer.length; g++) {
    const isInside = (/** @type {number} */ id) => {
      let at = tree.of[id];
      while (at > g) at = tree.outer[at];
      return at === g;
    };
    const inside = new Set();
    for (let id = 0; id < graph.count; id++) {
      if (tree.chip[id] === 1 || tree.chip[id] === 3 || !isInside(id)) continue;
      inside.add(id);
      for (const operand of graph.document.nodes.operands[id]) if (tree.chip[operand] === 1) inside.add(operand);
    }
    assert.equal(tree.size[g], inside.size, tree.paths[g]);
  }
});

test("a group stands after the one around it, and knows its own nodes in order", () => {
  const listed = tree.nodes.flatMap((ids, g) => {
    assert.ok(tree.outer[g] < g);
    assert.deepEqual([...ids], [...ids].filter((id) => tree.of[id] === g && !tree.chip[id]).sort((a, b) => a - b));
    assert.ok(tree.inner[g].every((inner, i) => tree.outer[inner] === g && (i === 0 || inner > tree.inner[g][i - 1])));
    return [...ids];
  });
  assert.equal(listed.length, tree.chip.filter((chip) => chip === 0).length);
});

test("what is sent of a tree makes the same one, and so the same picture", () => {
  const sent = structuredClone(tree.columns);
  const again = treeOf(sent);
  for (const key of /** @type {const} */ (["paths", "names", "inner", "nodes", "index", "size", "of"])) assert.deepEqual(again[key], tree[key], key);
  assert.deepEqual(groupTree(graph.columns).columns, sent);
  const open = tree.paths.filter((path) => /^sample \d+$/.test(path));
  const input = structuredClone({...layoutInput(graph, open, {width: 800, height: 700}), paths: [], group: new Int32Array(0)});
  const {tree: none, ...alone} = structuredClone(layoutInput(graph, open, {width: 800, height: 700}));
  assert.ok(none);
  assert.deepEqual(pictureOf(input), pictureOf(alone));
});
