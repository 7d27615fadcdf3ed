/** What comes in an answer, and how much of it has come. */

/** How often is told of it, in milliseconds: what is all there before then is not told of. */
const APART = 100;
/** The header in which the server says how long a graph is where the answer itself, being compressed, does not. */
const LENGTH = "uncompressed-length";

/**
 * @callback Tell
 * @param {number} done bytes that have come, uncompressed
 * @param {number | null} of bytes in all; null where that is not known
 * @returns {void}
 */

/** When all of an answer is there: from here on benchmarks/page counts the time to the first picture. */
const MARK = "gradwalk:json";

/**
 * The JSON of an answer. Reading its text in parts takes no longer than `answer.json()`. Throws for what is not JSON, for an
 * answer that breaks off, and what the request's signal throws.
 * @param {Response} answer
 * @param {Tell} [tell]
 * @returns {Promise<any>}
 */
export async function jsonOf(answer, tell) {
  if (!answer.body) return answer.json();
  /** @type {Uint8Array<ArrayBuffer>[]} */ const parts = [];
  await each(answer, (part) => parts.push(part), tell);
  const text = await new Blob(parts).text(); // whole, which is read faster than what was joined from pieces
  performance.mark(MARK);
  return JSON.parse(text);
}

/**
 * The bytes of an answer, put where they belong as they come. Throws as `jsonOf`.
 * @param {Response} answer
 * @param {Tell} [tell]
 * @returns {Promise<ArrayBuffer>}
 */
export async function bytesOf(answer, tell) {
  let whole = new Uint8Array(lengthOf(answer.headers) ?? 0);
  let done = 0;
  await each(answer, (part) => {
    if (done + part.length > whole.length) {
      const longer = new Uint8Array(Math.max(done + part.length, 2 * whole.length));
      longer.set(whole.subarray(0, done));
      whole = longer;
    }
    whole.set(part, done);
    done += part.length;
  }, tell);
  performance.mark(MARK);
  return done === whole.length ? whole.buffer : whole.buffer.slice(0, done);
}

/** @param {Response} answer @param {(part: Uint8Array<ArrayBuffer>) => void} take @param {Tell} [tell] */
async function each(answer, take, tell = () => {}) {
  const of = lengthOf(answer.headers);
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (answer.body ?? new Blob([]).stream()).getReader();
  let [done, told] = [0, performance.now()];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    take(part.value);
    done += part.value.length;
    if (performance.now() - told < APART) continue;
    told = performance.now();
    tell(done, of);
  }
}

/** @param {Headers} headers @returns {number | null} bytes */
function lengthOf(headers) {
  const said = headers.get(LENGTH) ?? (headers.has("content-encoding") ? null : headers.get("content-length"));
  return said !== null && /^\d+$/.test(said) ? Number(said) : null;
}
