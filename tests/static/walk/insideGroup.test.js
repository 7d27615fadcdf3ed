import assert from "node:assert/strict";
import {test} from "node:test";
import {isBelow} from "../../../static/js/graph/graph.js";
import {firstFrom, groupAround, nextInside} from "../../../static/js/walk/insideGroup.js";
import {walkOf} from "../fixtures.js";
import {randomWalk} from "../core/randomDocument.js";

const NETWORK = walkOf("mlp-2-3-4-1-x3");
const RANDOM = randomWalk(300, 7);

for (const [name, {graph, walk}, group] of /** @type {const} */ ([
  ["the network's layer", NETWORK, "mlp 1/layer 1"], ["one neuron", NETWORK, "mlp 0/layer 0/neuron 1"],
  ["a random graph's sample", RANDOM, "sample 1"], ["its parameters", RANDOM, "parameters"],
])) {
  test(`the next step inside of ${name}, and the one before, are those that a search finds`, () => {
    let found = 0;
    for (const byEdge of [false, true]) {
      const at = {graph, walk, byEdge};
      const last = walk.total(byEdge);
      const inside = Array.from({length: last + 1}, (_, step) => {
        const {node} = walk.frame(step, byEdge);
        return node !== null && isBelow(graph.document.nodes.group[node], group);
      });
      for (let step = 0; step <= last; step++) {
        let [next, before] = [step + 1, step - 1];
        while (next <= last && !inside[next]) next++;
        while (before > 0 && !inside[before]) before--;
        assert.equal(nextInside(at, group, step, 1), next > last ? null : next);
        assert.equal(nextInside(at, group, step, -1), before < 1 ? null : before);
        if (next <= last) found++;
      }
    }
    assert.ok(found > 0, "there are steps inside");
  });
}

test("this group is the closed one that hides the node, else its own", () => {
  const {graph} = NETWORK;
  const id = graph.document.nodes.group.indexOf("mlp 0/layer 1/neuron 0");
  assert.equal(groupAround(graph, [], id), "mlp 0");
  assert.equal(groupAround(graph, ["mlp 0", "mlp 0/layer 1", "mlp 0/layer 1/neuron 0"], id), "mlp 0/layer 1/neuron 0");
  assert.equal(groupAround(graph, [], graph.root), null);
  assert.equal(groupAround(graph, [], null), null);
});

test("the first that is not less", () => {
  const sorted = Int32Array.of(2, 4, 4, 9);
  assert.deepEqual([0, 2, 3, 4, 5, 9, 10].map((least) => firstFrom(sorted, least)), [0, 0, 1, 1, 3, 3, 4]);
});
