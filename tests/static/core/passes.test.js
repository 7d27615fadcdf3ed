import assert from "node:assert/strict";
import {test} from "node:test";
import {changedOf, moved} from "../../../static/js/walk/changed.js";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {createKeptPasses} from "../../../static/js/keptPasses.js";
import {said} from "../../../static/js/numbers.js";
import {passage} from "../../../static/js/walk/passage.js";
import {shownOf} from "../../../static/js/walk/shown.js";
import {createWalk} from "../../../static/js/walk/walk.js";
import {documentOf, walkOf} from "../fixtures.js";

/** @param {number} pass @param {string} [program] */
const documentIn = (pass, program = "p") => ({...documentOf("sheet"), pass, passes: 100, program});

test("passes are kept until the program changes", () => {
  const kept = createKeptPasses();
  const first = kept.keep(documentIn(0));
  kept.keep(documentIn(1));
  assert.equal(kept.get("p", 0), first);
  assert.equal(kept.get("q", 0), null);
  kept.keep(documentIn(0, "q"));
  assert.equal(kept.has("p", 0), false);
  assert.equal(kept.get("p", 1), null);
});

test("when they hold too many nodes those not looked at for longest go, never the last one", () => {
  const kept = createKeptPasses(3 * 104);
  for (const pass of [0, 1, 2]) kept.keep(documentIn(pass));
  kept.get("p", 0);
  kept.keep(documentIn(3));
  assert.deepEqual([0, 1, 2, 3].map((pass) => kept.has("p", pass)), [true, false, true, true]);
  const small = createKeptPasses(1);
  small.keep(documentIn(5));
  assert.ok(small.has("p", 5));
});

/** d = a*b + a at the end of its walk, seen from the pass in which a was 1. @param {Partial<import("../../../static/js/types.js").State>} [patch] */
function seen(patch = {}) {
  const before = documentOf("sheet");
  [before.nodes.value[0], before.nodes.value[2], before.nodes.value[3], before.nodes.grad[1]] = [1, 4, 5, 1];
  const graph = indexGraph(before);
  const earlier = {graph, walk: createWalk(graph), step: 5, byEdge: false, selection: 2, hover: 9};
  const now = walkOf("sheet");
  const went = passage(/** @type {any} */ (earlier), now, false);
  assert.ok(went);
  const state = /** @type {any} */ ({...now, step: 5, byEdge: false, overwrite: false, asking: false, earlier: went.earlier(5), ...patch});
  return {went, changes: (/** @type {number} */ id) => changedOf(state, id, shownOf(state, id))};
}

test("the place and the selection go along to the other pass; what is not there is let go", () => {
  const {went} = seen();
  assert.deepEqual([went.step, went.selection, went.hover], [5, 2, null]);
});

test("only numbers that differ count as changed, each for itself", () => {
  const {changes} = seen();
  assert.deepEqual([0, 1, 2, 3].map(changes), [
    {pass: 0, value: 1, gradient: null}, {pass: 0, value: null, gradient: 1}, {pass: 0, value: 4, gradient: null}, {pass: 0, value: 5, gradient: null}]);
  assert.equal(seen({earlier: null}).changes(0), null);
});

test("a number that has not come, or is asked for, is not given away", () => {
  assert.equal(seen({step: 1}).changes(3), null);
  assert.equal(seen({step: 1, asking: true}).changes(2), null);
});

test("a change is said with its direction", () => {
  assert.equal(moved(0.8417, 0.8495, said), "rose by 0.0078");
  assert.equal(moved(2, -1, said), "fell by 3");
  assert.equal(moved(NaN, 1, said), "is now 1");
});
