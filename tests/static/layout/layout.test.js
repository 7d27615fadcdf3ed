import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {describe, test} from "node:test";
import {layOut} from "../../../static/js/layout/index.js";
import {crossingsOf, holds, meets, overlap, pointsOf} from "./geometry.js";
import {VIEWS, inputOf} from "./views.js";

/** Crossings in dot's drawing, by benchmarks/layout/record_dot.mjs. @type {Record<string, {free: number, ordered: number}>} */
const DOT = JSON.parse(readFileSync(new URL("dot.json", import.meta.url), "utf8"));

for (const {title, name, open} of VIEWS) {
  describe(title, () => {
    const input = inputOf(name, open);
    const picture = layOut(input);
    const {boxes, edges, frames} = picture;
    const lines = edges.map((edge) => ({from: edge.from, points: pointsOf(edge.path, 25)}));
    const outline = (/** @type {import("../../../static/js/layout/types.js").Box} */ box) => {
      const left = box.chipHalf ? 2 * box.chipHalf - 5 : 0;
      const stack = box.stack ? 8 : 0;
      return {x: box.x - left, y: box.y - stack, w: box.w + left + stack, h: box.h + stack};
    };

    test("no more crossings are to be seen than in dot's drawing", () => {
      const {free, ordered} = DOT[title];
      assert.ok(crossingsOf(lines) <= Math.min(free, ordered), `${crossingsOf(lines)} crossings, dot has ${free}, ${ordered} in order`);
    });

    test("no edge runs through a box, a chip or close by one", () => {
      edges.forEach((edge, e) => {
        for (const box of boxes) {
          if (box.key !== edge.from && box.key !== edge.to) {
            assert.ok(!meets(lines[e].points, outline(box), 6), `${edge.key} meets ${box.key}`);
          }
          for (const chip of box.kind === "node" ? box.chips : []) assert.ok(!meets(lines[e].points, chip, 4), `${edge.key} meets chip ${chip.id}`);
        }
      });
    });

    test("nothing overlaps", () => {
      const things = boxes.flatMap((box) => [{key: box.key, ...outline(box)},
        ...(box.kind === "node" ? box.chips.map((chip) => ({...chip, key: `chip ${chip.id} at ${box.key}`})) : [])]);
      things.forEach((one, i) => things.slice(i + 1).forEach((other) =>
        assert.ok(!overlap(one, other), `${one.key} overlaps ${other.key}`)));
      frames.forEach((one, i) => frames.slice(i + 1).forEach((other) => {
        const nested = other.group.startsWith(`${one.group}/`);
        assert.ok(nested ? holds(one, other) : !overlap(one, other), `${one.key} and ${other.key}`);
      }));
      for (const box of boxes) {
        for (const frame of frames) {
          const inside = box.group === frame.group || box.group.startsWith(`${frame.group}/`);
          assert.ok(inside ? holds(frame, outline(box)) : !overlap(frame, outline(box)), `${box.key} and ${frame.key}`);
        }
        if (box.kind === "group") for (const chip of box.chips) assert.ok(holds(box, chip), `chip ${chip.id} is inside ${box.key}`);
      }
    });

    test("everything lies within the picture's size", () => {
      const whole = {x: -0.5, y: -0.5, w: picture.width + 1, h: picture.height + 1};
      for (const thing of [...boxes.map(outline), ...boxes.flatMap((box) => box.chips), ...frames]) assert.ok(holds(whole, thing));
      for (const [x, y] of lines.flatMap((line) => line.points)) assert.ok(holds(whole, {x, y, w: 0, h: 0}));
    });

    test("every edge leaves the middle of the right side and ends at its consumer, operands in their order", () => {
      const byKey = new Map(boxes.map((box) => [box.key, box]));
      for (const edge of edges) {
        const [from, to] = [byKey.get(edge.from), byKey.get(edge.to)];
        assert.ok(from && to);
        assert.equal(edge.start.x, from.x + from.w + (from.stack ? 8 : 0));
        assert.equal(edge.start.y, from.y + from.h / 2);
        assert.ok(edge.end.x > edge.start.x);
        assert.ok(Math.abs(edge.end.y - to.y - to.h / 2) <= 7);
        if (edge.kind === "bundle" || edge.slot === 0) continue;
        const first = edges.find((other) => other.to === edge.to && other.slot === 0);
        if (!first) continue;
        assert.equal(Math.abs(edge.end.y - first.end.y), 14);
        if (["sub", "div", "pow"].includes(input.op[to.id])) assert.ok(first.end.y < edge.end.y, `${edge.key} stands above ${first.key}`);
      }
    });
  });
}
