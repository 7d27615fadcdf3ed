/** Where in a table's text the server found what is wrong, from its message, which names row and column. Pure. */

import {rowsIn} from "./cells.js";

/** "row 7, column petal: 'abc' is not a number": a row is called by the line that it begins on. */
const PLACE = /^row (\d+)(?:, column (.+?))?(?:: | has | holds )/i;
/** The server writes so many characters of a column's name. */
const NAMED = 20;

/**
 * @param {string} message
 * @param {string} text
 * @param {string} delimiter
 * @param {boolean} header
 * @returns {{from: number, to: number, line: number} | null} the cell, or its row; null where the message names none
 */
export function placeOf(message, text, delimiter, header) {
  const [, line, column] = PLACE.exec(message) ?? [];
  if (line === undefined) return null;
  /** @type {string[] | null} */
  let names = header ? null : [];
  for (const row of rowsIn(text, delimiter)) {
    names ??= row.cells.map((cell) => cell.text.slice(0, NAMED).trim());
    if (row.line > Number(line)) return null;
    if (row.line !== Number(line)) continue;
    const cell = column === undefined ? undefined : row.cells[numberOf(column, names)];
    const last = /** @type {import("./cells.js").Cell} */ (row.cells.at(-1));
    return {from: (cell ?? row.cells[0]).from, to: (cell ?? last).to, line: row.line};
  }
  return null;
}

/** @param {string} column its name, or its number @param {string[]} names */
function numberOf(column, names) {
  const named = names.indexOf(column.trim());
  return named < 0 && /^\d+$/.test(column) ? Number(column) : named;
}

/**
 * What a problem has against the data; null where it is about something else in the spec.
 * @param {import("../../types.js").Problem} problem
 * @returns {string[] | null}
 */
export function aboutData({errors = [], detail}) {
  if (errors.length === 0) return [detail];
  const found = errors.filter(({field}) => field === "data" || field?.startsWith("data."));
  return found.length ? found.map(({message}) => message) : null;
}
