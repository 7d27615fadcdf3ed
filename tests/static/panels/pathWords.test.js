import assert from "node:assert/strict";
import {test} from "node:test";
import {ends, manyPaths, percent, productSaid} from "../../../static/js/panels/details/pathWords.js";

test("paths are counted exactly as far as a number can, then by powers of ten", () => {
  assert.deepEqual([2, 2560, 2 ** 53 - 1, 1.2e21, Infinity].map(manyPaths), [
    "2 paths lead", "2,560 paths lead", "9,007,199,254,740,991 paths lead", "About 10²¹ paths lead", "More than 10³⁰⁸ paths lead"]);
});

test("a share is never rounded to all or nothing", () => {
  assert.deepEqual([0, 1e-9, 0.0042, 0.0999, 0.5, 0.834, 0.995, 0.99999, 1].map(percent), [
    "0 %", "less than 0.1 %", "0.4 %", "10.0 %", "50 %", "83 %", "99.5 %", "more than 99.9 %", "100 %"]);
});

test("a product beyond the doubles is told by its power of ten, with its sign", () => {
  assert.deepEqual([{product: 0.25, size: Math.log(0.25)}, {product: 0, size: -Infinity}, {product: 0, size: -400 * Math.LN10}, {product: -0, size: -400 * Math.LN10},
    {product: -Infinity, size: 999 * Math.LN10}, {product: NaN, size: Infinity}].map(productSaid), ["0.25", "0", "1e−400", "−1e−400", "−1e999", "NaN"]);
});

test("of a long path both ends are told, and how many are between them", () => {
  assert.deepEqual(ends([1, 2, 3, 4], 4), {first: [1, 2, 3, 4], left: 0, last: []});
  assert.deepEqual(ends([1, 2, 3, 4, 5, 6, 7], 4), {first: [1, 2], left: 3, last: [6, 7]});
});
