import assert from "node:assert/strict";
import {describe, test} from "node:test";
import {groupTree} from "../../../static/js/graph/groupTree.js";
import {layOutLarge} from "../../../static/js/layout/large/index.js";
import {openGroups} from "../../../static/js/layout/opening.js";
import {collisionsIn, columnsOf, followed, troubleIn, unfolded} from "./largeChecks.js";

/** @typedef {import("../../../static/js/layout/types.js").LayoutInput} LayoutInput */

/** @param {LayoutInput} input @param {string[] | null} wanted */
function laidOut(input, wanted) {
  const tree = groupTree(input);
  const {open, paths} = openGroups(tree, input, wanted);
  return {paths: tree.paths, picture: layOutLarge(input, tree, open, paths)};
}

/** The pass over a batch: each sample in its own group, two neurons of two inputs, and a chain that adds them up. @param {number} samples */
function batch(samples) {
  /** @type {string[]} */ const op = [];
  /** @type {number[][]} */ const operands = [];
  /** @type {string[]} */ const group = [];
  const add = (/** @type {string} */ name, /** @type {number[]} */ of, /** @type {string} */ path) => {
    op.push(name);
    operands.push(of);
    group.push(path);
    return op.length - 1;
  };
  const weights = [0, 1, 2, 3].map((k) => add("leaf", [], `parameters/layer 0/neuron ${k >> 1}`));
  const terms = [];
  for (let s = 0; s < samples; s++) {
    const path = `sample ${s}`;
    const inputs = [add("leaf", [], path), add("leaf", [], path)];
    const outs = [0, 1].map((n) => {
      const at = `${path}/layer 0/neuron ${n}`;
      return add("tanh", [add("add", [add("mul", [inputs[0], weights[2 * n]], at), add("mul", [inputs[1], weights[2 * n + 1]], at)], at)], at);
    });
    terms.push(add("sub", [outs[0], outs[1]], path));
  }
  let total = terms[0];
  for (const term of terms.slice(1)) total = add("add", [total, term], "total");
  add("neg", [total], "");
  const input = columnsOf(op, operands, group);
  input.nameLength.fill(5);
  input.named.fill(0);
  return input;
}

const SAMPLES = 60;
const BATCH = batch(SAMPLES);
const ALL = groupTree(BATCH).paths.slice(1);

/** @param {ReturnType<typeof laidOut>} laid @returns {Map<string, {x: number, y: number}>} */
const places = ({picture, paths}) => new Map(unfolded(picture, paths).boxes.map((box) => [box.key, box]));

/** @param {number} turns */
function loop(turns) {
  /** @type {string[]} */ const op = ["leaf", "leaf"];
  /** @type {number[][]} */ const operands = [[], []];
  for (let k = 0; k < turns; k++) {
    op.push("mul", "add");
    operands.push([op.length - 3, 1], [op.length - 2, 0]);
  }
  return columnsOf(op, operands, op.map(() => ""));
}

describe("frames of one structure", () => {
  const {picture, paths} = laidOut(BATCH, ALL);

  test("share a template, however many there are", () => {
    assert.equal(picture.frameGroup.length, 1 + SAMPLES * 4 + 1);
    assert.equal(picture.templates.length, 5);
    const templates = new Set();
    picture.frameGroup.forEach((g, f) => /neuron/.test(paths[g]) && templates.add(picture.frameTemplate[f]));
    assert.equal(templates.size, 1);
  });

  test("are whole: nothing overlaps, no edge is missing", () => {
    assert.deepEqual(troubleIn(picture, paths), []);
    const {ends, gaps} = followed(picture);
    assert.deepEqual(gaps, []);
    const edges = BATCH.operands.length - SAMPLES * 4;
    assert.equal(ends.size, edges);
  });

  test("outer frames stand before inner ones", () => picture.frameOuter.forEach((outer, f) => assert.ok(outer < f)));
});

