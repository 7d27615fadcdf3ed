import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {describe, test} from "node:test";
import {layOut} from "../../../static/js/layout/index.js";
import {collisionsIn, outlineOf, overlapsIn} from "./checks.js";
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

    test("no more crossings are to be seen than in dot's drawing", () => {
      const {free, ordered} = DOT[title];
      assert.ok(crossingsOf(lines) <= Math.min(free, ordered), `${crossingsOf(lines)} crossings, dot has ${free}, ${ordered} in order`);
    });

    test("no edge runs through a box, a chip or close by one", () => assert.deepEqual(collisionsIn(picture), []));

    test("nothing overlaps", () => assert.deepEqual(overlapsIn(picture), []));

    test("everything lies within the picture's size", () => {
      const whole = {x: -0.5, y: -0.5, w: picture.width + 1, h: picture.height + 1};
      for (const thing of [...boxes.map(outlineOf), ...boxes.flatMap((box) => box.chips), ...frames]) assert.ok(holds(whole, thing));
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
        if (["sub", "div", "pow"].includes(input.ops[input.op[to.id]])) assert.ok(first.end.y < edge.end.y, `${edge.key} stands above ${first.key}`);
      }
    });

    test("a pill stands at its edge, off its consumer's chip and off the other operand's pill", () => {
      const pills = edges.map(({middle: {x, y}}) => ({x: x - 30.5, y: y - 11, w: 61, h: 22}));
      edges.forEach((edge, e) => {
        assert.ok(meets(lines[e].points, pills[e], 17), `${edge.key}: pill at ${edge.middle.x}, ${edge.middle.y}`);
        const to = boxes.find((box) => box.key === edge.to);
        if (!to || to.kind === "group") return;
        assert.ok(!overlap(pills[e], {x: to.x + 5 - 2 * to.chipHalf, y: to.y + 25, w: 2 * to.chipHalf, h: 26}), `${edge.key}: pill on the chip`);
        edges.forEach((other, o) => assert.ok(o <= e || other.to !== edge.to || !overlap(pills[e], pills[o]), `pills of ${edge.key} and ${other.key}`));
      });
    });
  });
}
