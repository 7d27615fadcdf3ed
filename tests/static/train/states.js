/** A small state of the lab, for tests. */

import {curvesOf} from "../../../static/js/train/curves.js";

/** @typedef {import("../../../static/js/train/types.js").State} State */
/** @typedef {import("../../../static/js/train/types.js").Spec} Spec */
/** @typedef {import("../../../static/js/train/types.js").Run} Run */

/** @type {Spec} */
export const SPEC = {
  data: {dataset: "moons", samples: 200, noise: 0.12, seed: 7}, test_fraction: 0, standardize: false,
  network: {hidden: [6, 4], activation: "tanh", output: "tanh", initialization: "normal", seed: 7},
  loss: "mse", l1: 0, l2: 0, optimizer: {name: "sgd", learning_rate: 0.1}, schedule: null,
  batch_size: 10, epochs: 120, stop: {loss: null, accuracy: null, patience: null}, faults: [], from: null,
};

/** @type {import("../../../static/js/train/types.js").TrainingOptions} */
export const OPTIONS = {
  optimizers: [{name: "sgd", options: []}, {name: "adam", options: [{name: "beta1", default: 0.9, low: 0, high: 1, whole: false}, {name: "epsilon", default: 1e-8, low: 0, high: null, whole: false}]}],
  schedules: [{name: "step", options: [{name: "step_size", default: 30, low: 1, high: null, whole: true}, {name: "gamma", default: 0.1, low: 0, high: null, whole: false}]}],
  losses: [{name: "mse"}], activations: [{name: "tanh"}], outputs: [{name: "tanh"}], initializations: [{name: "normal"}], faults: [], limits: {}, default: SPEC,
};

/** @type {Run} */
export const RUN = {
  id: "abc", number: 5, start: 0, state: "done", spec: SPEC, epochs_done: 4, queue_position: null, created: "", changes: [], reason: null,
  curves: curvesOf({epoch: [0, 1, 2, 3], loss: [1, 0.5, 0.75, 0.25], accuracy: [0.5, 0.6, 0.985, 1], test_loss: [null, null, null, null], test_accuracy: [null, null, null, null]}),
  final: {loss: 0.0487, accuracy: 0.985, test_loss: null, test_accuracy: null, weights: [[[1, 2]]], biases: [[3]]},
};

/** @type {import("../../../static/js/train/types.js").Samples} */
export const SAMPLES = {
  features: ["x0", "x1"], x: [Array(200).fill(0), Array(200).fill(0)], y: Array(200).fill(1), test: Array(200).fill(false), classes: null, task: "binary", outputs: 1,
  activations: ["tanh", "tanh", "tanh"], targets: [Array(200).fill(1)], means: null, deviations: null,
};

/** @param {Partial<State>} [patch] @returns {State} */
export const state = (patch = {}) => ({
  options: OPTIONS, datasets: [
    {name: "moons", title: "Two moons", description: "", task: "binary", features: ["x0", "x1"], samples: 200, noise: 0.1, seed: 0, classes: null, class_counts: [], standardize: false},
    {name: "iris", title: "Iris", description: "", task: "classes", features: ["a", "b", "c", "d"], samples: null, noise: null, seed: 0, classes: null, class_counts: [], standardize: true},
  ],
  spec: SPEC, unread: [], run: RUN, runs: [], overlays: new Map(), samples: SAMPLES, epoch: 4, following: false, parameters: null, sample: 17, batch: null, playing: false,
  problem: null, auto: false, behind: false, asking: false, singleKeys: true, ...patch,
});
