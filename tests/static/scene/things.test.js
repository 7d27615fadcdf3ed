import assert from "node:assert/strict";
import {test} from "node:test";
import {layOut} from "../../../static/js/layout/index.js";
import {layoutInput, sameStructure} from "../../../static/js/layout/input.js";
import {thingAlong} from "../../../static/js/scene/along.js";
import {finderOf, lastInside, thingsOf} from "../../../static/js/scene/things.js";
import {groupsOf} from "../../../static/js/graph/graph.js";
import {walkOf} from "../fixtures.js";

const NETWORK = "mlp-2-4-1-x1";

/** @param {string} name @param {string[] | null} open */
function drawn(name, open = null) {
  const {graph} = walkOf(name);
  const picture = layOut(layoutInput(graph, open, {width: 824, height: 716}));
  const things = thingsOf(picture, graph);
  return {graph, picture, things, find: finderOf(things, graph)};
}

test("with all groups open every node is to be found once as itself, operands before consumers", () => {
  const {graph, things} = drawn(NETWORK, groupsOf(walkOf(NETWORK).graph));
  const ids = things.flatMap((thing) => (thing.kind === "node" || (thing.kind === "chip" && thing.chip.first) ? [thing.id] : []));
  assert.deepEqual([...ids].sort((a, b) => a - b), Array.from({length: graph.count}, (_, id) => id));
  const place = new Map(ids.map((id, i) => [id, i]));
  graph.document.nodes.operands.forEach((row, id) => {
    for (const operand of row) assert.ok(Number(place.get(operand)) < Number(place.get(id)), `${operand} before ${id}`);
  });
});

test("what a closed group hides is found in that group, parameters too", () => {
  const {graph, find} = drawn(NETWORK, []);
  for (let id = 0; id < graph.count; id++) {
    const inside = graph.document.nodes.group[id].startsWith("mlp 0") || graph.isParameter(id);
    if (inside) assert.equal(find(id)?.key, "g:mlp 0");
  }
});

test("a group opens in the place of its head: the same key, another kind", () => {
  const closed = drawn(NETWORK, ["mlp 0"]).things.find(({key}) => key === "g:mlp 0/layer 0");
  const open = drawn(NETWORK, ["mlp 0", "mlp 0/layer 0"]).things.find(({key}) => key === "g:mlp 0/layer 0");
  assert.deepEqual([closed?.kind, open?.kind], ["closed", "open"]);
});

test("the value of a group is that of the last node inside", () => {
  const {graph} = drawn(NETWORK);
  const last = lastInside(graph);
  assert.equal(last.get("mlp 0"), graph.document.nodes.group.findLastIndex((path) => path.startsWith("mlp 0")));
});

test("arrows lead along edges to the right and left, and back to where they came from", () => {
  const {picture, things} = drawn("sheet");
  const at = (/** @type {number} */ id) => things.find((thing) => thing.key === `n${id}`);
  const [a, b, product, sum] = [0, 1, 2, 3].map(at);
  assert.ok(a && b && product && sum);
  assert.equal(thingAlong(b, "ArrowRight", things, picture.edges), product);
  assert.equal(thingAlong(product, "ArrowRight", things, picture.edges), sum);
  assert.equal(thingAlong(product, "ArrowLeft", things, picture.edges), a);
  assert.equal(thingAlong(a, "ArrowDown", things, picture.edges), b);
  assert.equal(thingAlong(b, "ArrowUp", things, picture.edges), a);
});

test("another number is the same structure, another operation is not", () => {
  const {graph} = walkOf("sheet");
  const input = layoutInput(graph, null, {width: 824, height: 716});
  const other = (/** @type {object} */ change) => ({...input, key: input.key + 1, ...change});
  assert.ok(sameStructure(input, other({viewport: {width: 824, height: 700}})));
  assert.ok(!sameStructure(input, other({op: input.op.map((code, id) => (id === 2 ? input.op[3] : code))})));
  assert.ok(!sameStructure(input, other({operands: Int32Array.from(input.operands, (id) => (id ? id - 1 : id))})));
  assert.ok(!sameStructure(input, other({nameLength: input.nameLength.map((length) => length + 1)})));
  assert.ok(!sameStructure(input, other({viewport: {width: 360, height: 420}})));
  assert.ok(!sameStructure(input, other({open: []})));
});
