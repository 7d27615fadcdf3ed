import assert from "node:assert/strict";
import {test} from "node:test";
import {groupsOf, indexGraph} from "../../../static/js/graph/graph.js";
import {boundsFor, indexBoxes} from "../../../static/js/scene/canvas/boxIndex.js";
import {changedBetween, partsInView} from "../../../static/js/scene/canvas/changes.js";
import {isBlock, visit, weigh} from "../../../static/js/scene/canvas/detail.js";
import {thingAt, toggleOf} from "../../../static/js/scene/canvas/hit.js";
import {locate} from "../../../static/js/scene/canvas/locate.js";
import {momentsOf, walkedOf, handedAt, NEVER} from "../../../static/js/scene/canvas/moments.js";
import {movesBetween} from "../../../static/js/scene/canvas/moves.js";
import {nowOf} from "../../../static/js/scene/canvas/now.js";
import {trace} from "../../../static/js/scene/canvas/route.js";
import {indexOf} from "../../../static/js/scene/canvas/templateIndex.js";
import {walkOf, documentOf} from "../fixtures.js";
import {largePictureOf} from "./largePictures.js";

const NETWORK = "mlp-2-4-1-x1";
const ALL = {left: -1e6, top: -1e6, right: 1e6, bottom: 1e6};

/** @param {string[] | null} open null: all */
function drawn(open = null) {
  const {graph, walk} = walkOf(NETWORK);
  const picture = largePictureOf(graph, open ?? groupsOf(graph), 6);
  return {graph, walk, picture, places: locate(picture, graph)};
}

/** @param {import("../../../static/js/layout/types.js").LargePicture} picture @param {import("../../../static/js/scene/canvas/detail.js").Corners} corners @param {number} scale */
function seen(picture, corners, scale) {
  /** @type {{blocks: number[], frames: number[], nodes: number[], closed: number[], chips: number, pieces: number}} */
  const found = {blocks: [], frames: [], nodes: [], closed: [], chips: 0, pieces: 0};
  visit(picture, corners, scale, {
    block: (f) => { found.blocks.push(picture.frameGroup[f]); },
    frame: (f) => { found.frames.push(picture.frameGroup[f]); },
    pieces: (...[, , , , pieces]) => { found.pieces += pieces.length; },
    items: (f, template, ...[, , items]) => items.forEach((i) => (template.itemKind[i] ? found.closed : found.nodes).push(picture.itemRef[picture.itemStarts[f] + i])),
    chips: (...[, , , , chips]) => { found.chips += chips.length; },
  });
  return found;
}

test("an index of boxes finds exactly those that meet a rectangle, each once, whatever their sizes", () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const bounds = boundsFor(400);
  for (let i = 0; i < 400; i++) {
    [bounds.left[i], bounds.top[i]] = [random() * 5000, random() * 3000 - 500];
    bounds.right[i] = bounds.left[i] + (i % 40 ? random() * 120 : random() * 4000);
    bounds.bottom[i] = bounds.top[i] + (i % 50 ? random() * 90 : random() * 3000);
  }
  const {within} = indexBoxes(bounds);
  for (let k = 0; k < 60; k++) {
    const [x, y] = [random() * 6000 - 500, random() * 4000 - 700];
    const [right, bottom] = [x + random() ** 3 * 4000, y + random() ** 3 * 3000];
    const wanted = [...bounds.left.keys()].filter((i) => bounds.left[i] <= right && bounds.right[i] >= x && bounds.top[i] <= bottom && bounds.bottom[i] >= y);
    assert.deepEqual(within(x, y, right, bottom).sort((a, b) => a - b), wanted);
  }
});

test("with everything open and near, each node is drawn once, as itself or as a chip; frames of one structure share a template", () => {
  const {graph, picture} = drawn();
  const {nodes, chips, frames, blocks} = seen(picture, ALL, 1);
  assert.deepEqual(nodes.sort((a, b) => a - b), [...graph.groups.chip.keys()].filter((id) => graph.groups.chip[id] === 0));
  assert.equal(chips, picture.chipRef.length);
  assert.equal(frames.length, graph.groups.paths.length - 1);
  assert.deepEqual(blocks, []);
  assert.ok(picture.templates.length < picture.frameGroup.length);
});

