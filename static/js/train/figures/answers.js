/** What the last layer's numbers mean: on which side a point lies, and where. Pure. */

import {cutOf} from "./bands.js";
import {extentOf} from "./plane.js";

/**
 * @typedef {import("../types.js").Samples} Samples
 * @typedef {"number" | "side" | "class"} Kind number: what is learnt is a number; side: which of two classes; class: one of several
 */

/** @param {Pick<Samples, "task" | "outputs">} samples @returns {Kind} */
export function kindOf({task, outputs}) {
  if (outputs > 2) return "class";
  return outputs === 2 || task === "binary" ? "side" : "number";
}

/** How many classes there are. @param {Pick<Samples, "task" | "outputs">} samples */
export const classCount = ({task, outputs}) => (outputs > 1 ? outputs : task === "regression" ? 0 : 2);

/** The class of a row, from 0; 0 where what is learnt is a number. @param {Samples} samples @param {number} row */
export function classOf({task, outputs, targets, y}, row) {
  if (outputs > 1) return largest(targets, row);
  return task !== "regression" && y[row] > 0 ? 1 : 0;
}

/** The names of the classes as people read them. @param {Samples} samples @returns {string[]} */
export function classNames(samples) {
  const {classes} = samples;
  if (classes) return classes.map((name) => (/^-\d/.test(name) ? `\u2212${name.slice(1)}` : name));
  if (samples.task === "regression") return [];
  return samples.y.some((each) => each < 0) ? ["\u22121", "+1"] : ["0", "1"];
}

/**
 * The number by whose sign, or by whose place around a half, a point's side is told: the output; of two, how far the second
 * lies above the first.
 * @param {Float64Array[]} outputs of the last layer
 * @param {Float64Array} into
 * @returns {Float64Array}
 */
export function decisive(outputs, into) {
  if (outputs.length === 1) return outputs[0];
  const [first, second] = outputs;
  for (let i = 0; i < first.length; i++) into[i] = second[i] - first[i];
  return into;
}

/**
 * @param {Samples} samples
 * @returns {{cut: number, spread: import("./bands.js").Spread}} where the decisive number changes sides, and its bands
 */
export function decisionOf(samples) {
  const last = samples.activations[samples.activations.length - 1];
  if (samples.outputs === 2) return {cut: 0, spread: {middle: 0, half: last === "sigmoid" || last === "softmax" ? 1 : 2}};
  if (samples.task !== "regression") return {cut: cutOf(last), spread: last === "sigmoid" ? {middle: 0.5, half: 0.5} : {middle: 0, half: 1}};
  const [low, high] = extentOf(samples.y);
  return {cut: 0, spread: {middle: (low + high) / 2, half: (high - low) / 2 || 1}};
}

/**
 * Whether a row's answer is of another class than the row.
 * @param {Samples} samples
 * @param {Float64Array[]} outputs of the last layer, at rows
 * @param {number} at the row's place in them
 * @param {number} row
 */
export function isWrong(samples, outputs, at, row) {
  if (samples.task === "regression") return false;
  const answer = outputs.length > 1 ? largest(outputs, at) : outputs[0][at] > cutOf(samples.activations[samples.activations.length - 1]) ? 1 : 0;
  return answer !== classOf(samples, row);
}

/** Which of the columns is largest at a row, the first of equals. @param {ArrayLike<number>[]} columns @param {number} at */
export function largest(columns, at) {
  let best = 0;
  for (let k = 1; k < columns.length; k++) if (columns[k][at] > columns[best][at]) best = k;
  return best;
}
