import assert from "node:assert/strict";
import test from "node:test";
import {changeBetween, movedBy, rangeMovedBy} from "../../../static/js/textChange.js";

/** @param {string} text @param {import("../../../static/js/textChange.js").Change | null} change */
const applied = (text, change) => (change ? text.slice(0, change.from) + change.insert + text.slice(change.to) : text);

test("the change between two texts makes the one of the other, and touches no more than it must", () => {
  const pairs = [["", "a"], ["a", ""], ["a = 2\n", "a = 25\n"], ["aa", "a"], ["a", "aa"], ["abc", "xyz"], ["a = 1.5", "a = 1.25"]];
  for (const [before, after] of pairs) assert.equal(applied(before, changeBetween(before, after)), after);
  assert.equal(changeBetween("same", "same"), null);
  assert.deepEqual(changeBetween("a = 2\nb = 4", "a = 7\nb = 4"), {from: 4, to: 5, insert: "7"});
});

test("a change never parts the two halves of a character", () => {
  const change = changeBetween("# 😀 ok", "# 😁 ok");
  assert.deepEqual(change, {from: 2, to: 4, insert: "😁"});
  assert.equal(applied("# \u{1f600}", changeBetween("# \u{1f600}", "# \u{1f900}")), "# \u{1f900}");
  assert.equal(applied("\u{1f600}", changeBetween("\u{1f600}", "\u{1fa00}")), "\u{1fa00}");
});

test("a place before a change stays, one behind it moves along, one inside it is gone", () => {
  const change = changeBetween("a = 2\nb = 4", "a = -17\nb = 4");
  assert.equal(movedBy(4, change), 4);
  assert.equal(movedBy(6, change), 8);
  assert.equal(movedBy(2, changeBetween("abcd", "axd")), null);
  assert.equal(movedBy(3, null), 3);
});

test("a range keeps around a change inside of it, and is gone where a change crosses its edge", () => {
  const change = changeBetween("f(2) + g", "f(25) + g");
  assert.deepEqual(rangeMovedBy({from: 0, to: 4}, change), {from: 0, to: 5});
  assert.deepEqual(rangeMovedBy({from: 7, to: 8}, change), {from: 8, to: 9});
  assert.equal(rangeMovedBy({from: 0, to: 3}, changeBetween("abcdef", "abXYef")), null);
});
