import assert from "node:assert/strict";
import {test} from "node:test";
import {MOST, countsOf, dataOf, kindName, pointsOf, pointsOfSamples} from "../../../../static/js/train/data/points.js";
import {onPicture, onPlane, ticksOf, viewOf, within} from "../../../../static/js/train/data/view.js";
import {SAMPLES} from "../states.js";

/** @param {...number} kinds */
const points = (...kinds) => kinds.map((kind, i) => ({x: i / 10, y: -i, kind}));

test("two classes are −1 and +1 to the server; with a third one they have names", () => {
  assert.deepEqual(dataOf(points(1, 0)), {x: [[0, -0], [0.1, -1]], y: [1, -1]});
  assert.deepEqual(dataOf(points(1, 0, 2)).y, ["b", "a", "c"]);
  assert.deepEqual([kindName(0, false), kindName(1, false), kindName(0, true), kindName(3, false)], ["\u22121", "+1", "a", "d"]);
  assert.deepEqual(countsOf(points(1, 0, 1)), [1, 2, 0, 0]);
});

for (const kinds of [[0, 1, 1], [0, 1, 2, 3, 2]]) {
  test(`points of ${new Set(kinds).size} classes come back from what is sent`, () => assert.deepEqual(pointsOf(dataOf(points(...kinds))), points(...kinds)));
}

/** @type {[string, import("../../../../static/js/train/types.js").Data][]} */
const OTHERS = [
  ["a set of the catalogue", {dataset: "moons"}], ["a table", {csv: "a,b", target: "b"}], ["three features", {x: [[1, 2, 3]], y: [1]}],
  ["numbers to be learnt", {x: [[1, 2]], y: [0.5]}], ["five classes", {x: Array(5).fill([1, 2]), y: ["a", "b", "c", "d", "e"]}],
  ["too many", {x: Array(MOST + 1).fill([1, 2]), y: Array(MOST + 1).fill(1)}],
];
for (const [name, data] of OTHERS) test(`${name}: no points`, () => assert.equal(pointsOf(data), null));

test("a run's rows become points on the scale that they came in", () => {
  const samples = {...SAMPLES, x: [[0, 1], [-1, 0]], y: [-1, 1], means: [10, 20], deviations: [2, 4]};
  assert.deepEqual(pointsOfSamples(samples), {points: [{x: 10, y: 16, kind: 0}, {x: 12, y: 20, kind: 1}]});
  assert.deepEqual(pointsOfSamples({...samples, means: null, deviations: null, task: "classes", classes: ["a", "b", "c"], y: [2, 0]}),
    {points: [{x: 0, y: -1, kind: 2}, {x: 1, y: 0, kind: 0}]});
});

test("rows that are no points of a plane are refused with the reason", () => {
  const wrong = (/** @type {Parameters<typeof pointsOfSamples>[0]} */ samples) => { const found = pointsOfSamples(samples); return "wrong" in found ? found.wrong : ""; };
  assert.match(wrong(null), /not there yet/);
  assert.match(wrong({...SAMPLES, x: [[1]]}), /1 feature,/);
  assert.match(wrong({...SAMPLES, task: "regression"}), /numbers/);
  assert.match(wrong({...SAMPLES, classes: ["a", "b", "c", "d", "e"], task: "classes"}), /4 classes/);
  assert.match(wrong({...SAMPLES, y: Array(MOST + 1).fill(1)}), /1,000 rows/);
});

const BOX = {left: 10, top: 20, width: 300, height: 300};

test("the plane shows its usual part, or all of the points", () => {
  assert.deepEqual(viewOf([], BOX).x, [-1.5, 1.5]);
  assert.deepEqual(viewOf([{x: 1.5, y: 0}, {x: -1, y: 1}], BOX), {x: [-1.5, 1.5], y: [-1.5, 1.5], box: BOX});
  const {x, y} = viewOf([{x: 100, y: 7}, {x: 200, y: 7}], BOX);
  assert.deepEqual([x, y[0] < 7, y[1] > 7], [[92, 208], true, true]);
});

test("places go to the picture and back; outside of it lies its rim", () => {
  const view = viewOf([], BOX);
  assert.deepEqual(onPicture(view, {x: -1.5, y: 1.5}), [10, 20]);
  for (const place of [{x: 0.25, y: -0.75}, {x: -1.5, y: 1.5}]) assert.deepEqual(onPlane(view, ...onPicture(view, place)), place);
  assert.deepEqual(onPlane(view, -500, 500), {x: -1.5, y: -1.5});
  assert.deepEqual(within(viewOf([{x: 0, y: 0}, {x: 1e6, y: 1e-6}], BOX), {x: 123456.789, y: 0}), {x: 123457, y: 0});
});

test("ticks are round numbers", () => {
  assert.deepEqual(ticksOf([-1.5, 1.5]), [-1, 0, 1]);
  assert.deepEqual(ticksOf([92, 208]), [100, 120, 140, 160, 180, 200]);
  for (const side of /** @type {[number, number][]} */ ([[0, 1e-6], [-3, 4], [1e5, 9e5]])) {
    const count = ticksOf(side).length;
    assert.ok(count >= 3 && count <= 7, `${side}: ${count}`);
  }
});
