import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {labelOf, phasesOf} from "../../../static/js/panels/walk/phases.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {documentOf, walkOf} from "../fixtures.js";

/** @param {string} name @param {boolean} byEdge @returns {any} a state as far as labels need it */
const stateOf = (name, byEdge) => ({...walkOf(name), byEdge});

for (const name of ["sheet", "micrograd", "neuron", "nan", "mlp-2-4-1-x1"]) {
  for (const byEdge of [false, true]) {
    test(`the phases of ${name}${byEdge ? " by edge" : ""} hold every step once, each in its own phase`, () => {
      const {walk} = walkOf(name);
      const phases = phasesOf(walk, byEdge);
      const steps = phases.flatMap(({first, count}) => Array.from({length: count}, (_, i) => first + i));
      assert.deepEqual(steps, Array.from({length: walk.total(byEdge) + 1}, (_, i) => i));
      for (const {name: phase, first, count} of phases) {
        assert.equal(walk.frame(first, byEdge).phase, phase);
        assert.equal(walk.frame(first + count - 1, byEdge).phase, phase);
      }
    });
  }
}

test("updates are a phase of their own at the end", () => {
  const document = {...documentOf("sheet"), update: [{node: 0, before: 2, after: 1.5, gradient: 5, terms: {}}]};
  const walk = createWalk(indexGraph(document));
  assert.deepEqual(phasesOf(walk, true).at(-1), {name: "update", title: "Update", first: 8, count: 1});
});

test("cells are called after their node; by edge, after the edge", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((step) => labelOf(stateOf("sheet", false), step).join(" → ")), ["leaves", "a*b", "d", "d.grad = 1", "d", "a*b"]);
  assert.deepEqual([4, 5, 6, 7].map((step) => labelOf(stateOf("sheet", true), step).join(" → ")), ["d → a*b", "d → a", "a*b → a", "a*b → b"]);
});
