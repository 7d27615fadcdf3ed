import assert from "node:assert/strict";
import {test} from "node:test";
import {frameOf} from "../../../static/js/walk/shown.js";
import {groupsOf} from "../../../static/js/graph/graph.js";
import {bundlesOf} from "../../../static/js/scene/canvas/bundles.js";
import {locate} from "../../../static/js/scene/canvas/locate.js";
import {walkedOf} from "../../../static/js/scene/canvas/moments.js";
import {nowOf, wayOf} from "../../../static/js/scene/canvas/now.js";
import {around as both, reachOf} from "../../../static/js/scene/canvas/reach.js";
import {FULL, strengthsOf} from "../../../static/js/scene/canvas/strengths.js";
import {contributionsOf} from "../../../static/js/reading/contributions.js";
import {walkOf} from "../fixtures.js";
import {largePictureOf} from "./largePictures.js";

const NETWORK = "mlp-2-4-1-x1";

test("a line to a closed group is a bundle where it stands for more than one edge", () => {
  const {graph, walk} = walkOf(NETWORK);
  const {inner, index} = graph.groups;
  const around = groupsOf(graph).filter((path) => inner[Number(index.get(path))].some((g) => inner[g].length)); // layers are closed
  const picture = largePictureOf(graph, around, 6);
  const isBundle = bundlesOf(picture, walkedOf(graph, walk));
  const hides = (/** @type {number} */ id) => locate(picture, graph).find(id);
  let seen = {bundles: 0, single: 0};
  picture.frameTemplate.forEach((t, f) => {
    const template = picture.templates[t];
    template.pieceItem.forEach((item, p) => {
      if (item < 0 || template.itemKind[item] !== 1) {
        assert.equal(isBundle(f, template, p), false);
        return;
      }
      const group = picture.itemRef[picture.itemStarts[f] + item];
      const ref = picture.netRef[picture.netStarts[f] + template.pieceNet[p]];
      let edges = 0;
      for (let id = 0; id < graph.count; id++) {
        const to = hides(id);
        if (to?.kind !== "closed" || to.group !== group) continue;
        for (let at = graph.operandStarts[id]; at < graph.operandStarts[id + 1]; at++) {
          const from = hides(graph.operandNodes[at]);
          if (from?.kind === "closed" ? ref === -1 - from.group : ref === graph.operandNodes[at]) edges++;
        }
      }
      assert.equal(isBundle(f, template, p), edges > 1);
      seen = {bundles: seen.bundles + Number(edges > 1), single: seen.single + Number(edges === 1)};
    });
  });
  assert.ok(seen.bundles > 0);
});

test("what stands out at a step is inside its reach, with all the way of its numbers", () => {
  const {graph, walk} = walkOf(NETWORK);
  const picture = largePictureOf(graph, groupsOf(graph), 6);
  const places = locate(picture, graph);
  const at = {x: 40, y: -30, k: 0.8, ratio: 2};
  for (let step = 1; step <= walk.total(true); step += 3) {
    const state = /** @type {any} */ ({graph, walk, step, byEdge: true, selection: null, hover: null, lit: [], asking: false, earlier: null, overwrite: false});
    const frame = frameOf(state);
    if (!frame) continue;
    const now = nowOf(state, frame, picture, places, graph);
    const reach = reachOf(now, picture, [now.present], at);
    const holds = (/** @type {number} */ x, /** @type {number} */ y) => {
      const [px, py] = [at.x + at.k * x, at.y + at.k * y];
      return px >= reach.left && px <= reach.right && py >= reach.top && py <= reach.bottom;
    };
    for (const {x, y, w, h} of now.spots) assert.ok(holds(x, y) && holds(x + w, y + h));
    for (const strand of now.strands) for (const {x, y} of wayOf(strand, picture).points) assert.ok(holds(x, y), `step ${step}`);
  }
  const nothing = reachOf({present: undefined, spots: [], strands: []}, picture, [null], at);
  assert.ok(nothing.left > nothing.right);
  assert.deepEqual(both(nothing, {left: 1, top: 2, right: 3, bottom: 4}), {left: 1, top: 2, right: 3, bottom: 4});
});

test("the strengths of edges as a column are those that contributions tell once the walk is over", () => {
  const {graph, walk} = walkOf(NETWORK);
  const column = strengthsOf(graph, walk);
  const {strength} = contributionsOf(graph, walk);
  let carried = 0;
  for (let id = 0; id < graph.count; id++) {
    for (let at = graph.operandStarts[id]; at < graph.operandStarts[id + 1]; at++) {
      const told = strength(graph.operandNodes[at], id, at - graph.operandStarts[id], walk.total(true));
      assert.ok(Math.abs(column[at] / FULL - told) < 1 / FULL);
      if (told) carried++;
    }
  }
  assert.ok(carried > 10);
});
