import assert from "node:assert/strict";
import {test} from "node:test";
import {curveLines, curveScale, curveSummary, passAt, passesOffered, placeOf} from "../../../static/js/panels/walk/curveScale.js";
import {said} from "../../../static/js/numbers.js";

test("the scale is a logarithm only where all is above 0 and spans more than two powers of ten", () => {
  assert.equal(curveScale([0.85, 0.0048]).log, true);
  assert.equal(curveScale([0.85, 0.0086]).log, false);
  assert.equal(curveScale([100, 0]).log, false);
  assert.equal(curveScale([1000, -1]).log, false);
  assert.equal(curveScale([NaN, 1000, 1]).log, true, "what is no number does not count");
});

test("the lowest value lies at the bottom, the highest at the top, equal ones in the middle", () => {
  const {y} = curveScale([1, 10, 1000]);
  assert.deepEqual([1, 1000].map(y), [0, 1]);
  assert.ok(Math.abs(/** @type {number} */ (y(10)) - 1 / 3) < 1e-12);
  assert.equal(curveScale([4, 4]).y(4), 0.5);
  assert.equal(y(NaN), null);
});

test("a curve breaks where there is no number, and goes on after it", () => {
  const values = [1, 2, NaN, 4, Infinity, 6];
  const lines = curveLines(values, curveScale(values), {width: 500, height: 20});
  assert.deepEqual(lines.map((points) => points.map(([x]) => x)), [[0, 100], [300], [500]]);
});

test("of thousands of passes a peak one pass wide is still drawn, with few points", () => {
  const values = Array.from({length: 10_000}, (_, pass) => (pass === 7_777 ? 5 : 1));
  const lines = curveLines(values, curveScale(values), {width: 300, height: 20});
  assert.ok(lines[0].length <= 900);
  assert.ok(lines[0].some(([, y]) => y === 0));
});

test("a place on the curve and its pass find each other", () => {
  for (const passes of [1, 2, 100]) for (let pass = 0; pass < passes; pass++) assert.equal(passAt(placeOf(pass, passes, 640), passes, 640), pass);
  assert.deepEqual([-20, 700].map((x) => passAt(x, 100, 640)), [0, 99]);
});

test("a list offers all of a hundred passes; of thousands some of each region, the present one and its neighbours", () => {
  assert.equal(passesOffered(100, 3).length, 100);
  const offered = passesOffered(25_000, 12_345);
  assert.ok(offered.length < 200);
  for (const pass of [0, 999, 12_335, 12_345, 12_355, 24_999]) assert.ok(offered.includes(pass), String(pass));
  assert.deepEqual(offered, [...new Set(offered)].sort((a, b) => a - b));
});

test("the summary names ends and extremes, and the first that is no number", () => {
  assert.equal(curveSummary([0.85, 0.9, 0.2], "loss", said), "loss over 3 passes: from 0.85 to 0.2; lowest 0.2 in pass 3, highest 0.9 in pass 2.");
  assert.equal(curveSummary([1, NaN], "loss", said), "loss over 2 passes: from 1 to NaN; lowest 1 in pass 1, highest 1 in pass 1; first NaN in pass 2.");
});
