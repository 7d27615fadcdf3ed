/** What a chart over the epochs shows, in words. Pure. */

import {fixed} from "../../../numbers.js";
import {percent} from "../../words.js";
import {nothingYet} from "../frame.js";
import {extentOf} from "./scales.js";
import {firstNotFinite, seriesOf, valuesAt} from "./series.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("./series.js").Measure} Measure */

/** @type {Record<string, string>} */
const LOSSES = {mse: "mean squared error", sse: "sum of squared errors", cross_entropy: "cross entropy", hinge: "hinge loss"};

/** A number of the measure as people read it. @param {Measure} measure @returns {(value: number) => string} */
export const writer = (measure) => (measure === "loss" ? fixed : (value) => (Number.isNaN(value) ? "NaN" : percent(value)));

/** Why there is nothing to draw; empty where there is something. @param {Readonly<State>} state @param {Measure} measure */
export function nothing(state, measure) {
  const {run, samples} = state;
  if (run && measure === "accuracy" && samples?.task === "regression") return "What is learnt is a number, so no point lies on a right or a wrong side.";
  return run?.curves.epoch.length ? "" : nothingYet(state);
}

/**
 * The unit beside the title.
 * @param {Readonly<State>} state
 * @param {Measure} measure
 * @param {boolean} isLog
 */
export function captionOf({run, samples}, measure, isLog) {
  if (!run) return "";
  if (measure === "accuracy") return samples?.task === "regression" ? "" : "share of points on the right side";
  const name = LOSSES[run.spec.loss] ?? run.spec.loss.replaceAll("_", " ");
  return `${name}, ${isLog ? "log scale" : "linear scale, for it is not always above 0"}`;
}

/**
 * @param {Readonly<State>} state
 * @param {Measure} measure
 * @returns {string}
 */
export function summaryOf(state, measure) {
  const {run, epoch} = state;
  const reason = nothing(state, measure);
  if (reason || !run) return reason;
  const write = writer(measure);
  const [own, ...others] = seriesOf(state, measure);
  const [from, to] = [valuesAt(run, 0, measure), valuesAt(run, run.epochs_done, measure)];
  const now = valuesAt(run, epoch, measure);
  const said = [];
  if (from && to) said.push(`The ${measure} of run ${own.name} goes from ${write(from.own)} at epoch 0 to ${write(to.own)} at epoch ${to.epoch}.`);
  if (now) said.push(`At epoch ${epoch} it is ${write(now.own)}${Number.isNaN(now.test) ? "" : `, and ${write(now.test)} over the test part`}.`);
  const best = bestOf(own, measure);
  if (best) said.push(`${measure === "loss" ? "Lowest" : "Highest"}: ${write(best.value)} at epoch ${best.epoch - run.start}.`);
  const gap = gapOf(state, measure);
  if (gap) said.push(`${gap}.`);
  const names = others.filter(({kind}) => kind === "other").map(({name}) => name);
  if (names.length) said.push(`For comparison: ${names.join(", ")}.`);
  return said.join(" ");
}

/** Where the numbers cease to be finite, in words; empty where they do not. @param {Readonly<State>} state @param {Measure} measure */
export function gapOf(state, measure) {
  if (measure !== "loss" || !state.run) return "";
  const {run} = state;
  const gap = firstNotFinite(seriesOf(state, measure)[0]);
  if (gap) return `${Number.isNaN(gap.value) ? "NaN" : "Infinite"} from epoch ${gap.epoch - run.start} on`;
  return run.state === "diverged" ? `No longer finite after epoch ${run.epochs_done}` : "";
}

/** @param {import("./series.js").Series} series @param {Measure} measure */
function bestOf(series, measure) {
  const extent = extentOf([series]);
  if (!extent) return null;
  const value = measure === "loss" ? extent[0] : extent[1];
  return {value, epoch: series.epochs[series.values.indexOf(value)]};
}
