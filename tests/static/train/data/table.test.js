import assert from "node:assert/strict";
import {test} from "node:test";
import {delimiterOf, rowsIn} from "../../../../static/js/train/data/cells.js";
import {aboutData, placeOf} from "../../../../static/js/train/data/complaint.js";
import {columnOf, hasHeader, namesOf, previewOf, targetOf} from "../../../../static/js/train/data/preview.js";

/** @param {string} text @param {string} [delimiter] */
const read = (text, delimiter = ",") => [...rowsIn(text, delimiter)].map(({line, cells}) => [line, ...cells.map((cell) => cell.text)]);

/** @type {[string, string, (string | number)[][]][]} what it is, text, rows with their lines */
const TEXTS = [
  ["plain rows", "a,b\n1,2\n", [[1, "a", "b"], [2, "1", "2"]]],
  ["ends of lines of three kinds", "a,b\r\n1,2\r3,4", [[1, "a", "b"], [2, "1", "2"], [3, "3", "4"]]],
  ["lines without content", "\n a , b\n,\n\n1,2", [[2, "a", "b"], [5, "1", "2"]]],
  ["quoted cells", '"a, b","say ""hi""", "c"\n1,2,3', [[1, "a, b", 'say "hi"', "c"], [2, "1", "2", "3"]]],
  ["a quoted end of line", '"two\nlines",x\n1,2', [[1, "two lines", "x"], [3, "1", "2"]]],
  ["an empty last cell", "1,2,\n3,4,", [[1, "1", "2", ""], [2, "3", "4", ""]]],
  ["a quote that stays open", '1,"2\n3,4', [[1, "1", "2 3,4"]]],
  ["nothing", " \n", []],
];
for (const [name, text, rows] of TEXTS) {
  test(`cells: ${name}`, () => assert.deepEqual(read(text), rows));
}

test("the place of each cell is where its text stands", () => {
  const text = 'a, b ,"c ""d"""\r\n1,,3';
  const cells = [...rowsIn(text, ",")].flatMap((row) => row.cells);
  assert.deepEqual(cells.map(({from, to}) => text.slice(from, to)), ["a", "b", '"c ""d"""', "1", "", "3"]);
});

test("the delimiter is the one by which all rows are as wide", () => {
  assert.deepEqual(["a,b\n1,2", "a;b\n1,5;2,5", "a\tb\n1\t2", "1 2", "a;b\n1", ""].map(delimiterOf), [",", ";", "\t", ",", ";", ","]);
});

/** @param {string} text */
const preview = (text) => /** @type {import("../../../../static/js/train/data/preview.js").Preview} */ (previewOf(text));

test("a header is found by what is no number", () => {
  assert.equal(hasHeader(preview("x,y\n1,2"), 1), true);
  assert.equal(hasHeader(preview("1,2\n3,4"), 1), false);
  assert.equal(hasHeader(preview("1,yes\n3,no"), 1), false, "the target may be text");
  assert.equal(hasHeader(preview("1,label\n3,0\n4,1"), 1), true, "a name above numbers");
  assert.equal(hasHeader(preview("1e-3,−.5,nan\n1,2,3"), 0), false);
});

test("columns are called by the header, the target by a name that it has for itself", () => {
  const table = preview("x,x,,y\n1,2,3,4");
  assert.deepEqual([namesOf(table, true), namesOf(table, false)], [["x", "x", "column 2", "y"], ["column 0", "column 1", "column 2", "column 3"]]);
  assert.deepEqual([0, 2, 3].map((j) => targetOf(table, true, j)), [0, 2, "y"]);
  assert.equal(targetOf(table, false, 3), 3);
  assert.deepEqual(["y", 2, "z", 4].map((target) => columnOf(table, target)), [3, 2, -1, -1]);
});

test("of a long text the beginning is read, the row that is cut left out, and all lines counted", () => {
  const wide = Array(6000).fill("1.5").join(",");
  const table = preview(`${wide}\n${wide}\n${wide}\n${wide}\n`);
  assert.deepEqual([table.rows.length, table.width, table.lines], [2, 6000, 4]);
  assert.equal(previewOf(" \n"), null);
});

const TABLE = 'petal, sepal width in millimetres, kind\n1,2,a\n"x\ny",2,b\n\n3,zwei,a\n';

/** @type {[string, string, string | null][]} what the server says, a text that has a header unless it begins with a number, what is selected */
const COMPLAINTS = [
  ["row 6, column sepal width in milli: 'zwei' is not a number; only the target may be text", TABLE, "zwei"],
  ["row 3, column petal: 'x y' is not a number", TABLE, '"x\ny"'],
  ["row 2, column 1: 'b' is not a number", "1,2\n3,b", "b"],
  ["row 2, column kind: the cell is empty", "x,kind\n1,\n", ""],
  ["row 2 has 3 cells, and the first row 2", "a,b\n1, 2, 3\n", "1, 2, 3"],
  ["row 1: two columns are called a", "a,a\n1,2", "a,a"],
  ["row 9, column a: 'b' is not a number", "a,b\n1,2", null],
  ["There are no rows below the header.", "a,b", null],
];
for (const [message, text, selected] of COMPLAINTS) {
  test(`the place of "${message}"`, () => {
    const place = placeOf(message, text, ",", !text.startsWith("1"));
    assert.equal(place && text.slice(place.from, place.to), selected);
  });
}

test("a problem is about the data where one of its errors is, or where it names no field at all", () => {
  const problem = {type: "", title: "", status: 422, detail: "all"};
  assert.deepEqual(aboutData({...problem, errors: [{field: "data.csv", message: "A."}, {field: "loss", message: "B."}]}), ["A."]);
  assert.equal(aboutData({...problem, errors: [{field: "loss", message: "B."}]}), null);
  assert.equal(aboutData({...problem, errors: [{field: "database", message: "B."}]}), null);
  assert.deepEqual(aboutData(problem), ["all"]);
});
