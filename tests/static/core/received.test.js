import assert from "node:assert/strict";
import {test} from "node:test";
import {setTimeout as pause} from "node:timers/promises";

import {bytesOf, jsonOf} from "../../../static/js/received.js";

const DOCUMENT = {names: ["ü", "\u{1f600}"], numbers: Array.from({length: 2000}, (_, i) => i / 7)};
const BYTES = new TextEncoder().encode(JSON.stringify(DOCUMENT));

/** An answer that comes in parts, one every so many milliseconds. @param {number} size @param {number} apart @param {Record<string, string>} headers */
function inParts(size, apart, headers) {
  let at = 0;
  return new Response(new ReadableStream({
    async pull(controller) {
      if (apart) await pause(apart);
      controller.enqueue(BYTES.slice(at, at += size));
      if (at >= BYTES.length) controller.close();
    },
  }), {headers});
}

/** @param {Response} answer */
async function told(answer) {
  /** @type {(number | null)[][]} */
  const found = [];
  assert.deepEqual(await jsonOf(answer, (done, of) => found.push([done, of])), DOCUMENT);
  return found;
}

test("an answer is read whole wherever its parts break, within a character too", async () => {
  for (const size of [1, 3, 17, BYTES.length]) assert.deepEqual(await jsonOf(inParts(size, 0, {})), DOCUMENT);
});

test("of one that takes long is told how much has come, and of how much where that is known", async () => {
  const quarter = Math.ceil(BYTES.length / 4);
  const slow = await told(inParts(quarter, 120, {"uncompressed-length": String(BYTES.length), "content-encoding": "zstd", "content-length": "17"}));
  assert.deepEqual(slow[0], [quarter, BYTES.length]);
  assert.ok(slow.length > 1 && slow.every(([done], i) => i === 0 || Number(done) > Number(slow[i - 1][0])));
  assert.deepEqual((await told(inParts(quarter, 120, {"content-encoding": "zstd", "content-length": "17"})))[0], [quarter, null]);
  assert.deepEqual((await told(inParts(quarter, 120, {"content-length": String(BYTES.length)})))[0], [quarter, BYTES.length]);
});

test("its bytes are the same wherever they break, and whatever length was said", async () => {
  for (const size of [1, 700, BYTES.length]) {
    for (const headers of [{}, ...[0, 17, BYTES.length, 2 * BYTES.length].map((length) => ({"uncompressed-length": String(length)}))]) {
      assert.deepEqual(new Uint8Array(await bytesOf(inParts(size, 0, headers))), BYTES);
    }
  }
  /** @type {(number | null)[][]} */ const found = [];
  await bytesOf(inParts(BYTES.length / 2, 120, {"uncompressed-length": String(BYTES.length)}), (done, of) => found.push([done, of]));
  assert.deepEqual(found[0], [Math.floor(BYTES.length / 2), BYTES.length]);
  assert.equal((await bytesOf(new Response(null))).byteLength, 0);
});

test("one that breaks off, or is no JSON, throws", async () => {
  await assert.rejects(jsonOf(new Response("{\"a\": 1")), SyntaxError);
  await assert.rejects(jsonOf(new Response(new ReadableStream({pull: (controller) => controller.error(new TypeError("gone"))}))), TypeError);
});
