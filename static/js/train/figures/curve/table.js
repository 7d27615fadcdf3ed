/** The numbers of a chart as a table. Pure. */

import {fixed} from "../../../numbers.js";
import {MOST_ROWS} from "../frame.js";
import {nearest, seriesOf} from "./series.js";
import {nothing, writer} from "./words.js";

/**
 * @param {Readonly<import("../../types.js").State>} state
 * @param {import("./series.js").Measure} measure
 * @returns {import("../frame.js").Table}
 */
export function tableOf(state, measure) {
  const {run, epoch} = state;
  const reason = nothing(state, measure);
  if (reason || !run) return {columns: [], rows: [], note: reason};
  const write = writer(measure);
  const series = seriesOf(state, measure);
  const [{epochs}] = series;
  const every = Math.ceil(epochs.length / MOST_ROWS);
  const present = nearest(epochs, run.start + epoch);
  const shown = epochs.map((_, i) => i).filter((i) => i % every === 0 || i === present || i === epochs.length - 1);
  const at = (/** @type {import("./series.js").Series} */ each, /** @type {number} */ epoch) => {
    const place = nearest(each.epochs, epoch);
    return place >= 0 && each.epochs[place] === epoch ? each.values[place] : null;
  };
  return {
    columns: ["Epoch", ...series.map(({name}) => name)],
    rows: shown.map((i) => [String(epochs[i] - run.start), ...series.map((each) => {
      const value = at(each, epochs[i]);
      return value === null || (each.kind !== "run" && Number.isNaN(value)) ? "" : Number.isFinite(value) ? write(value) : fixed(value);
    })]),
    here: shown.indexOf(present),
    note: every > 1 ? `One epoch in ${every} of ${epochs.length.toLocaleString("en")}` : undefined,
  };
}