test("what is out of view is skipped, and a frame that is small on the screen is one block", () => {
  const {picture, places, graph} = drawn();
  const one = /** @type {import("../../../static/js/scene/canvas/locate.js").Spot} */ (places.own(graph.root));
  const near = seen(picture, {left: one.x + 1, top: one.y + 1, right: one.x + 2, bottom: one.y + 2}, 1);
  assert.deepEqual(near.nodes, [graph.root]);
  const far = seen(picture, ALL, 0.05);
  assert.ok(far.blocks.length > 0);
  for (const g of far.blocks) assert.ok(isBlock(picture.templates[picture.frameTemplate[[...picture.frameGroup].indexOf(g)]], 0.05));
  const shown = new Set(far.nodes);
  for (const g of far.blocks) for (const id of graph.groups.nodes[g]) assert.ok(!shown.has(id), `node ${id} is behind a block`);
  const all = weigh(picture, ALL, 1);
  assert.ok(weigh(picture, ALL, 0.05).boxes < all.boxes);
  assert.equal(all.boxes, seen(picture, ALL, 1).nodes.length + seen(picture, ALL, 1).frames.length + picture.chipRef.length);
});

test("a point hits the innermost thing there: node, number, chip, toggle, head of a frame, block, ground", () => {
  const {picture, places, graph} = drawn();
  const at = (/** @type {number} */ x, /** @type {number} */ y, scale = 1) => thingAt(picture, places, x, y, scale);
  for (let id = 0; id < graph.count; id++) {
    const spot = places.find(id);
    if (!spot) continue;
    const hit = at(spot.x + spot.w / 2, spot.y + 6);
    assert.equal(hit?.kind, spot.kind);
    assert.equal(hit?.id, id);
    if (spot.kind === "node") assert.equal(at(spot.x + spot.w / 2, spot.y + 40)?.part, "number");
  }
  const [path] = groupsOf(graph);
  const frame = /** @type {import("../../../static/js/scene/canvas/locate.js").Spot} */ (places.placeOf(`g:${path}`));
  const toggle = /** @type {{x: number, y: number}} */ (toggleOf(frame));
  assert.deepEqual([at(toggle.x, toggle.y)?.key, at(toggle.x, toggle.y)?.part], [`g:${path}`, "toggle"]);
  assert.deepEqual([at(frame.x + 60, frame.y + 4)?.key, at(frame.x + 60, frame.y + 4)?.part], [`g:${path}`, null]);
  assert.equal(at(frame.x + frame.w / 2, frame.y + frame.h / 2, 0.01)?.key, `g:${path}`);
  assert.equal(at(-30, -30), null);
});

test("what closed groups hide is found in them; places are asked for by key", () => {
  const {graph, places} = drawn([]);
  for (const id of graph.operations) {
    const spot = places.find(id);
    const path = graph.document.nodes.group[id];
    assert.equal(spot?.key, path ? `g:${path.split("/")[0]}` : `n${id}`);
    assert.deepEqual(places.placeOf(spot?.key ?? ""), spot);
  }
  const parameter = [...graph.groups.chip.keys()].find((id) => graph.groups.chip[id] === 1) ?? -1;
  assert.equal(places.find(parameter)?.kind, "closed");
  assert.equal(places.placeOf("g:nothing of the kind"), undefined);
});

test("an edge between frames is the pieces from its operand out, across, and in to its consumer", () => {
  const {picture, places, graph} = drawn();
  let across = 0;
  for (const id of graph.operations) {
    for (let at = graph.operandStarts[id]; at < graph.operandStarts[id + 1]; at++) {
      const [from, to] = [places.own(graph.operandNodes[at]), places.own(id)];
      if (!from || !to) continue;
      const parts = places.partsOf(from, to, at - graph.operandStarts[id]);
      assert.ok(parts.length > 0);
      const last = parts[parts.length - 1];
      assert.equal(last.frame, to.frame);
      assert.equal(picture.templates[picture.frameTemplate[to.frame]].pieceItem[last.piece], to.item);
      assert.equal(picture.templates[picture.frameTemplate[to.frame]].pieceSlot[last.piece], at - graph.operandStarts[id]);
      if (from.frame !== to.frame) across++;
      for (const {frame, piece} of parts) {
        const net = picture.templates[picture.frameTemplate[frame]].pieceNet[piece];
        assert.equal(picture.netRef[picture.netStarts[frame] + net], from.id);
      }
    }
  }
  assert.ok(across > 0);
});

