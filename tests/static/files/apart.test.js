import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {createAsking, isLarge} from "../../../static/js/files/apart.js";
import {answerTo} from "../../../static/js/files/asked.js";
import {Unreadable} from "../../../static/js/files/unreadable.js";
import {operations} from "../operations.js";

const KNOWN = {operations, mostNodes: 4};
const SHEET = readFileSync(new URL("../fixtures/sheet.json", import.meta.url), "utf8");
const fileOf = (/** @type {string} */ text) => new File([text], "loss.json");

/** What is between the page and the thread: its answers are given by the test. */
class Line {
  /** @type {any[]} */ asked = [];
  /** @type {Record<string, (event: any) => void>} */ listeners = {};
  ended = false;
  /** @param {any} question */
  postMessage(question) { this.asked.push(question); }
  /** @param {string} type @param {any} listener */
  addEventListener(type, listener) { this.listeners[type] = listener; }
  terminate() { this.ended = true; }
}

/** @param {AbortSignal} [signal] */
function asked(signal) {
  const line = new Line();
  const question = {read: fileOf(SHEET), known: KNOWN};
  const answer = createAsking(() => /** @type {any} */ (line))(question, signal);
  assert.deepEqual(line.asked, [question]);
  return {line, answer};
}

test("an answer ends its thread", async () => {
  const {line, answer} = asked();
  line.listeners.message({data: {answer: "packed"}});
  assert.deepEqual([await answer, line.ended], ["packed", true]);
});

test("what cannot be opened comes in the same words, and any other failure as an error", async () => {
  const {line, answer} = asked();
  line.listeners.message({data: {notice: {title: "loss.json is not JSON", detail: "It ends.", fails: true}}});
  await assert.rejects(answer, (error) => error instanceof Unreadable && error.notice.title === "loss.json is not JSON" && error.notice.detail === "It ends.");
  const other = asked();
  other.line.listeners.message({data: {error: "RangeError: out of memory"}});
  await assert.rejects(other.answer, /out of memory/);
});

test("who gives up ends the thread", async () => {
  const given = new AbortController();
  const {line, answer} = asked(given.signal);
  given.abort();
  await assert.rejects(answer, {name: "AbortError"});
  assert.equal(line.ended, true);
});

test("where no thread can be had, or its script does not come, the page reads", async () => {
  const none = createAsking(() => { throw new TypeError("no workers"); });
  const [{line, answer}, here] = [asked(), none({read: fileOf(SHEET), known: KNOWN})];
  line.listeners.error({});
  for (const file of await Promise.all([answer, here])) assert.equal(/** @type {any} */ (file).document.root, 3);
  await assert.rejects(none({read: fileOf("{"), known: KNOWN}), Unreadable);
});

test("what was kept is read again, packed or as a file, and nothing else is taken for it", async () => {
  const read = /** @type {import("../../../static/js/files/read.js").GraphFile} */ (await answerTo({read: fileOf(SHEET), known: KNOWN}));
  const packed = /** @type {string} */ (await answerTo({pack: read.file}));
  for (const again of [read.file, packed]) {
    const {document, key, name} = /** @type {any} */ (await answerTo({again, key: read.key, known: KNOWN}));
    assert.deepEqual([document, key, name], [read.document, read.key, "loss.json"]);
    assert.equal(await answerTo({again, key: "loss.json~0", known: KNOWN}), null);
  }
  assert.equal(await answerTo({again: "?", key: read.key, known: KNOWN}), null);
});

test("small files are not read apart", () => {
  assert.deepEqual([SHEET, SHEET + " ".repeat(2 ** 20)].map((text) => isLarge(fileOf(text))), [false, true]);
  assert.deepEqual(["x".repeat(1000), "x".repeat(2 ** 19)].map(isLarge), [false, true]);
});
