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

/**
 * The JSON of an answer. Reading its text in parts takes no longer than `answer.json()`. Throws for what is not JSON, for an
 * answer that breaks off, and what the request's signal throws.
 * @param {Response} answer
 * @param {Tell} [tell]
 * @returns {Promise<any>}
 */
export async function jsonOf(answer, tell = () => {}) {
  if (!answer.body) return answer.json();
  const of = lengthOf(answer.headers);
  const reader = answer.body.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */ const parts = [];
  let [done, told] = [0, performance.now()];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    done += part.value.length;
    if (performance.now() - told < APART) continue;
    told = performance.now();
    tell(done, of);
  }
  const text = await new Blob(parts).text(); // whole, which is read faster than what was joined from pieces
  performance.mark("gradwalk:json"); // from here on benchmarks/page counts the time to the first picture
  return JSON.parse(text);
}

/** @param {Headers} headers @returns {number | null} bytes */
function lengthOf(headers) {
  const said = headers.get(LENGTH) ?? (headers.has("content-encoding") ? null : headers.get("content-length"));
  return said !== null && /^\d+$/.test(said) ? Number(said) : null;
}
