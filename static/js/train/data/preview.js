/** What a table's text seems to hold, from its beginning: the server is the judge. Pure. */

import {delimiterOf, firstRows} from "./cells.js";

/**
 * @typedef {object} Preview
 * @property {string} delimiter
 * @property {import("./cells.js").Row[]} rows the first ones, header included
 * @property {number} width columns
 * @property {number} lines of the whole text
 */

/** So much of the text is read. */
const LOOKED_AT = 65536;
const ROWS = 20;
const NUMBER = /^[+\-\u2212]?((\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf|infinity|nan)$/i;

/** @param {string} text @returns {Preview | null} null where there is nothing */
export function previewOf(text) {
  const begun = text.slice(0, LOOKED_AT);
  const delimiter = delimiterOf(begun);
  const rows = firstRows(begun, delimiter, ROWS);
  if (rows.length === 0) return null;
  if (begun.length < text.length && rows.length > 1 && rows.length < ROWS) rows.pop(); // it may be cut
  return {delimiter, rows, width: rows[0].cells.length, lines: linesIn(text)};
}

/** The end of the last line begins no line. @param {string} text */
function linesIn(text) {
  const written = text.trimEnd();
  let lines = 1;
  for (let at = written.indexOf("\n"); at >= 0; at = written.indexOf("\n", at + 1)) lines++;
  return lines;
}

/**
 * Whether the first row is a header: it has something beside the target that is no number, or a name above numbers alone.
 * @param {Preview} preview
 * @param {number} target
 * @returns {boolean}
 */
export function hasHeader({rows, width}, target) {
  const [first, ...below] = rows.map(({cells}) => cells.map(({text}) => text));
  const others = first.filter((_, j) => j !== target);
  if (others.some((cell) => !NUMBER.test(cell))) return true;
  const targets = below.map((cells) => cells[target] ?? "");
  return target < width && !NUMBER.test(first[target]) && targets.length > 0 && targets.every((cell) => NUMBER.test(cell));
}

/**
 * What the columns are called, in their order.
 * @param {Preview} preview
 * @param {boolean} header
 * @returns {string[]}
 */
export const namesOf = ({rows, width}, header) =>
  Array.from({length: width}, (_, j) => (header && rows[0].cells[j].text) || `column ${j}`);

/**
 * The column as the API is told it: by its name, where the header has one for it alone, else by its number.
 * @param {Preview} preview
 * @param {boolean} header
 * @param {number} column
 * @returns {string | number}
 */
export function targetOf({rows}, header, column) {
  const names = rows[0].cells.map(({text}) => text);
  const name = names[column];
  return header && name && names.filter((each) => each === name).length === 1 ? name : column;
}

/**
 * The other way: which column a target says.
 * @param {Preview} preview
 * @param {string | number} target
 * @returns {number} -1: none
 */
export const columnOf = ({rows, width}, target) =>
  (typeof target === "number" ? (target >= 0 && target < width ? target : -1) : rows[0].cells.findIndex(({text}) => text === target));
