import assert from "node:assert/strict";
import {test} from "node:test";
import {maskOf} from "../../../static/js/graph/mask.js";
import {walkOf} from "../fixtures.js";
import {randomGraph} from "../randomGraphs.js";

/** @param {number[][]} onward for each node the next ones @param {number} node @returns {number[]} all that can be reached, by a search */
function reached(onward, node) {
  const seen = new Set([node]);
  for (const at of seen) for (const next of onward[at]) seen.add(next);
  return [...seen].sort((a, b) => a - b);
}

const idsOf = (/** @type {Uint8Array} */ mask) => [...mask.keys()].filter((id) => mask[id]);

test("a mask holds what leads into a node, or what it leads to, at any distance", () => {
  const graphs = [...["sheet", "micrograd", "mlp-2-4-1-x1"].map((name) => walkOf(name).graph), ...[1, 2, 3].map((seed) => randomGraph(seed, 60))];
  for (const graph of graphs) {
    const {operands} = graph.document.nodes;
    const consumers = operands.map((_, id) => graph.consumers(id).map(({node}) => node));
    for (let id = 0; id < graph.count; id++) {
      for (const [way, onward] of /** @type {const} */ ([["operands", operands], ["consumers", consumers]])) {
        const {mask, count} = maskOf(graph, id, way);
        assert.deepEqual(idsOf(mask), reached(onward, id), `${way} of ${id}`);
        assert.equal(count, reached(onward, id).length);
      }
    }
  }
});
