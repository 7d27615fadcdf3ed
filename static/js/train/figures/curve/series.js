/** The lines of a chart over the epochs: the shown run's, its test part's, and those of other runs. Pure. */

import {pointAt} from "../../curves.js";

/**
 * @typedef {import("../../types.js").State} State
 * @typedef {"loss" | "accuracy"} Measure
 *
 * @typedef {object} Series
 * @property {string} name at the line's end
 * @property {"run" | "test" | "other"} kind
 * @property {number[]} epochs on the chart's axis: a fork begins where it left its origin
 * @property {number[]} values NaN where an epoch has none
 *
 * @typedef {{epoch: number, own: number, test: number}} At the shown run at an epoch; NaN where it has none
 */

/**
 * @param {Readonly<State>} state
 * @param {Measure} measure
 * @returns {Series[]} the shown run first
 */
export function seriesOf({run, overlays}, measure) {
  if (!run) return [];
  const {curves, final, start, number, epochs_done: done} = run;
  const ends = final && done > (curves.epoch[curves.epoch.length - 1] ?? -1);
  const epochs = shifted(ends ? [...curves.epoch, done] : curves.epoch, start);
  const own = (/** @type {number[]} */ column, /** @type {number | null | undefined} */ last) => (ends ? [...column, last ?? NaN] : column);
  const test = /** @type {const} */ (`test_${measure}`);
  /** @type {Series[]} */
  const found = [
    {name: `#${number}`, kind: "run", epochs, values: own(curves[measure], final?.[measure])},
    {name: `#${number} test`, kind: "test", epochs, values: own(curves[test], final?.[test])},
  ];
  for (const other of overlays.values()) {
    found.push({name: `#${other.number}`, kind: "other", epochs: shifted(other.curves.epoch, other.start), values: other.curves[measure]});
  }
  return found.filter(({kind, values}) => kind === "run" || values.some((value) => !Number.isNaN(value)));
}

/** @param {number[]} epochs @param {number} by */
const shifted = (epochs, by) => (by === 0 ? epochs : epochs.map((epoch) => epoch + by));

/**
 * A measure of the shown run at an epoch, and of its test part.
 * @param {import("../../types.js").Run} run
 * @param {number} epoch
 * @param {Measure} measure
 * @returns {At | null}
 */
export function valuesAt(run, epoch, measure) {
  const point = pointAt(run, epoch);
  if (!point) return null;
  return measure === "loss" ? {epoch: point.epoch, own: point.loss, test: point.testLoss} : {epoch: point.epoch, own: point.accuracy, test: point.testAccuracy};
}

/**
 * The first epoch whose loss is not finite, and what stands there.
 * @param {Series} series
 * @returns {{epoch: number, value: number} | null}
 */
export function firstNotFinite({epochs, values}) {
  const at = values.findIndex((value) => !Number.isFinite(value));
  return at < 0 ? null : {epoch: epochs[at], value: values[at]};
}

/** The entry nearest to an epoch. @param {number[]} epochs ascending @param {number} epoch @returns {number} −1 where there is none */
export function nearest(epochs, epoch) {
  let [low, high] = [0, epochs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (epochs[middle] < epoch) low = middle + 1;
    else high = middle;
  }
  return low > 0 && epoch - epochs[low - 1] <= epochs[low] - epoch ? low - 1 : high;
}
