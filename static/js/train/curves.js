/** A run's curves: columns that grow, and what they say at an epoch. Pure. */

import {fromWire} from "../numbers.js";

/** @typedef {import("./types.js").Curves} Curves */
/** @typedef {{epoch: number, loss: number, accuracy: number, testLoss: number, testAccuracy: number}} Point NaN where there is none. */

const COLUMNS = /** @type {const} */ (["epoch", "loss", "accuracy", "test_loss", "test_accuracy"]);

/** @type {Curves} */
export const NO_CURVES = {epoch: [], loss: [], accuracy: [], test_loss: [], test_accuracy: []};

/**
 * Columns as the wire has them, as numbers: what is null there is NaN here.
 * @param {Record<string, any>} sent
 * @returns {Curves}
 */
export function curvesOf(sent) {
  const column = (/** @type {string} */ name) =>
    (sent[name] ?? []).map((/** @type {number | string | null} */ each) => (each === null ? NaN : fromWire(each)));
  const curves = {...NO_CURVES};
  for (const name of COLUMNS) curves[name] = column(name);
  for (const name of COLUMNS) if (curves[name].length < curves.epoch.length) curves[name] = curves.epoch.map((_, i) => curves[name][i] ?? NaN);
  return curves;
}

/**
 * The curves with further entries. What they have already is not taken twice, and the columns are kept: they only grow.
 * @param {Curves} curves
 * @param {Curves} more
 * @returns {Curves}
 */
export function joined(curves, more) {
  const last = curves.epoch.at(-1) ?? -1;
  const from = more.epoch.findIndex((epoch) => epoch > last);
  if (from < 0) return curves;
  const result = {...curves};
  for (const name of COLUMNS) {
    const column = curves[name] === NO_CURVES[name] ? [] : curves[name];
    for (let i = from; i < more.epoch.length; i++) column.push(more[name][i]);
    result[name] = column;
  }
  return result;
}

/**
 * Where the entry of an epoch stands: long runs record every so many epochs, so it is the nearest at or below.
 * @param {Curves} curves
 * @param {number} epoch
 * @returns {number} -1 where there is none
 */
export function entryAt({epoch: epochs}, epoch) {
  let [low, high] = [0, epochs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (epochs[middle] <= epoch) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * What a run says of an epoch: of its last one what it ended with, of any other what the curves recorded at or before it.
 * @param {Pick<import("./types.js").Run, "curves" | "final" | "epochs_done">} run
 * @param {number} epoch
 * @returns {Point | null}
 */
export function pointAt({curves, final, epochs_done: done}, epoch) {
  const orNaN = (/** @type {number | null} */ x) => x ?? NaN;
  if (final && epoch >= done) {
    return {epoch: done, loss: orNaN(final.loss), accuracy: orNaN(final.accuracy), testLoss: orNaN(final.test_loss), testAccuracy: orNaN(final.test_accuracy)};
  }
  const at = entryAt(curves, epoch);
  if (at < 0) return null;
  return {epoch: curves.epoch[at], loss: curves.loss[at], accuracy: curves.accuracy[at], testLoss: curves.test_loss[at], testAccuracy: curves.test_accuracy[at]};
}
