import assert from "node:assert/strict";
import {test} from "node:test";
import {layOut} from "../../../static/js/layout/index.js";
import {pathOf} from "../../../static/js/layout/route.js";
import {groupsOf} from "../../../static/js/graph/graph.js";
import {walkOf} from "../fixtures.js";
import {inputFrom} from "./rows.js";
import {inputOf} from "./views.js";

/**
 * @param {string[]} op @param {number[][]} operands @param {string[]} [group]
 * @returns {import("../../../static/js/layout/types.js").LayoutInput}
 */
const plain = (op, operands, group = op.map(() => "")) =>
  inputFrom({op, operands, group, names: op.map((_, id) => `v${id}`), named: op.map(() => false), root: op.length - 1});

/** @param {import("../../../static/js/layout/types.js").Picture} picture @param {string} key */
const boxOf = (picture, key) => {
  const box = picture.boxes.find((one) => one.key === key);
  assert.ok(box, `${key} is in the picture`);
  return box;
};

test("the same graph is drawn the same, to the last digit", () => {
  for (const name of ["micrograd", "mlp-2-4-1-x1"]) assert.deepEqual(layOut(inputOf(name, null)), layOut(inputOf(name, null)));
});

test("the neuron fits into the graph's part of the window at 100 %", () => {
  const {width, height} = layOut(inputOf("neuron", null));
  assert.ok(width <= 824 && height <= 716 - 100, `${width} × ${height}`);
});

test("a chain of 100,000 operations is placed", () => {
  const count = 100_000;
  const picture = layOut(plain(Array.from({length: count}, (_, id) => (id ? "tanh" : "leaf")), Array.from({length: count}, (_, id) => (id ? [id - 1] : []))));
  assert.equal(picture.boxes.length, count);
  assert.equal(new Set(picture.boxes.map((box) => box.y)).size, 1);
});

test("values used again after thousands of levels do not take memory for each level between", () => {
  const leaves = 1500;
  const op = Array.from({length: leaves + 1}, () => "leaf");
  /** @type {number[][]} */ const operands = op.map(() => []);
  for (let round = 0, last = leaves; round < 2; round++) {
    for (let id = 0; id < leaves; id++) {
      op.push("mul");
      operands.push([last, id]);
      last = op.length - 1;
    }
  }
  assert.equal(layOut(plain(op, operands)).edges.length, 4 * leaves);
});

test("a single leaf, and nodes that lead nowhere, have their boxes", () => {
  assert.equal(layOut(plain(["leaf"], [[]])).boxes.length, 1);
  const picture = layOut({...plain(["leaf", "leaf", "tanh", "exp"], [[], [], [0], [0]]), root: 2});
  assert.equal(picture.boxes.length, 4);
});

test("an operand used twice has two edges that do not touch between their ends", () => {
  const {edges} = layOut(inputOf("a-plus-a", null));
  assert.deepEqual(edges.map((edge) => edge.key), ["0:1:0", "0:1:1"]);
  assert.ok(edges[1].middle.y - edges[0].middle.y >= 22, "a pill fits on each");
});

test("a constant with one consumer is a chip there, not a box", () => {
  const picture = layOut(inputOf("diamond", null));
  assert.deepEqual(boxOf(picture, "n2").chips.map(({id, slot, kind}) => ({id, slot, kind})), [{id: 1, slot: 1, kind: "constant"}]);
  assert.ok(!picture.boxes.some((box) => box.key === "n1"));
});

test("a parameter is a chip at each consumer and says which is its first", () => {
  const picture = layOut({...plain(["leaf", "leaf", "mul", "mul", "add"], [[], [], [0, 1], [0, 1], [2, 3]],
    ["parameters/neuron 0", "", "", "", ""])});
  assert.deepEqual([boxOf(picture, "n2"), boxOf(picture, "n3")].map((box) => box.chips[0].first), [true, false]);
  assert.ok(picture.edges.every((edge) => !edge.key.startsWith("0:")));
});

test("a parameter that nothing uses still has a box", () => {
  const picture = layOut({...plain(["leaf", "leaf", "tanh"], [[], [], [1]], ["parameters/neuron 0", "", ""]), open: []});
  assert.deepEqual(picture.boxes.map((box) => box.key).sort(), ["g:parameters", "n1", "n2"]);
});

