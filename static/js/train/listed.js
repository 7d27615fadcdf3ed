/** A run as the table lists it, from the API's row. */

import {fromWire} from "../numbers.js";

/**
 * @param {any} row
 * @param {number} i its place, newest first
 * @param {any[]} rows
 * @returns {import("./types.js").ListedRun}
 */
export function listed(row, i, rows) {
  const of = (/** @type {string} */ name) => {
    const value = row.final?.[name] ?? row[name] ?? row.curves?.[name]?.at(-1) ?? null;
    return value === null ? null : fromWire(value);
  };
  return {id: row.id, number: row.number ?? rows.length - i, state: row.state, spec: row.spec, epochs_done: row.epochs_done, loss: of("loss"), accuracy: of("accuracy")};
}
