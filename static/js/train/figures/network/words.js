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

/** How many weights and biases there are. @param {Parameters} parameters */
const countOf = ({weights}) => weights.reduce((sum, layer) => sum + layer.reduce((inner, own) => inner + own.length + 1, 0), 0);

/** The weight of the greatest size, in words. @param {Parameters} parameters */
function largestOf({weights}) {
  let [name, value] = [() => "", 0];
  weights.forEach((neurons, layer) => neurons.forEach((own, neuron) => own.forEach((weight, i) => {
    if (Math.abs(weight) > Math.abs(value)) [name, value] = [() => weightName(layer, neuron, i), weight];
  })));
  return value === 0 ? "all weights are 0" : `the largest weight is ${name()}, ${fixed(value)}`;
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
  const layers = [counted(samples.features.length, "input"), ...hidden, counted(last, `${samples.activations[sizes.length - 1]} output`)].join(", ");
  return `${layers}; ${counted(countOf(parameters), "parameter")}. At epoch ${parameters.epoch} ${largestOf(parameters)}.`;
}

/** The parameters in the flat order: layer by layer, neuron by neuron, weights then bias. @param {Parameters | null} parameters @returns {import("../frame.js").Table} */
export function tableOf(parameters) {
  if (!parameters) return {columns: [], rows: [], note: "There is nothing to list yet."};
  const {weights, biases} = parameters;
  /** @type {string[][]} */
  const rows = [];
  for (let layer = 0; layer < weights.length; layer++) {
    for (let neuron = 0; neuron < weights[layer].length && rows.length < MOST_ROWS; neuron++) {
      rows.push(...weights[layer][neuron].slice(0, MOST_ROWS).map((weight, i) => [weightName(layer, neuron, i), fixed(weight)]));
      rows.push([`${neuronName(layer, neuron)}.b`, fixed(biases[layer][neuron])]);
    }
  }
  const count = countOf(parameters);
  return {columns: ["Parameter", "Value"], rows: rows.slice(0, MOST_ROWS), note: count > MOST_ROWS ? `The first ${MOST_ROWS} of ${count.toLocaleString("en")} parameters` : undefined};
}
