import assert from "node:assert/strict";
import {test} from "node:test";
import {rowAlong} from "../../../../static/js/scene/outline/edges.js";
import {moveOf} from "../../../../static/js/scene/outline/moves.js";
import {contentsOf, nameOf, spokenRow, turnedSaid} from "../../../../static/js/scene/outline/names.js";
import {orderOf} from "../../../../static/js/scene/outline/order.js";
import {rowsOf} from "../../../../static/js/scene/outline/rows.js";
import {createTypeahead} from "../../../../static/js/scene/outline/typeahead.js";
import {createWalk} from "../../../../static/js/walk/walk.js";
import {graphOf} from "./graphs.js";

/** Two samples of two neurons, each a product with a weight and a tanh, and a sum at the top. */
const GRAPH = graphOf([
  {op: "leaf", operands: [], group: "parameters", label: "w"}, // 0
  {op: "leaf", operands: [], group: "", label: "x"}, // 1
  ...[0, 1].flatMap((s) => [0, 1].flatMap((n) => {
    const at = 2 + 4 * s + 2 * n;
    return [{op: "mul", operands: [n ? at - 1 : 1, 0], group: `sample ${s}/neuron ${n}`, label: ""}, {op: "tanh", operands: [at], group: `sample ${s}/neuron ${n}`, label: ""}];
  })), // 2…9
  {op: "add", operands: [5, 9], group: "", label: "sum"}, // 10
]);
const ORDER = orderOf(GRAPH);

/** @param {string[]} open @param {string} key @param {string} pressed */
function pressedAt(open, key, pressed) {
  const rows = rowsOf(ORDER, open);
  const parts = pressed.split("+");
  const move = moveOf(rows, rows.at(rows.indexOf(key)), {key: parts[parts.length - 1], shiftKey: parts.includes("Shift"), ctrlKey: parts.includes("Control"), altKey: parts.includes("Alt"), metaKey: parts.includes("Meta")});
  return move && "to" in move ? rows.at(move.to).key : move;
}

test("right opens a closed group and goes into an open one, left closes it or goes out", () => {
  const open = ["sample 0", "sample 0/neuron 1"];
  assert.deepEqual(pressedAt([], "g:sample 0", "ArrowRight"), {toggle: "sample 0", deep: false});
  assert.equal(pressedAt(open, "g:sample 0", "ArrowRight"), "g:sample 0/neuron 0");
  assert.equal(pressedAt(open, "n4", "ArrowRight"), "c0:4:1");
  assert.equal(pressedAt(open, "n5", "ArrowRight"), "n5");
  assert.equal(pressedAt(open, "c0:4:1", "ArrowLeft"), "n4");
  assert.equal(pressedAt(open, "n5", "ArrowLeft"), "g:sample 0/neuron 1");
  assert.deepEqual(pressedAt(open, "g:sample 0/neuron 1", "ArrowLeft"), {toggle: "sample 0/neuron 1", deep: false});
  assert.equal(pressedAt(open, "g:sample 0/neuron 0", "ArrowLeft"), "g:sample 0");
  assert.equal(pressedAt(open, "n1", "ArrowLeft"), "n1");
});

test("up and down, pages and both ends stay inside the tree", () => {
  assert.deepEqual(["ArrowDown", "End", "Home", "ArrowUp", "PageDown", "PageUp"].map((key) => pressedAt([], "g:sample 0", key)),
    ["g:sample 1", "n10", "n1", "n1", "n10", "n1"]);
  assert.equal(pressedAt([], "n10", "ArrowDown"), "n10");
  assert.equal(pressedAt([], "n1", "ArrowUp"), "n1");
});

test("Enter selects a node and turns a group, a star opens all beside it, Control and an arrow make a step", () => {
  assert.deepEqual(pressedAt([], "n10", "Enter"), {select: 10});
  assert.deepEqual(pressedAt(["sample 0", "sample 0/neuron 0"], "c0:2:1", " "), {select: 0});
  assert.deepEqual(pressedAt([], "g:sample 1", "Alt+Enter"), {toggle: "sample 1", deep: true});
  assert.deepEqual(pressedAt([], "n1", "Shift+*"), {open: ["sample 0", "sample 1"]});
  assert.deepEqual(pressedAt(["sample 1"], "g:sample 1/neuron 1", "*"), {open: ["sample 1/neuron 0", "sample 1/neuron 1"]});
  assert.deepEqual([pressedAt([], "n1", "Control+ArrowRight"), pressedAt([], "n1", "Control+ArrowLeft")], [{step: 1}, {step: -1}]);
  assert.deepEqual(["Meta+ArrowLeft", "Alt+ArrowLeft", "Shift+Home", "Escape", "Tab", "x"].map((key) => pressedAt([], "n1", key)), Array(6).fill(null));
});

