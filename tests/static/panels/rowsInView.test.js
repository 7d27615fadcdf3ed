import assert from "node:assert/strict";
import test from "node:test";
import {rowsInView} from "../../../static/js/panels/rowsInView.js";

const view = {count: 10_000, top: 50_000, height: 250, row: 25, kept: -1};

test("of thousands of rows those in view are drawn, and what is left out keeps its height", () => {
  const {rows, gaps} = rowsInView(view);
  assert.ok(rows.length < 40);
  assert.ok(rows.includes(2000) && rows.includes(2009));
  assert.equal(gaps.reduce((sum, gap) => sum + gap, rows.length), view.count);
});

test("a row with the focus is drawn wherever it stands", () => {
  for (const kept of [0, 3, 2005, 9_999]) {
    const {rows, gaps} = rowsInView({...view, kept});
    assert.ok(rows.includes(kept));
    assert.deepEqual(rows, [...rows].sort((a, b) => a - b));
    assert.equal(gaps.reduce((sum, gap) => sum + gap, rows.length), view.count);
  }
});

test("a short list is drawn whole, an empty one not at all", () => {
  assert.deepEqual(rowsInView({...view, count: 5, top: 0}), {rows: [0, 1, 2, 3, 4], gaps: [0, 0, 0, 0, 0, 0]});
  assert.deepEqual(rowsInView({...view, count: 0, top: 0}), {rows: [], gaps: [0]});
});
