import assert from "node:assert/strict";
import {test} from "node:test";
import {fixed, fromWire, full, said} from "../../../static/js/numbers.js";

/** @type {[number, string, string, string][]} number, in a node, in a sentence, in full */
const CASES = [
  [8, "8.0000", "8", "8.0"],
  [-6, "−6.0000", "−6", "−6.0"],
  [0, "0.0000", "0", "0.0"],
  [-0, "0.0000", "0", "−0.0"],
  [0.4999999999999998, "0.5000", "0.5", "0.4999999999999998"],
  [138.83381924198252, "138.8338", "138.8338", "138.83381924198252"],
  [0.000012, "1.2e−5", "1.2e−5", "0.000012"],
  [-0.00001, "−1.0e−5", "−1.0e−5", "−0.00001"],
  [99999.9999, "99999.9999", "99999.9999", "99999.9999"],
  [123456, "1.2346e5", "1.2346e5", "123456.0"],
  [1e300, "1.0000e300", "1.0000e300", "1e+300"],
  [NaN, "NaN", "NaN", "NaN"],
  [-Infinity, "−∞", "−∞", "−∞"],
];

for (const [number, inNode, inSentence, inFull] of CASES) {
  test(`${number} reads ${inNode}, ${inSentence} and ${inFull}`, () => {
    assert.deepEqual([fixed(number), said(number), full(number)], [inNode, inSentence, inFull]);
  });
}

test("a sign can be asked for", () => {
  assert.deepEqual([0.5, 0, -2].map((x) => fixed(x, {sign: true})), ["+0.5000", "0.0000", "−2.0000"]);
});

test("what JSON cannot carry comes as a word", () => {
  assert.deepEqual(["NaN", "Infinity", "-Infinity", 1.5].map(fromWire), [NaN, Infinity, -Infinity, 1.5]);
});
