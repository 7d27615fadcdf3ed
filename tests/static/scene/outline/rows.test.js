import assert from "node:assert/strict";
import {test} from "node:test";
import {chipSlots, orderOf} from "../../../../static/js/scene/outline/order.js";
import {rowsOf} from "../../../../static/js/scene/outline/rows.js";
import {drawing, randomGraph} from "./graphs.js";

/** Every row of a graph, listed one by one. @param {import("../../../../static/js/graph/graph.js").Graph} graph @param {string[]} open */
function listed(graph, open) {
  const {groups: tree} = graph;
  /** @type {{key: string, level: number, position: number, size: number, parent: string | null}[]} */
  const rows = [];
  /** @param {number} g @param {number} level @param {string | null} parent */
  function list(g, level, parent) {
    const items = [...Array.from(tree.nodes[g], (id) => ({at: id, group: -1})), ...tree.inner[g].map((group) => ({at: tree.first[group], group}))];
    items.sort((one, other) => one.at - other.at).forEach(({at, group}, i) => {
      const key = group < 0 ? `n${at}` : `g:${tree.paths[group]}`;
      rows.push({key, level, position: i + 1, size: items.length, parent});
      if (group >= 0 && open.includes(tree.paths[group])) list(group, level + 1, key);
      if (group >= 0) return;
      const slots = chipSlots(graph, at);
      slots.forEach((slot, k) => rows.push({key: `c${graph.document.nodes.operands[at][slot]}:${at}:${slot}`, level: level + 1, position: k + 1, size: slots.length, parent: key}));
    });
  }
  list(0, 1, null);
  return rows;
}

test("each row stands where a full list of them has it, for any graph and any open groups", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const draw = drawing(seed);
    const graph = randomGraph(draw, 12 + draw(120));
    const order = orderOf(graph);
    for (const often of [1, 2, 3]) {
      const open = graph.groups.paths.slice(1).filter(() => draw(3) < often);
      const [rows, all] = [rowsOf(order, open), listed(graph, open)];
      assert.equal(rows.count, all.length);
      all.forEach((one, i) => {
        const {key, level, position, size, isOpen, ...row} = rows.at(i);
        const parent = rows.parentOf({key, level, position, size, isOpen, ...row});
        assert.deepEqual({key, level, position, size, parent: parent < 0 ? null : all[parent].key}, one);
        assert.equal(isOpen, row.kind === "group" && open.includes(key.slice(2)));
        assert.equal(rows.indexOf(key), i);
      });
    }
  }
});

test("what a closed group hides has no row of its own, and is to be found at the outermost one that hides it", () => {
  const draw = drawing(7);
  const graph = randomGraph(draw, 150);
  const order = orderOf(graph);
  const open = ["a 0", "a 0/b 1/c 0"];
  const [rows, all] = [rowsOf(order, open), new Set(listed(graph, open).map(({key}) => key))];
  let hidden = 0;
  for (let id = 0; id < graph.count; id++) {
    const own = `n${id}`;
    assert.equal(rows.indexOf(own) >= 0, all.has(own));
    if (graph.groups.chip[id] === 3) assert.equal(rows.placeOf(id), -1);
    if (order.rank[id] < 0 || all.has(own)) continue;
    hidden++;
    const parts = graph.document.nodes.group[id].split("/");
    const closed = parts.map((_, i) => parts.slice(0, i + 1).join("/")).find((path) => !open.includes(path));
    assert.equal(rows.at(rows.placeOf(id)).key, `g:${closed}`);
  }
  assert.ok(hidden > 10);
  assert.throws(() => rows.at(rows.count), RangeError);
  assert.deepEqual(["g:no such", "g:", "n99999", "c0:5:9", "c0:99999:0"].map(rows.indexOf), [-1, -1, -1, -1, -1]);
});

test("a parameter is found at the first of its consumers that has a row", () => {
  const graph = randomGraph(drawing(3), 120);
  const rows = rowsOf(orderOf(graph), graph.groups.paths);
  const all = listed(graph, graph.groups.paths);
  for (const id of [0, 1, 2, 3].filter((id) => graph.groups.chip[id] === 1)) {
    const consumer = graph.consumers(id)[0];
    assert.equal(all[rows.placeOf(id)].key, `c${id}:${consumer.node}:${consumer.slot}`);
  }
});