test("a small graph is open from the first; of a larger one, a level opens as long as few boxes are in view", () => {
  const opened = (/** @type {string} */ name) => layOut(inputOf(name, null)).open;
  assert.deepEqual(layOut(plain(["leaf", "tanh", "tanh", "tanh"], [[], [0], [1], [2]], ["", "f 0", "f 0/g 0", ""])).open, ["f 0", "f 0/g 0"]);
  assert.deepEqual(opened("mlp-2-3-4-1-x3"), []);
  assert.deepEqual(opened("mlp-2-4-1-x1"), ["mlp 0", "mlp 0/layer 0", "mlp 0/layer 1"]);
});

test("a constant whose consumer is not in the document is not drawn", () => {
  const picture = layOut(plain(["leaf", "constant", "tanh"], [[], [], [0]]));
  assert.deepEqual(picture.boxes.map((box) => box.key), ["n0", "n2"]);
});

test("a group within a closed one stays closed", () => {
  assert.deepEqual(layOut(inputOf("mlp-2-4-1-x1", ["mlp 0/layer 0"])).open, []);
});

test("a closed group says what is in it, with the parameters used there", () => {
  const picture = layOut(inputOf("mlp-2-4-1-x1", ["mlp 0"]));
  const layer = boxOf(picture, "g:mlp 0/layer 0");
  assert.deepEqual(layer.stats, {children: 4, childName: "neuron", nodes: 32});
  assert.deepEqual(layer.rows.map((row) => row.name), ["neuron 0", "neuron 1", "neuron 2", "neuron 3"]);
  assert.equal(layer.moreRows, false);
});

test("edges between groups are one bundle with the number of values and of parts", () => {
  const picture = layOut(inputOf("mlp-2-4-1-x1", ["mlp 0"]));
  const bundle = picture.edges.find((edge) => edge.from === "g:mlp 0/layer 0");
  assert.ok(bundle);
  assert.deepEqual([bundle.kind, bundle.to, bundle.count, bundle.edges.length], ["bundle", "g:mlp 0/layer 1", "4 × 1", 4]);
  const before = picture.edges.filter((edge) => edge.to === "g:mlp 0/layer 0");
  assert.deepEqual(before.map((edge) => edge.count).filter(Boolean), ["2 × 4"]);
});

test("every operand edge of the document is drawn, bundled, inside a closed group, or at a chip", () => {
  const input = inputOf("mlp-2-4-1-x1", ["mlp 0", "mlp 0/layer 0"]);
  const {edges, boxes} = layOut(input);
  const drawn = new Set(edges.flatMap((edge) => edge.edges.map((one) => one.join(":"))));
  const chips = new Set(boxes.flatMap((box) => box.chips.map((chip) => chip.id)));
  const shut = boxes.filter((box) => box.kind === "group").map((box) => box.group);
  const inside = (/** @type {number} */ id) => shut.find((path) => `${input.paths[input.group[id]]}/`.startsWith(`${path}/`));
  for (let id = 0; id < input.count; id++) {
    input.operands.subarray(input.starts[id], input.starts[id + 1]).forEach((operand, slot) => assert.ok(
      drawn.has(`${operand}:${id}:${slot}`) || chips.has(operand) || inside(id) !== undefined, `${operand}:${id}:${slot}`));
  }
});

test("equal neurons are drawn alike", () => {
  const {frames, boxes} = layOut(inputOf("mlp-2-4-1-x1", groupsOf(walkOf("mlp-2-4-1-x1").graph)));
  const shapes = frames.filter((frame) => frame.group.startsWith("mlp 0/layer 0/")).map((frame) =>
    boxes.filter((box) => box.group === frame.group).map((box) => [box.x - frame.x, box.y - frame.y]));
  assert.equal(shapes.length, 4);
  for (const shape of shapes.slice(1)) assert.deepEqual(shape, shapes[0]);
});

test("samples that use each other's results only through sums stand in one column", () => {
  const {boxes} = layOut(inputOf("mlp-2-3-4-1-x3", []));
  assert.equal(new Set(boxes.filter((box) => box.kind === "group").map((box) => box.x)).size, 1);
});

test("a path leaves and arrives level and keeps its straight runs straight", () => {
  assert.equal(pathOf([0, 10, 5, 50, 60, 5], 0), "M0 5H10C30 5 30 5 50 5H60");
  assert.equal(pathOf([0, 10, 5, 50, 60, 25], 0, 1, 6), "M1 5H10C30 5 30 25 50 25H54");
});
