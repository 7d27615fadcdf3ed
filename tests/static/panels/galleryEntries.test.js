import assert from "node:assert/strict";
import {test} from "node:test";

import {best, byTheme, found} from "../../../static/js/panels/gallery/entries.js";

/** @param {string} title @param {string} caption @param {string} theme */
const entry = (title, caption, theme, isShown = false) => ({title, caption, theme, isShown, choose: () => {}});
const ENTRIES = [
  entry("A diamond", "In which order must one walk back?", "First steps"),
  entry("A dead relu", "Why does this neuron learn from no sample?", "Functions", true),
  entry("One neuron", "Why is w2 not moved?", "Networks"),
  entry("A deep chain", "Why do the first layers learn so slowly?", "Networks"),
];
const titles = (/** @type {ReturnType<typeof entry>[]} */ entries) => entries.map(({title}) => title);

test("a search holds every word, wherever it stands, and no query finds all", () => {
  assert.deepEqual(titles(found(ENTRIES, "NEURON learn")), ["A dead relu"]);
  assert.deepEqual(titles(found(ENTRIES, "networks why")), ["One neuron", "A deep chain"]);
  assert.deepEqual(found(ENTRIES, "  "), ENTRIES);
  assert.deepEqual(found(ENTRIES, "neuron zebra"), []);
});

test("the list points at a title that begins with the query, else at a word of one, else at the first", () => {
  assert.equal(best(ENTRIES, "one"), 2);
  assert.equal(best(ENTRIES, "deep"), 3);
  assert.equal(best(ENTRIES, "why"), 0);
  assert.equal(best(ENTRIES, ""), 1, "without a query at what is shown");
  assert.equal(best(ENTRIES.slice(2), ""), 0);
});

test("the themes come in the order of their first entries, and lose none", () => {
  assert.deepEqual(byTheme(ENTRIES).map(([theme, own]) => [theme, own.length]), [["First steps", 1], ["Functions", 1], ["Networks", 2]]);
});
