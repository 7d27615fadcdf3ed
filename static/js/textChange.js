/** The one change that leads from a text to another, and where a place is after it. */

/** @typedef {{from: number, to: number, insert: string}} Change from…to of the text before gives way to `insert` */

/**
 * The smallest single change between two texts; null where they are equal.
 * @param {string} before
 * @param {string} after
 * @returns {Change | null}
 */
export function changeBetween(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  if (isSecondHalf(before, from) || isSecondHalf(after, from)) from--;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (isSecondHalf(before, before.length - end) || isSecondHalf(after, after.length - end)) end--;
  return {from, to: before.length - end, insert: after.slice(from, after.length - end)};
}

/** A character beyond the basic plane is two units of a string; a change never parts them. @param {string} text @param {number} at */
const isSecondHalf = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/**
 * Where an offset is after a change; null inside of what has changed.
 * @param {number} offset
 * @param {Change | null} change
 * @returns {number | null}
 */
export function movedBy(offset, change) {
  if (!change || offset <= change.from) return offset;
  return offset >= change.to ? offset + change.from + change.insert.length - change.to : null;
}

/**
 * Where a range is after a change; null where the change has touched its inside.
 * @param {{from: number, to: number}} range
 * @param {Change | null} change
 * @returns {{from: number, to: number} | null}
 */
export function rangeMovedBy({from, to}, change) {
  if (!change || to <= change.from) return {from, to};
  const shift = change.insert.length - (change.to - change.from);
  if (from >= change.to) return {from: from + shift, to: to + shift};
  return from <= change.from && to >= change.to ? {from, to: to + shift} : null;
}
