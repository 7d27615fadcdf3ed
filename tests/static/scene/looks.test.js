import assert from "node:assert/strict";
import {describe, test} from "node:test";
import {edgeLook} from "../../../static/js/scene/edgeLooks.js";
import {cut, lookOf, marksOf} from "../../../static/js/scene/looks.js";
import {frameOf} from "../../../static/js/walk/shown.js";
import {documentOf, walkOf} from "../fixtures.js";

/** @param {string} name @param {Partial<import("../../../static/js/types.js").State>} patch */
function stateOf(name, patch) {
  const at = {byEdge: false, overwrite: false, asking: false, selection: null, hover: null, lit: [], step: 0, ...patch};
  return /** @type {import("../../../static/js/types.js").State} */ ({...walkOf(name), ...at});
}

/** @param {string} name @param {number} id @param {Partial<import("../../../static/js/types.js").State>} patch */
function look(name, id, patch) {
  const state = stateOf(name, patch);
  const frame = frameOf(state);
  assert.ok(frame);
  return lookOf(state, id, frame, marksOf(state, frame));
}

/** @param {string} name @param {[number, number, number]} link @param {Partial<import("../../../static/js/types.js").State>} patch */
function edge(name, link, patch) {
  const state = stateOf(name, patch);
  const frame = frameOf(state);
  assert.ok(frame);
  return edgeLook(state, frame, [link], (id) => id === state.hover);
}

describe("a node of d = a*b + a", () => {
  test("before its step it has an outline and a label, and the first one to compute is marked", () => {
    const {classes, value, grad, awaits} = look("sheet", 2, {step: 0});
    assert.deepEqual(classes, ["node", "idle", "next"]);
    assert.deepEqual([value, grad, awaits], ["", "", false]);
    assert.ok(!look("sheet", 3, {step: 0}).classes.includes("next"));
    assert.ok(!look("sheet", 3, {step: 1}).classes.includes("next"));
  });

  test("at its forward step it is present and its data is new; dots wait for the gradient", () => {
    const {classes, value, awaits} = look("sheet", 2, {step: 1});
    assert.deepEqual(classes, ["node", "present", "fwd", "new-data"]);
    assert.deepEqual([value, awaits], ["8.0000", true]);
  });

  test("a partial sum fills its share of the row and says so; while it arrives the whole row is lit", () => {
    const arriving = look("sheet", 0, {step: 4});
    assert.deepEqual([arriving.of, arriving.portion, arriving.grad], ["1/2", 1, "1.0000"]);
    assert.ok(arriving.classes.includes("new-grad"));
    const waiting = look("sheet", 0, {step: 5, byEdge: true});
    assert.deepEqual([waiting.of, waiting.portion], ["1/2", 1]);
    const done = look("sheet", 0, {step: 5});
    assert.deepEqual([done.of, done.portion, done.grad, done.sign], ["", 1, "5.0000", 1]);
  });

  test("the operands and consumers of the selected node are told apart", () => {
    assert.ok(look("sheet", 0, {selection: 2}).classes.includes("operand"));
    assert.ok(look("sheet", 3, {selection: 2}).classes.includes("consumer"));
    assert.ok(look("sheet", 2, {selection: 2}).classes.includes("selected"));
  });

  test("a number that is asked for reads ?", () => {
    assert.equal(look("sheet", 2, {step: 1, asking: true}).value, "?");
    assert.equal(look("sheet", 0, {step: 4, asking: true}).grad, "?");
  });
});

test("overwriting shows what += gives beside what = leaves", () => {
  const {grad, truth} = look("a-plus-a", 0, {step: 3, overwrite: true});
  assert.deepEqual([grad, truth], ["1.0000", "2.0000"]);
  assert.equal(look("a-plus-a", 0, {step: 3}).truth, "");
});

test("NaN is red where it shows, and only the first one carries the flag", () => {
  const {nodes} = documentOf("nan");
  const [first, second] = nodes.value.flatMap((value, id) => (Number.isFinite(value) ? [] : [id]));
  const end = {step: 2};
  assert.ok(look("nan", first, end).flagged);
  assert.ok(look("nan", second, end).classes.includes("nan"));
  assert.ok(!look("nan", second, end).flagged);
  assert.ok(!look("nan", first, {step: 0}).flagged);
});

describe("an edge of d = a*b + a", () => {
  const link = /** @type {[number, number, number]} */ ([0, 2, 0]);
  test("is to do, carries the value now, rests, carries the contribution now, and has been walked back", () => {
    assert.deepEqual(edge("sheet", link, {step: 0}), {state: "todo", near: false, pill: ""});
    assert.deepEqual(edge("sheet", link, {step: 1}), {state: "forward", near: false, pill: "2.0000"});
    assert.deepEqual(edge("sheet", link, {step: 2}), {state: "rest", near: false, pill: ""});
    assert.deepEqual(edge("sheet", link, {step: 5}), {state: "handing", near: false, pill: "+4.0000"});
    assert.equal(edge("sheet", [0, 3, 1], {step: 5}).state, "back");
  });

  test("walked back, it shows its contribution only where its node is pointed at", () => {
    assert.equal(edge("sheet", [0, 3, 1], {step: 5}).pill, "");
    assert.deepEqual(edge("sheet", [0, 3, 1], {step: 5, hover: 0}), {state: "back", near: true, pill: "+1.0000"});
  });

  test("a path that is pointed at lights the edges between its nodes", () => {
    assert.ok(edge("sheet", link, {step: 5, lit: [3, 2, 0]}).near);
    assert.ok(!edge("sheet", [0, 3, 1], {step: 5, lit: [3, 2, 0]}).near);
  });

  test("by edge, only one of two slots hands at a time", () => {
    const at = {step: 4, byEdge: true};
    assert.deepEqual([edge("sheet", [2, 3, 0], at).state, edge("sheet", [0, 3, 1], at).state], ["handing", "rest"]);
  });
});

test("an edge to a constant is never walked back", () => {
  const {op, operands} = documentOf("micrograd").nodes;
  operands.forEach((row, id) => row.forEach((operand, slot) => {
    if (op[operand] === "constant") assert.equal(edge("micrograd", [operand, id, slot], {step: 51}).state, "rest");
  }));
});

test("a label is cut by characters, not by halves of them", () => {
  assert.equal(cut("𝐱𝐲𝐳𝐰", 3), "𝐱𝐲…");
  assert.equal(cut("abc", 3), "abc");
});