test("moments agree with the walk at every clock", () => {
  const {graph, walk} = drawn();
  const moments = momentsOf(walkedOf(graph, walk));
  for (let clock = 0; clock <= walk.total(true); clock++) {
    for (let id = 0; id < graph.count; id++) {
      assert.equal(clock >= moments.value[id], walk.valueAt(id, clock) !== null);
      if (graph.leads[id] && !graph.isConstant(id)) assert.equal(clock >= moments.gradient[id], walk.arrived(id, clock) > 0, `node ${id} at ${clock}`);
    }
  }
  for (let id = 0; id < graph.count; id++) for (const {consumer, slot, clock} of walk.terms(id)) assert.equal(handedAt(moments, consumer, slot), clock);
  const [whole] = [0];
  assert.equal(moments.begins[whole], 1);
  assert.equal(moments.ends[whole], walk.forward);
  assert.equal(moments.returns[whole], walk.seedClock + 1);
  for (const g of graph.groups.paths.keys()) if (moments.returns[g] !== NEVER) assert.ok(moments.returns[g] <= moments.done[g] && moments.begins[g] <= moments.ends[g]);
});

test("the present step brings its own edges and those that receive, with their numbers; a pass at rest brings nothing", () => {
  const {graph, walk, picture, places} = drawn();
  const state = /** @type {any} */ ({graph, walk, selection: null, hover: null, lit: [], overwrite: false, asking: false});
  for (let step = 0; step <= walk.total(); step++) {
    const frame = walk.frame(step);
    const {present, spots, strands} = nowOf(state, frame, picture, places, graph);
    if (frame.node === null) {
      assert.deepEqual([present, spots, strands], [undefined, [], []]);
      continue;
    }
    assert.equal(present?.id, frame.node);
    assert.equal(spots.at(-1), present);
    const slots = frame.kind === "evaluate" ? graph.document.nodes.operands[frame.node].map((_, slot) => slot) : frame.slots;
    assert.deepEqual(strands.map(({link}) => link[2]).sort(), slots.slice().sort());
    for (const {look, tie} of strands) assert.ok(look.pill !== "" || (tie && look.state === "forward"));
  }
});

test("pieces of one net are drawn together once: each begins where the one before it left their common way", () => {
  const [a, b] = [[0, 10, 5, 30, 60, 20], [0, 10, 5, 30, 90, 20, 120, 130, 40]];
  const template = /** @type {any} */ ({
    itemX: [], itemY: [], itemW: [], itemH: [], itemHalf: [], itemKind: [], chipX: [], chipY: [], chipW: [], chipH: [], chipItem: new Int32Array(0),
    pieceNet: Int32Array.of(0, 0, 1), pieceItem: Int32Array.of(-1, -1, -1), pieceBow: new Float32Array(3), runStarts: Int32Array.of(0, 6, 15, 21), runs: Float32Array.from([...a, ...b, ...a]),
  });
  const {own, pieces} = indexOf(template);
  assert.deepEqual([...own.run], [0, 9, 15]);
  assert.deepEqual([...own.x], [0, 60, 0]);
  /** @type {number[][]} */ const line = [];
  trace({moveTo: (x, y) => line.push([x, y]), lineTo: (x, y) => line.push([x, y]), bezierCurveTo: (...[, , , , x, y]) => line.push([x, y])},
    template.runs, own.run[1], 15, 0, 0, 0, false, own.x[1]);
  assert.deepEqual(line, [[60, 20], [90, 20], [120, 40], [130, 40]]);
  assert.ok(!pieces.within(-5, 0, 5, 10).includes(1));
});

