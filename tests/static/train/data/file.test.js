import assert from "node:assert/strict";
import {test} from "node:test";
import {MOST_BYTES, tableIn} from "../../../../static/js/train/data/file.js";

test("a text of a table's kind is read as it is", async () => {
  for (const name of ["a.csv", "A.TSV", "a b.txt"]) assert.equal(await tableIn(new File(["x,ü\n1,2\n"], name)), "x,ü\n1,2\n");
  assert.equal(await tableIn(new File(["\ufeffx,y\n"], "excel.csv")), "x,y\n", "the mark at its beginning is no part of it");
});

/** @type {[string, File, RegExp][]} */
const OTHERS = [
  ["another kind", new File(["x"], "a.xlsx"), /^a\.xlsx is no table/],
  ["no ending", new File(["x"], "csv"), /^csv is no table/],
  ["too large", new File(["x".repeat(MOST_BYTES + 1)], "a.csv"), /^a\.csv is too large It has 8 MiB; 7 MiB is the limit/],
  ["nothing", new File([" \n"], "a.csv"), /^a\.csv is empty/],
  ["no text", new File([new Uint8Array([0xff, 0xfe, 0x31])], "a.csv"), /^a\.csv is no text/],
];
for (const [name, file, says] of OTHERS) {
  test(`a file that is refused with words: ${name}`, () =>
    assert.rejects(tableIn(file), (/** @type {any} */ error) => says.test(`${error.notice.title} ${error.notice.detail}`)));
}
