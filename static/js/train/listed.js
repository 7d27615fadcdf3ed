/** A run as the table lists it, from the API's row. */

import {fromWire} from "../numbers.js";

/** @param {any} row @returns {import("./types.js").ListedRun} */
export function listed({id, number, state, spec, epochs_done, ...row}) {
  const of = (/** @type {string} */ name) => (row[name] === null || row[name] === undefined ? null : fromWire(row[name]));
  return {id, number, state, spec, epochs_done, loss: of("loss"), accuracy: of("accuracy")};
}