test("when a group opens, what stays goes from where it was to where it is, and frames grow from their boxes", () => {
  const {graph} = walkOf(NETWORK);
  const [path] = groupsOf(graph);
  const [before, after] = [[], [path]].map((open) => {
    const picture = largePictureOf(graph, open, 6);
    return {picture, graph, places: locate(picture, graph)};
  });
  const at = /** @type {(share: number) => import("../../../static/js/layout/types.js").LargePicture} */ (movesBetween(before, after, ALL, 1, 2000));
  const [first, last] = [locate(at(0), graph), locate(at(1), graph)];
  for (const key of [`g:${path}`, ...groupsOf(graph).filter((other) => !other.includes("/") && other !== path).map((other) => `g:${other}`), `n${graph.root}`]) {
    const [was, is] = [before.places.placeOf(key), after.places.placeOf(key)];
    if (!was || !is || was.key !== key) continue;
    const close = (/** @type {any} */ one, /** @type {any} */ other, /** @type {string[]} */ sides) => sides.every((side) => Math.abs(one[side] - other[side]) < 0.01);
    assert.ok(close(first.placeOf(key), was, is.kind === "open" ? ["x", "y", "w", "h"] : ["x", "y"]), key);
    assert.ok(close(last.placeOf(key), is, ["x", "y", "w", "h"]), key);
  }
  assert.equal(movesBetween(before, after, ALL, 1, 3), null);
  assert.equal(movesBetween(after, after, ALL, 1, 2000), null);
});

test("a flat graph of thousands is found by its grid", () => {
  const count = 3000;
  const nodes = /** @type {any} */ ({op: ["leaf"], label: ["x"], operands: [[]], value: [1], grad: [0], grad_before: [0], partials: [[]], group: [""], span: [null]});
  for (let id = 1; id < count; id++) {
    for (const [column, value] of Object.entries({op: "neg", label: "", operands: [id - 1], value: 1, grad: 1, grad_before: 0, partials: [-1], group: "", span: null})) nodes[column].push(value);
  }
  const graph = indexGraph({...documentOf(NETWORK), program: "", root: count - 1, nodes});
  const picture = largePictureOf(graph, [], 60);
  const places = locate(picture, graph);
  for (const id of [0, 59, 60, 1234, 2999]) {
    const spot = /** @type {import("../../../static/js/scene/canvas/locate.js").Spot} */ (places.own(id));
    assert.equal(thingAt(picture, places, spot.x + 2, spot.y + 2, 0.01)?.id, id);
    assert.ok(seen(picture, {left: spot.x, top: spot.y, right: spot.x + 400, bottom: spot.y + 300}, 1).nodes.length < 30);
  }
});

test("between two steps only what belongs to them changes: their nodes, those that receive, and the lines between them", () => {
  const {graph, walk, picture, places} = drawn();
  const ground = {picture, graph, places};
  const {node, slots} = walk.frame(walk.total(true), true);
  assert.ok(node !== null && slots.length === 1);
  const parts = /** @type {import("../../../static/js/scene/canvas/detail.js").Corners[]} */ (changedBetween(ground, walk, walk.total(true) - 1, walk.total(true), 1));
  const holds = (/** @type {import("../../../static/js/scene/canvas/locate.js").Spot | undefined} */ spot) =>
    spot !== undefined && parts.some(({left, top, right, bottom}) => left <= spot.x && top <= spot.y && right >= spot.x + spot.w && bottom >= spot.y + spot.h);
  assert.ok(holds(places.find(node)));
  const spot = places.find(node);
  const operand = graph.operandNodes[graph.operandStarts[node] + slots[0]];
  assert.ok(holds((spot && places.chipAt(spot, operand, slots[0])) ?? places.find(operand)));
  assert.ok(!holds(places.find(graph.root)));
  assert.equal(changedBetween(ground, walk, 0, walk.total(true), 1), null);
  const seenAt = {x: 0, y: 0, k: 1, ratio: 1};
  assert.deepEqual(partsInView([{left: -50, top: 10, right: 20, bottom: 30}, {left: 500, top: 0, right: 600, bottom: 10}], seenAt, 100, 100, 0.4)?.map(({px}) => px), [{left: 0, top: 9, right: 21, bottom: 31}]);
  assert.equal(partsInView([{left: 0, top: 0, right: 90, bottom: 90}], seenAt, 100, 100, 0.4), null);
});
