/** Places in a text: lines from 1 and columns from 0 in characters, as spans have them, against offsets in a string. */

const BREAK = /\r\n|\r|\n/g;

/** The text with each end of a line as the editor has it. @param {string} text */
export const withPlainEnds = (text) => text.replace(BREAK, "\n");

/** The text asked for last, for a walk asks at every step. */
let known = {text: "", starts: [0]};

/**
 * @param {string} text
 * @returns {number[]} the offset at which each line begins
 */
function lineStarts(text) {
  if (known.text === text) return known.starts;
  const starts = [0];
  for (const found of text.matchAll(BREAK)) starts.push(found.index + found[0].length);
  known = {text, starts};
  return starts;
}

/**
 * The offset of a place; a character beyond the basic plane is two units of a string and one column.
 * @param {string} text
 * @param {number} line
 * @param {number} column
 * @returns {number}
 */
export function offsetOf(text, line, column) {
  const starts = lineStarts(text);
  const begin = starts[Math.min(Math.max(line, 1), starts.length) - 1];
  const end = starts[line] ?? text.length + 1;
  let at = begin;
  for (let i = 0; i < column && at < end - 1; i++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/**
 * @param {string} text
 * @param {import("./types.js").Span} span
 * @returns {{from: number, to: number}}
 */
export function rangeOf(text, [line, column, endLine, endColumn]) {
  return {from: offsetOf(text, line, column), to: offsetOf(text, endLine, endColumn)};
}

/**
 * The place of an offset.
 * @param {string} text
 * @param {number} offset
 * @returns {{line: number, column: number}}
 */
export function placeAt(text, offset) {
  const starts = lineStarts(text);
  let line = 1;
  while (line < starts.length && starts[line] <= offset) line++;
  return {line, column: [...text.slice(starts[line - 1], offset)].length};
}