describe("opening and closing a group", () => {
  const before = places(laidOut(BATCH, []));

  test("leaves what stands before it where it is, and everything else in its order", () => {
    const after = places(laidOut(BATCH, ["sample 7", "sample 7/layer 0"]));
    for (let s = 0; s < 7; s++) assert.deepEqual(pointOf(after.get(`g:sample ${s}`)), pointOf(before.get(`g:sample ${s}`)));
    const order = (/** @type {Map<string, {x: number, y: number}>} */ of) => [...of].filter(([key]) => /^g:sample \d+$/.test(key) && key !== "g:sample 7")
      .sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([key]) => key);
    assert.deepEqual(order(after), order(before));
  });

  test("keeps the order on every level of a random graph of groups", () => {
    const input = groupsOfRandom(24);
    const closed = levelsIn(laidOut(input, []));
    assert.ok(closed.some((column) => column.length > 3));
    for (const wanted of [["g 5"], ["g 2", "g 11", "g 17"], ["g 20", "g 3"]]) {
      assert.deepEqual(levelsIn(laidOut(input, wanted)), closed, `open ${wanted}`);
    }
  });

  test("gives the same picture after closing as before opening", () => {
    const tree = groupTree(BATCH);
    const look = (/** @type {string[]} */ wanted) => {
      const {open, paths} = openGroups(tree, BATCH, wanted);
      return layOutLarge(BATCH, tree, open, paths);
    };
    const first = look([]);
    look(["sample 3"]);
    assert.deepEqual(look([]), first);
  });
});

describe("wrapping", () => {
  test("lays many closed groups out in rows, in reading order, near the window's proportions", () => {
    const {picture, paths} = laidOut(batch(160), []);
    const proportion = picture.width / picture.height;
    assert.ok(proportion > 0.9 && proportion < 2.6, `${picture.width} × ${picture.height}`);
    const samples = unfolded(picture, paths).boxes.filter(({key}) => key.startsWith("g:sample")).sort((a, b) => a.y - b.y || a.x - b.x).map(({key}) => key);
    assert.deepEqual(samples, Array.from({length: 160}, (_, s) => `g:sample ${s}`));
    assert.deepEqual(troubleIn(picture, paths), []);
    assert.deepEqual(collisionsIn(picture, paths), []);
  });

  test("goes by the size of open groups where most are open, and by a few opened or closed ones not at all", () => {
    const samples = ALL.filter((path) => /^sample \d+$/.test(path));
    const columns = (/** @type {ReturnType<typeof laidOut>} */ {picture, paths}) => {
      const template = picture.templates[picture.frameTemplate[0]];
      const firsts = [...template.itemKind].map((kind, i) => ({path: kind ? paths[kind === 2 ? picture.frameGroup[picture.itemRef[i]] : picture.itemRef[i]] : "", x: template.itemX[i]}))
        .filter(({path}) => samples.includes(path));
      return firsts.findIndex(({x}, k) => k > 0 && x < firsts[k - 1].x);
    };
    const closed = columns(laidOut(BATCH, []));
    assert.equal(columns(laidOut(BATCH, samples.slice(0, 29))), closed);
    const all = laidOut(BATCH, ALL);
    assert.notEqual(columns(all), closed);
    const proportion = all.picture.width / all.picture.height;
    assert.ok(proportion > 0.9 && proportion < 2.6, `${all.picture.width} × ${all.picture.height}`);
    const fewer = ALL.filter((path) => !/^sample (11|40)\b/.test(path));
    assert.equal(columns(laidOut(BATCH, fewer)), columns(all));
    const [before, after] = [places(all), places(laidOut(BATCH, fewer))];
    for (let id = 4; id < 4 + 11 * 11; id++) assert.deepEqual(pointOf(after.get(`n${id}`)), pointOf(before.get(`n${id}`)));
  });

  test("lays a long loop out like lines of text, its edges going round", () => {
    const input = loop(600);
    const {picture, paths} = laidOut(input, []);
    const proportion = picture.width / picture.height;
    assert.ok(proportion > 0.9 && proportion < 2.6, `${picture.width} × ${picture.height}`);
    assert.deepEqual(troubleIn(picture, paths), []);
    const {ends, gaps} = followed(picture);
    assert.deepEqual(gaps, []);
    assert.equal(ends.size, input.operands.length);
    const {pieces} = unfolded(picture, paths);
    assert.ok(pieces.some(({route}) => route.some((value, k) => k % 3 === 1 && value < route[k - 1])), "some edge goes round");
  });

  test("keeps lines of text level where a chain that sums runs beside the chain of what is summed", () => {
    /** @type {string[]} */ const op = ["leaf"];
    /** @type {number[][]} */ const operands = [[]];
    for (let k = 0; k < 300; k++) operands.push([op.push("tanh") - 2]);
    for (let k = 1; k < 300; k++) operands.push([k === 1 ? 1 : op.length - 1, op.push("add") - 300]);
    const {picture, paths} = laidOut(columnsOf(op, operands, op.map(() => "")), []);
    const proportion = picture.width / picture.height;
    assert.ok(proportion > 0.9 && proportion < 2.6, `${picture.width} × ${picture.height}`);
    assert.deepEqual(troubleIn(picture, paths), []);
    assert.deepEqual(followed(picture).gaps, []);
  });

  test("cuts a tree of many leaves into stripes side by side, its edges still followed to their ends", () => {
    /** @type {string[]} */ const op = [];
    /** @type {number[][]} */ const operands = [];
    let row = Array.from({length: 500}, () => {
      operands.push([]);
      return op.push("leaf") - 1;
    });
    while (row.length > 1) {
      row = Array.from({length: Math.ceil(row.length / 2)}, (_, k) => {
        if (2 * k + 1 === row.length) return row[2 * k];
        operands.push([row[2 * k], row[2 * k + 1]]);
        return op.push("add") - 1;
      });
    }
    const {picture, paths} = laidOut(columnsOf(op, operands, op.map(() => "")), []);
    const proportion = picture.width / picture.height;
    assert.ok(proportion > 0.9 && proportion < 2.6, `${picture.width} × ${picture.height}`);
    assert.deepEqual(troubleIn(picture, paths), []);
    assert.deepEqual(collisionsIn(picture, paths), []);
    const {ends, gaps} = followed(picture);
    assert.deepEqual(gaps, []);
    assert.equal(ends.size, 998);
    const at = places({picture, paths});
    operands.forEach((own, id) => own.forEach((operand) => assert.ok(Number(at.get(`n${operand}`)?.x) < Number(at.get(`n${id}`)?.x))));
  });

  test("keeps the edges of a wrapped loop off its boxes", () => {
    const {picture, paths} = laidOut(loop(120), []);
    assert.deepEqual(collisionsIn(picture, paths), []);
  });

  test("wraps the chain that adds the samples, inside its frame", () => {
    const {picture, paths} = laidOut(batch(160), ["total"]);
    assert.deepEqual(troubleIn(picture, paths), []);
    assert.deepEqual(collisionsIn(picture, paths), []);
    assert.deepEqual(followed(picture).gaps, []);
    const frame = unfolded(picture, paths).frames[1];
    assert.ok(frame.w / frame.h < 4, `${frame.w} × ${frame.h}`);
  });
});

