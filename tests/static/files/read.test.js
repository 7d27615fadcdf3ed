import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {keyOf, nameIn} from "../../../static/js/files/key.js";
import {readFile} from "../../../static/js/files/read.js";
import {Unreadable} from "../../../static/js/files/unreadable.js";
import {operations} from "../operations.js";

const KNOWN = {operations, mostNodes: 4};
const SHEET = readFileSync(new URL("../fixtures/sheet.json", import.meta.url), "utf8");
const cell = (/** @type {unknown} */ source, kind = "code") => ({cell_type: kind, metadata: {}, source});
const notebook = (/** @type {unknown[]} */ cells, metadata = {}) => JSON.stringify({nbformat: 4, nbformat_minor: 5, metadata, cells});

/** @param {string} name @param {...BlobPart} parts @returns {Promise<any>} */
const read = (name, ...parts) => readFile(new File(parts, name), KNOWN);

test("a graph document is read as a graph", async () => {
  const file = await read("loss.json", SHEET);
  assert.equal(file.kind, "graph");
  assert.equal(file.document.root, 3);
});

for (const name of ["p.py", "p.txt", "P.PY"]) {
  test(`${name} is a program`, async () => {
    assert.deepEqual(await read(name, "\ufeffa = 2\n"), {kind: "program", name, text: "a = 2\n"});
  });
}

test("a program has the ends of lines that the editor has", async () => {
  assert.equal((await read("a.py", "a = 2\r\nb = 3\rc = 4\n")).text, "a = 2\nb = 3\nc = 4\n");
});

test("of a notebook the code cells are taken, in their order, magics and all", async () => {
  const cells = [cell("# Title", "markdown"), cell(["%matplotlib inline\n", "a = Value(2.0)"]), cell("   "), cell("b = a*a\n"), cell("raw", "raw")];
  const program = {kind: "program", text: "%matplotlib inline\na = Value(2.0)\n\nb = a*a\n"};
  assert.deepEqual(await read("x.ipynb", notebook(cells)), {...program, name: "x.ipynb"});
  assert.deepEqual(await read("x.json", notebook(cells)), {...program, name: "x.json"}, "whatever it is called");
});

test("a notebook of version 3 keeps its cells in worksheets", async () => {
  const old = JSON.stringify({nbformat: 3, worksheets: [{cells: [{cell_type: "code", input: ["a = 2\n", "b = a"]}]}]});
  assert.equal((await read("old.ipynb", old)).text, "a = 2\nb = a\n");
});

/** @type {[name: string, parts: BlobPart[], says: RegExp][]} */
const BAD = [
  ["picture.png", ["x"], /cannot be opened.*\.json/],
  ["Makefile", ["x"], /cannot be opened/],
  ["loss.json", ["{"], /not JSON/],
  ["loss.json", ["[".repeat(200_000)], /not JSON/],
  ["loss.json", ["{}"], /no graph.*format/],
  ["loss.json", [SHEET.replace('"mul"', '"conv"')], /nodes\.op\[2\]/],
  ["empty.py", ["\n"], /empty/],
  ["binary.txt", [new Uint8Array([0xff, 0xfe, 0])], /no text.*UTF-8/],
  ["long.py", ["#".repeat(2 ** 20 + 1)], /too long/],
  ["x.ipynb", ["[]"], /no notebook/],
  ["x.ipynb", [notebook([cell("x", "markdown")])], /no code/],
  ["x.ipynb", [notebook([cell("x <- 1")], {kernelspec: {language: "R"}})], /not in Python/],
  ["x.ipynb", [JSON.stringify({nbformat: 4, cells: [null, 7, {cell_type: "code", source: {}}]})], /no code/],
];

for (const [name, parts, says] of BAD) {
  test(`${name} is refused with ${says}`, async () => {
    await assert.rejects(read(name, ...parts), (error) => error instanceof Unreadable && says.test(`${error.notice.title} ${error.notice.detail}`) && error.notice.title.includes(name));
  });
}

test("a file that cannot be read, as a folder cannot, is refused", async () => {
  const folder = /** @type {File} */ (/** @type {unknown} */ ({name: "a.json", size: 1, arrayBuffer: () => Promise.reject(new Error("gone"))}));
  await assert.rejects(readFile(folder, KNOWN), Unreadable);
});

test("a file too large is refused before it is read", async () => {
  const large = /** @type {File} */ (/** @type {unknown} */ ({name: "a.json", size: 2 ** 30, arrayBuffer: () => assert.fail("it was read")}));
  await assert.rejects(readFile(large, KNOWN), Unreadable);
});

test("a key names the file, and tells what is in it apart", () => {
  assert.equal(nameIn(keyOf("a~b.json", "x")), "a~b.json");
  assert.equal(keyOf("a.json", "x"), keyOf("a.json", "x"));
  assert.notEqual(keyOf("a.json", "x"), keyOf("a.json", "y"));
});
