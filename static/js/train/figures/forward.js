/** The network evaluated over columns of inputs, as engine/training/text.py writes it. Pure. */

import {activate} from "./activation.js";

/**
 * @typedef {Float64Array | number[] | number} Column an input at each point; a number: the same at all of them
 * @typedef {object} Layer Arrays per neuron, a number for each point.
 * @property {Float64Array[]} before the sums of bias and products
 * @property {Float64Array[]} after what the neurons answer
 *
 * @typedef {object} How
 * @property {Map<string, import("../../types.js").Operation>} operations the op table
 * @property {boolean} [adds] weight and input are added in place of multiplied: the fault add_instead_of_multiply
 * @property {Layer[]} [into] what an earlier call gave for as many points: its arrays are written anew
 * @property {number} [points] how many there are, where all columns are numbers
 */

/**
 * @param {Pick<import("../types.js").Parameters, "weights" | "biases">} parameters
 * @param {string[]} activations one a layer, output included
 * @param {Column[]} columns one an input
 * @param {How} how
 * @returns {Layer[]}
 */
export function layersOver({weights, biases}, activations, columns, {operations, adds = false, into = [], points = 1}) {
  const found = columns.find((column) => typeof column !== "number");
  const count = typeof found === "object" ? found.length : points;
  /** @type {Column[]} */
  let given = columns;
  return weights.map((neurons, l) => {
    const layer = room(into[l], neurons.length, count);
    neurons.forEach((own, neuron) => sum(layer.before[neuron], biases[l][neuron], own, given, adds));
    activate(activations[l], layer.before, layer.after, operations);
    given = layer.after;
    return layer;
  });
}

/** @param {Layer | undefined} kept @param {number} neurons @param {number} count @returns {Layer} */
function room(kept, neurons, count) {
  if (kept && kept.before.length === neurons && kept.before[0].length === count) return kept;
  const arrays = () => Array.from({length: neurons}, () => new Float64Array(count));
  return {before: arrays(), after: arrays()};
}

/**
 * @param {Float64Array} sums
 * @param {number} bias
 * @param {number[]} weights
 * @param {Column[]} columns
 * @param {boolean} adds
 */
function sum(sums, bias, weights, columns, adds) {
  let same = bias;
  columns.forEach((x, i) => {
    if (typeof x === "number") same += adds ? weights[i] + x : weights[i] * x;
  });
  sums.fill(same);
  for (let i = 0; i < columns.length; i++) {
    const [w, x] = [weights[i], columns[i]];
    if (typeof x === "number") continue;
    if (adds) for (let k = 0; k < sums.length; k++) sums[k] += w + x[k];
    else for (let k = 0; k < sums.length; k++) sums[k] += w * x[k];
  }
}

/** How many products a point takes. @param {Pick<import("../types.js").Parameters, "weights">} parameters */
export const costOf = ({weights}) => weights.reduce((sum, neurons) => sum + neurons.length * neurons[0].length, 0);
