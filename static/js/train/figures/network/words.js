/** The network in words: its layers, names of parameters, and the formula of a neuron with its weights put in. Pure. */

import {fixed} from "../../../numbers.js";
import {counted} from "../../../words/parts.js";
import {MOST_ROWS} from "../frame.js";

/** @typedef {import("../../types.js").Samples} Samples */
/** @typedef {import("../../types.js").Parameters} Parameters */

const MINUS = "\u2212";
const DOT = "\u00b7";
/** A formula writes so many terms out; of more, the strongest. */
export const MOST_TERMS = 16;

/** "layer 1 · n2". @param {number} layer @param {number} neuron */
export const neuronName = (layer, neuron) => `layer ${layer} ${DOT} n${neuron}`;
/** "layer 1 · n2.w[1]". @param {number} layer @param {number} neuron @param {number} input */
export const weightName = (layer, neuron, input) => `${neuronName(layer, neuron)}.w[${input}]`;

/**
 * What stands above the columns, the inputs first.
 * @param {Samples} samples
 * @param {number[]} sizes neurons a layer, output included
 * @returns {string[]}
 */
export function headings({activations}, sizes) {
  const last = sizes.length - 1;
  return ["inputs", ...sizes.map((size, layer) => {
    const activation = activations[layer];
    if (layer === last) return activation === "linear" ? "output" : `output ${DOT} ${size > 1 ? `${size} ` : ""}${activation.replace("_", " ")}`;
    return `layer ${layer} ${DOT} ${size} ${activation.replace("_", " ")}`;
  })];
}

/** How the program of a pass calls what a neuron answers. @param {number} layer @param {number} neuron @param {number[]} sizes */
function answerName(layer, neuron, sizes) {
  if (layer < sizes.length - 1) return `h${layer}_${neuron}`;
  return sizes[layer] === 1 ? "out" : `out${neuron}`;
}

/**
 * "h1_2 = tanh(0.1372 + 0.8125·h0_0 − 0.4459·h0_1)".
 * @param {Samples} samples
 * @param {Parameters} parameters
 * @param {number} layer
 * @param {number} neuron
 * @param {boolean} adds weight and input are added
 * @returns {string}
 */
export function formulaOf({features, activations}, {weights, biases}, layer, neuron, adds) {
  const sizes = biases.map((each) => each.length);
  const own = weights[layer][neuron];
  const order = own.map((_, i) => i);
  const shown = own.length > MOST_TERMS ? order.sort((a, b) => Math.abs(own[b]) - Math.abs(own[a])).slice(0, MOST_TERMS).sort((a, b) => a - b) : order;
  const input = (/** @type {number} */ i) => (layer === 0 ? features[i] : answerName(layer - 1, i, sizes));
  const term = (/** @type {number} */ i) => {
    const weight = fixed(own[i]);
    if (adds) return ` + (${weight} + ${input(i)})`;
    return weight.startsWith(MINUS) ? ` ${MINUS} ${weight.slice(1)}${DOT}${input(i)}` : ` + ${weight}${DOT}${input(i)}`;
  };
  const rest = own.length - shown.length;
  const sum = `${fixed(biases[layer][neuron])}${shown.map(term).join("")}${rest ? ` + ${rest} more` : ""}`;
  const activation = activations[layer];
  if (activation === "softmax") return `z${neuron} = ${sum}, and of all z the softmax`;
  return `${answerName(layer, neuron, sizes)} = ${activation === "linear" ? sum : `${activation}(${sum})`}`;
}

/** All parameters, with names, in the flat order. @param {Parameters} parameters @returns {Iterable<{name: string, value: number, isBias: boolean}>} */
export function* named({weights, biases}) {
  for (let layer = 0; layer < weights.length; layer++) {
    for (let neuron = 0; neuron < weights[layer].length; neuron++) {
      const own = weights[layer][neuron];
      for (let i = 0; i < own.length; i++) yield {name: weightName(layer, neuron, i), value: own[i], isBias: false};
      yield {name: `${neuronName(layer, neuron)}.b`, value: biases[layer][neuron], isBias: true};
    }
  }
}

/**
 * @param {Samples | null} samples
 * @param {Parameters | null} parameters
 * @returns {string}
 */
export function summaryOf(samples, parameters) {
  if (!samples || !parameters) return "There is nothing to draw yet.";
  const sizes = parameters.biases.map((layer) => layer.length);
  const hidden = sizes.slice(0, -1).map((size, layer) => `layer ${layer} of ${counted(size, `${samples.activations[layer]} neuron`)}`);
  const last = sizes[sizes.length - 1];
  let largest = {name: "", value: 0};
  let count = 0;
  for (const {name, value, isBias} of named(parameters)) {
    count++;
    if (!isBias && Math.abs(value) > Math.abs(largest.value)) largest = {name, value};
  }
  const layers = [counted(samples.features.length, "input"), ...hidden, counted(last, `${samples.activations[sizes.length - 1]} output`)].join(", ");
  return `${layers}; ${counted(count, "parameter")}. At epoch ${parameters.epoch} ${largest.name ? `the largest weight is ${largest.name}, ${fixed(largest.value)}` : "all weights are 0"}.`;
}

/** @param {Parameters | null} parameters @returns {import("../frame.js").Table} */
export function tableOf(parameters) {
  if (!parameters) return {columns: [], rows: [], note: "There is nothing to list yet."};
  const rows = [];
  let count = 0;
  for (const {name, value} of named(parameters)) if (count++ < MOST_ROWS) rows.push([name, fixed(value)]);
  return {columns: ["Parameter", "Value"], rows, note: count > MOST_ROWS ? `The first ${MOST_ROWS} of ${count.toLocaleString("en")} parameters` : undefined};
}
