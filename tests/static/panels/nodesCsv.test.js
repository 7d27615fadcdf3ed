import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {csvOf} from "../../../static/js/panels/nodesCsv.js";
import {made} from "../words/reading.js";

/** A reader of RFC 4180, on its own. @param {string} text @returns {string[][]} */
function read(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let inQuotes = false;
  for (let i = 0; i < text.length; i++) {
    if (inQuotes) {
      if (text[i] !== '"') cell += text[i];
      else if (text[i + 1] === '"') cell += text[i++];
      else inQuotes = false;
    } else if (text[i] === '"') inQuotes = true;
    else if (text[i] === ",") {
      row.push(cell);
      cell = "";
    } else if (text.startsWith("\r\n", i)) {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      i++;
    } else cell += text[i];
  }
  assert.deepEqual([row, cell, inQuotes], [[], "", false], "the last line ends as the others do");
  return rows;
}

/** @param {string[]} names @param {number[]} values @param {(number | null)[]} [gradients] */
function rowsOf(names, values, gradients = values) {
  const graph = indexGraph(made(names.map((name, id) => [id ? "add" : "leaf", name, id ? [0, id - 1] : [], values[id], 0, id ? [1, 1] : []])));
  graph.document.nodes.group[1] = "mlp/layer, 1";
  return read([...csvOf(graph, [...names.keys()], (id) => ({value: values[id], gradient: gradients[id]}))].join(""));
}

test("rows hold id, name, op, group, operands and both numbers", () => {
  assert.deepEqual(rowsOf(["a", "b"], [1.5, 2], [null, -3]), [["id", "name", "op", "group", "operands", "value", "gradient"],
    ["0", "a", "leaf", "", "", "1.5", ""], ["1", "b", "add", "mlp/layer, 1", "0 0", "2", "-3"]]);
});

test("numbers read back as they were", () => {
  const numbers = [0.1 + 0.2, -0, 1e-320, 1.7976931348623157e308, -123456789.123, NaN, Infinity, -Infinity];
  const rows = rowsOf(numbers.map((_, i) => `n${i}`), numbers).slice(1);
  assert.deepEqual(rows.map((row) => row[5]).slice(5), ["NaN", "Infinity", "-Infinity"]);
  rows.forEach((row, i) => assert.ok(Object.is(Number(row[5]), numbers[i]) && Object.is(Number(row[6]), numbers[i]), row[5]));
});

test("commas, quotes and lines in a name stay inside of their cell", () => {
  const names = ["a, b", 'say "x"', "two\r\nlines", "'", ""];
  assert.deepEqual(rowsOf(names, [1, 2, 3, 4, 5]).slice(1).map((row) => row[1]), [...names.slice(0, 4), "v4"]);
});

test("a name that a spreadsheet would compute gets an apostrophe; a number stays one", () => {
  const names = ["=1+1", "-x", "+a", "@SUM(A1)", "\tq", "-2.5", "+1e-3", "a=b"];
  assert.deepEqual(rowsOf(names, names.map(() => 0)).slice(1).map((row) => row[1]), ["'=1+1", "'-x", "'+a", "'@SUM(A1)", "'\tq", "-2.5", "+1e-3", "a=b"]);
});

test("many rows come in several pieces", () => {
  const graph = indexGraph(made(Array.from({length: 12_000}, (_, id) => ["leaf", `x${id}`, [], id, 0, []])));
  const pieces = [...csvOf(graph, Int32Array.from({length: 12_000}, (_, i) => 11_999 - i), (id) => ({value: id, gradient: null}))];
  assert.deepEqual([pieces.length > 2, read(pieces.join("")).length, read(pieces.join("")).at(1)?.[0]], [true, 12_001, "11999"]);
});
