import assert from "node:assert/strict";
import {describe, test} from "node:test";
import {groupTree} from "../../../static/js/graph/groupTree.js";
import {layOutLarge} from "../../../static/js/layout/large/index.js";
import {openGroups} from "../../../static/js/layout/opening.js";
import {COMMUTATIVE, boxesOf} from "../../../static/js/layout/picture.js";
import {buffersOf} from "../../../static/js/layout/transfer.js";
import {visibleOf} from "../../../static/js/layout/visible.js";
import {collisionsIn, columnsOf, followed, troubleIn, unfolded} from "./largeChecks.js";
import {VIEWS, inputOf} from "./views.js";

/** @typedef {import("../../../static/js/layout/types.js").LayoutInput} LayoutInput */

/** @param {LayoutInput} input @param {string[] | null} wanted */
function laidOut(input, wanted) {
  const tree = groupTree(input);
  const {open, paths} = openGroups(tree, input, wanted);
  return {tree, open, picture: layOutLarge(input, tree, open, paths)};
}

/** @param {number} seed */
function drawing(seed) {
  let state = seed * 7919 + 1;
  return (/** @type {number} */ below) => {
    state = state * 48_271 % 2_147_483_647;
    return Math.floor(state / 2_147_483_647 * below);
  };
}

const GROUPS = ["", "", "a", "a/x", "a/y", "a/y/deep", "b", "b/x", "c"];

/** Groups that use each other in both directions, constants that belong elsewhere, parameters. @param {number} seed */
function program(seed) {
  const draw = drawing(seed);
  /** @type {string[]} */ const op = ["leaf", "leaf"];
  /** @type {number[][]} */ const operands = [[], []];
  /** @type {string[]} */ const group = ["parameters/a", "parameters/b"];
  for (let k = 0; k < 60; k++) {
    const path = GROUPS[draw(GROUPS.length)];
    const near = () => Math.max(0, op.length - 1 - draw(draw(3) ? 8 : op.length));
    const kind = draw(7);
    if (kind === 0) {
      op.push("constant");
      operands.push([]);
      group.push(GROUPS[draw(GROUPS.length)]);
      op.push("sub");
      operands.push([near(), op.length - 2]);
    } else if (kind === 1) {
      op.push("leaf");
      operands.push([]);
    } else if (kind === 2) {
      op.push("mul");
      operands.push([near(), draw(2)]);
    } else if (kind === 3) {
      const twice = near();
      op.push("mul");
      operands.push([twice, twice]);
    } else {
      op.push(["add", "sub", "max"][draw(3)]);
      operands.push([near(), near()]);
    }
    group.push(path);
  }
  return columnsOf(op, operands, group);
}

const OPENINGS = [[], ["a"], ["a", "a/y", "b"], ["a", "a/x", "a/y", "a/y/deep", "b", "b/x", "c"]];

/** Halves of a pixel: columns are single precision. @param {number} value */
const round = (value) => Math.round(value * 2) / 2;

/** What a small picture shows. @param {LayoutInput} input @param {string[] | null} wanted @returns {string[]} */
function boxesOfSmall(input, wanted) {
  const tree = groupTree(input);
  const {open} = openGroups(tree, input, wanted);
  const boxes = boxesOf(input, tree, visibleOf(tree, open, input));
  return boxes.map((box) => [box.key, box.w, box.h, ...box.chips.map((chip) => [chip.id, chip.slot, round(chip.x), round(chip.y), chip.w, chip.h])].join(" ")).sort();
}

/** @param {import("../../../static/js/layout/types.js").LargePicture} picture @param {string[]} paths @returns {string[]} */
function boxesOfLarge(picture, paths) {
  return unfolded(picture, paths).boxes.map((box) => [box.key, box.w, box.h, ...box.chips.map((chip) => [chip.id, chip.slot, round(chip.x - box.x), round(chip.y - box.y), chip.w, chip.h])].join(" ")).sort();
}

describe("a large picture of any graph", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const input = program(seed);
    for (const wanted of OPENINGS) {
      const {tree, open, picture} = laidOut(input, wanted);
      const title = `seed ${seed}, open ${wanted.join(", ") || "nothing"}`;
      test(`${title}: shows the boxes and chips of the small one`, () => assert.deepEqual(boxesOfLarge(picture, tree.paths), boxesOfSmall(input, wanted)));
      test(`${title}: nothing overlaps or leaves its frame`, () => assert.deepEqual(troubleIn(picture, tree.paths), []));
      test(`${title}: the first operand ends above the second where their order means something`, () => {
        /** @type {Map<number, number[]>} */ const ends = new Map();
        for (const {frame, item, slot, route} of unfolded(picture, tree.paths).pieces) {
          if (slot < 0) continue;
          const id = picture.itemRef[picture.itemStarts[frame] + item];
          ends.set(id, Object.assign(ends.get(id) ?? [], {[slot]: route[route.length - 1]}));
        }
        const both = [...ends].filter(([id, own]) => own[0] !== undefined && own[1] !== undefined && !COMMUTATIVE.has(input.ops[input.op[id]]));
        if (wanted.length === OPENINGS[3].length) assert.ok(both.length > 5);
        for (const [id, own] of both) assert.ok(own[0] < own[1], `node ${id}`);
      });
      test(`${title}: every edge can be followed from its operand to its consumer, and no other`, () => {
        const {boxes, links} = visibleOf(tree, open, input);
        const wantedEnds = new Set(links.flatMap(({from, to, edges}) => {
          const ref = boxes[from].node >= 0 ? boxes[from].node : -1 - boxes[from].group;
          return edges.map(([, , slot]) => `${ref}>${boxes[to].node >= 0 ? `${boxes[to].node}:${slot}` : -1 - boxes[to].group}`);
        }));
        const {ends, gaps} = followed(picture);
        assert.deepEqual(gaps, []);
        assert.deepEqual([...ends].sort(), [...wantedEnds].sort());
      });
    }
  }

  test("shows what the small one shows of the networks, edges clear of boxes", () => {
    for (const {name, open} of VIEWS) {
      const input = inputOf(name, open);
      const {tree, picture} = laidOut(input, open);
      assert.deepEqual(boxesOfLarge(picture, tree.paths), boxesOfSmall(input, open), name);
      assert.deepEqual(troubleIn(picture, tree.paths), [], name);
      assert.deepEqual(collisionsIn(picture, tree.paths), [], name);
    }
  });

  test("is the same every time, and its columns may change hands", () => {
    const input = program(3);
    const first = laidOut(input, OPENINGS[2]).picture;
    const copy = structuredClone(first);
    structuredClone(first, {transfer: buffersOf(first)});
    assert.deepEqual(laidOut(input, OPENINGS[2]).picture, copy);
    assert.deepEqual(laidOut({...input, starts: input.starts.slice()}, OPENINGS[2]).picture, copy);
  });
});
