/**
 * Columns by a function of the position. Typed arrays' own `from` takes what is no array through an iterator: an object per
 * element.
 * @param {number} count @param {(at: number) => number} of
 */
export function integers(count, of) {
  const column = new Int32Array(count);
  for (let i = 0; i < count; i++) column[i] = of(i);
  return column;
}

/** @param {number} count @param {(at: number) => number} of */
export function numbers(count, of) {
  const column = new Float64Array(count);
  for (let i = 0; i < count; i++) column[i] = of(i);
  return column;
}

/** @param {number} count @param {(at: number) => number} of small numbers from 0 */
export function flags(count, of) {
  const column = new Uint8Array(count);
  for (let i = 0; i < count; i++) column[i] = of(i);
  return column;
}

/** @param {number} count @returns {Int32Array} every position */
export const positions = (count) => integers(count, (i) => i);
