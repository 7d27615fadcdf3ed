/** What a change of one field does to the whole spec: values that the change makes meaningless go with it. Pure. */

import {withValue} from "./paths.js";

/** @typedef {import("../types.js").Spec} Spec */
/** @typedef {import("../types.js").TrainingOptions} TrainingOptions */

/** Fields that say which weights a network begins with, or how many. */
const OF_WEIGHTS = /^(data|network\.(hidden|initialization|seed|output))/;

/**
 * @param {Spec} spec
 * @param {string} path
 * @param {any} value
 * @param {Pick<TrainingOptions, "optimizers" | "schedules">} options
 * @returns {Spec}
 */
export function changed(spec, path, value, options) {
  if (path === "optimizer.name") return {...spec, optimizer: {name: value, learning_rate: spec.optimizer.learning_rate, ...defaultsOf(options.optimizers, value)}};
  if (path === "schedule.name") return {...spec, schedule: value === null ? null : {name: value, ...defaultsOf(options.schedules, value)}};
  const next = withValue(spec, path, value);
  if (path.startsWith("network.activation") || path === "network.output") delete next.network.activations;
  return OF_WEIGHTS.test(path) ? withoutWeights(next) : next;
}

/**
 * @param {Spec} spec
 * @param {import("../types.js").Data} data
 * @returns {Spec}
 */
export const withData = (spec, data) => withoutWeights({...spec, data});

/** Losses that are about classes. */
const OF_CLASSES = ["cross_entropy", "hinge"];

/**
 * A set of the catalogue, with its own defaults for what it can be told; the seed stays. What cannot fit it gives way: a number
 * is learnt by a linear output and a loss that is about numbers.
 * @param {Spec} spec
 * @param {import("../types.js").DataSet} set
 * @returns {Spec}
 */
export function withSet(spec, {name, seed, task, standardize}) {
  const before = "seed" in spec.data ? spec.data.seed : undefined;
  const next = withData({...spec, standardize}, seed === null ? {dataset: name} : {dataset: name, seed: before ?? seed});
  if (task !== "regression") return next;
  return {...next, loss: OF_CLASSES.includes(next.loss) ? "mse" : next.loss, network: {...next.network, output: "linear"}};
}

/** A network that is drawn anew has no numbers of its own, and comes from no other run. @param {Spec} spec @returns {Spec} */
export function withoutWeights({network, ...rest}) {
  const {weights: _w, biases: _b, ...drawn} = network;
  return {...rest, network: drawn, from: null};
}

/** @param {import("../types.js").OptionedRow[]} rows @param {string} name @returns {Record<string, number>} */
function defaultsOf(rows, name) {
  const options = rows.find((row) => row.name === name)?.options ?? [];
  return Object.fromEntries(options.map((option) => [option.name, option.default]));
}