/** @param {{x: number, y: number} | undefined} box */
const pointOf = (box) => box && [box.x, box.y];

/** Groups of three nodes each, that use earlier ones. @param {number} groups */
function groupsOfRandom(groups) {
  /** @type {string[]} */ const op = ["leaf"];
  /** @type {number[][]} */ const operands = [[]];
  /** @type {string[]} */ const group = [""];
  let state = 77;
  const draw = (/** @type {number} */ below) => {
    state = state * 48_271 % 2_147_483_647;
    return state % below;
  };
  for (let g = 0; g < groups; g++) {
    for (let k = 0; k < 3; k++) {
      operands.push([Math.max(0, op.length - 4 - draw(60)), Math.max(0, op.length - 4 - draw(60))]);
      op.push("sub");
      group.push(`g ${g}`);
    }
  }
  return columnsOf(op, operands, group);
}

/** @param {ReturnType<typeof laidOut>} laid @returns {string[][]} groups directly in the whole, by level, from the top */
function levelsIn({picture, paths}) {
  const template = picture.templates[picture.frameTemplate[0]];
  /** @type {{key: string, x: number, right: number, y: number}[]} */ const items = [];
  template.itemKind.forEach((kind, i) => {
    const ref = picture.itemRef[i];
    if (kind) items.push({key: paths[kind === 2 ? picture.frameGroup[ref] : ref], x: template.itemX[i], right: template.itemX[i] + template.itemW[i], y: template.itemY[i] + template.itemH[i] / 2});
  });
  items.sort((a, b) => a.x - b.x);
  /** @type {(typeof items)[]} */ const columns = [];
  let right = -Infinity;
  for (const item of items) {
    if (item.x > right || !columns.length) columns.push([]);
    columns[columns.length - 1].push(item);
    right = Math.max(right, item.right);
  }
  return columns.map((column) => column.sort((a, b) => a.y - b.y).map(({key}) => key));
}