test("Shift and an arrow follow the edges, and end at the closed group that hides what they lead to", () => {
  const open = ["sample 0", "sample 0/neuron 1"];
  assert.equal(pressedAt(open, "n4", "Shift+ArrowRight"), "n5");
  assert.equal(pressedAt(open, "n5", "Shift+ArrowRight"), "n10");
  assert.equal(pressedAt(open, "n10", "Shift+ArrowLeft"), "n5");
  assert.equal(pressedAt(open, "n4", "Shift+ArrowLeft"), "g:sample 0/neuron 0");
  assert.equal(pressedAt(open, "g:sample 0/neuron 0", "Shift+ArrowRight"), "n4");
  assert.equal(pressedAt(open, "g:sample 0/neuron 0", "Shift+ArrowLeft"), "n1");
  assert.equal(pressedAt([], "n1", "Shift+ArrowRight"), "g:sample 0");
  assert.equal(pressedAt(open, "n5", "Shift+ArrowDown"), "g:sample 1");
  assert.equal(pressedAt(open, "c0:4:1", "Shift+ArrowUp"), "g:sample 0/neuron 0");
  assert.equal(pressedAt(open, "c0:4:1", "Shift+ArrowRight"), "n4");
  assert.equal(pressedAt(open, "n10", "Shift+ArrowRight"), "n10");
  const rows = rowsOf(ORDER, open);
  assert.equal(rowAlong(rows, rows.at(rows.indexOf("n1")), "ArrowLeft"), -1);
});

test("letters typed in one go are a word, after a pause they begin another, and the same one again goes on", () => {
  let now = 0;
  const typed = createTypeahead(() => now);
  const names = ["x", "sample 0", "sample 1", "sample 12", "sum", "total"];
  const type = (/** @type {string} */ letters, /** @type {number} */ from) => [...letters].reduce((/** @type {number | null} */ at, letter) => {
    now += 100;
    return typed(letter, at ?? -1, names.length, (i) => names[i]);
  }, from);
  assert.deepEqual([type("T", 0), type("T", 5)], [5, 5]);
  now += 1000;
  assert.equal(type("sample 12", 0), 3);
  now += 1000;
  assert.equal(type("su", 0), 4);
  now += 1000;
  assert.deepEqual([type("s", 0), type("s", 1), type("s", 2)], [1, 2, 3]);
  now += 1000;
  assert.equal(type("sx", 4), 1);
  now += 1000;
  assert.deepEqual(["z", "1", "/", "+", "?", "*", " ", "Enter", "ArrowDown"].map((key) => typed(key, 0, names.length, (i) => names[i])), Array(9).fill(null));
});

test("a row says what it is, what it holds, and its numbers at the step", () => {
  const walk = createWalk(GRAPH);
  const state = /** @type {any} */ ({graph: GRAPH, walk, step: 0, byEdge: false, overwrite: false, asking: false, earlier: null});
  const rows = rowsOf(ORDER, ["sample 0", "sample 0/neuron 0"]);
  const said = (/** @type {string} */ key, /** @type {number} */ step) => spokenRow(state, rows.at(rows.indexOf(key)), new Map(), walk.frame(step));
  assert.equal(said("g:sample 1", 0), "sample 1, 2 neurons and 5 nodes, value not yet");
  assert.equal(said("g:sample 1", walk.total()), "sample 1, 2 neurons and 5 nodes, value 0");
  assert.equal(said("n10", 0), "sum = add(v5, v9), value not yet, gradient not yet");
  assert.equal(said("c0:2:1", 0), "w, value 0, gradient not yet");
  assert.deepEqual(["g:sample 0", "c0:2:1"].map((key) => nameOf(GRAPH, rows.at(rows.indexOf(key)))), ["sample 0", "w"]);
  assert.equal(contentsOf(GRAPH, Number(GRAPH.groups.index.get("sample 0/neuron 0"))), "3 nodes");
});

test("what has opened or closed is said in one sentence, with what is inside", () => {
  const said = (/** @type {string[]} */ before, /** @type {string[]} */ now) => turnedSaid(GRAPH, before, now);
  assert.equal(said([], ["sample 0"]), "sample 0, open, 2 neurons and 5 nodes");
  assert.equal(said(["sample 0", "sample 0/neuron 1"], []), "sample 0, closed, 2 neurons and 5 nodes");
  assert.equal(said([], ["sample 0", "sample 1"]), "2 groups open");
  assert.equal(said(["sample 0"], ["sample 0"]), "");
});
