import assert from "node:assert/strict";
import {test} from "node:test";
import {closedAround, groupAt, into, over} from "../../../static/js/walk/closedGroups.js";
import {groupsOf} from "../../../static/js/graph/graph.js";
import {walkOf} from "../fixtures.js";

const NETWORK = "mlp-2-3-4-1-x3";

/** @param {string[]} open @param {boolean} [byEdge] */
const closing = (open, byEdge = false) => ({...walkOf(NETWORK), byEdge, open});

test("a node is hidden behind the outermost group that is not open", () => {
  const {graph} = walkOf(NETWORK);
  const id = graph.document.nodes.group.indexOf("mlp 0/layer 1/neuron 0");
  assert.equal(closedAround(graph, [], id), "mlp 0");
  assert.equal(closedAround(graph, ["mlp 0"], id), "mlp 0/layer 1");
  assert.equal(closedAround(graph, ["mlp 0", "mlp 0/layer 1"], id), "mlp 0/layer 1/neuron 0");
  assert.equal(closedAround(graph, groupsOf(graph), id), null);
  assert.equal(closedAround(graph, ["mlp 0/layer 1"], id), "mlp 0", "a group inside a closed one is closed");
});

for (const open of [[], ["mlp 0"], ["mlp 0", "mlp 0/layer 0", "mlp 1", "mlp 2"]]) {
  for (const byEdge of [false, true]) {
    test(`over is one press for a group, to and fro, with ${open.join() || "nothing"} open${byEdge ? ", by edge" : ""}`, () => {
      const at = closing(open, byEdge);
      const last = at.walk.total(byEdge);
      let step = 0;
      let presses = 0;
      while (step < last) {
        const {to, stretch} = over(at, step, 1);
        const group = groupAt(at, step + 1);
        assert.equal(stretch?.group ?? null, group);
        if (!stretch) assert.equal(to, step + 1);
        else {
          assert.deepEqual([stretch.first, stretch.last], [step + 1, to]);
          for (let each = stretch.first; each <= to; each++) assert.equal(groupAt(at, each), group);
          if (to < last && at.walk.frame(to + 1, byEdge).phase === at.walk.frame(to, byEdge).phase) assert.notEqual(groupAt(at, to + 1), group);
        }
        assert.equal(over(at, to, -1).to, step, "back over comes to where over began");
        step = to;
        presses++;
      }
      assert.ok(presses < last, "groups are one press each");
      assert.equal(over(at, last, 1).to, last);
      assert.equal(over(at, 0, -1).to, 0);
    });
  }
}

test("from inside of a group over goes to its end, and back over to before it", () => {
  const at = closing([]);
  const {to} = over(at, 0, 1);
  assert.equal(over(at, 5, 1).to, to);
  assert.equal(over(at, 5, -1).to, 0);
});

test("with every group open over is a plain step", () => {
  const {graph, walk} = walkOf(NETWORK);
  const at = {graph, walk, byEdge: false, open: groupsOf(graph)};
  for (let step = 0; step < walk.total(); step++) assert.deepEqual(over(at, step, 1), {to: step + 1, stretch: null});
});

test("into names the group of the present step, else that of the next one", () => {
  assert.deepEqual(into(closing([]), 0), {to: 1, group: "mlp 0"});
  assert.deepEqual(into(closing([]), 5), {to: 5, group: "mlp 0"});
  assert.deepEqual(into(closing(["mlp 0"]), 5), {to: 5, group: "mlp 0/layer 0"});
  const {walk} = walkOf(NETWORK);
  assert.equal(into(closing([]), walk.forward + 1), null, "the seed of the loss, and the loss itself, are in no group");
});
