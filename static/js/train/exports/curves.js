/** A run's curves as CSV. Pure. */

const COLUMNS = /** @type {const} */ (["epoch", "loss", "accuracy", "test_loss", "test_accuracy"]);

/**
 * @param {import("../types.js").Curves} curves
 * @returns {string} a row for each recorded epoch; a number that an epoch does not have is an empty cell, but for a loss that is none
 */
export function curvesText(curves) {
  const cell = (/** @type {string} */ name, /** @type {number} */ value) => (Number.isNaN(value) && name !== "loss" ? "" : String(value));
  const rows = curves.epoch.map((_, i) => COLUMNS.map((name) => cell(name, curves[name][i])).join(","));
  return [COLUMNS.join(","), ...rows, ""].join("\r\n");
}
