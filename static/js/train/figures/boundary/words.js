/** What the decision boundary shows, in words and as a table. Pure. */

import {fixed, said} from "../../../numbers.js";
import {counted} from "../../../words/parts.js";
import {classNames, classOf, isWrong, kindOf, largest} from "../answers.js";
import {MOST_ROWS} from "../frame.js";
import {MOST_POINTS} from "./points.js";

/**
 * @typedef {import("../../types.js").State} State
 * @typedef {import("../../types.js").Samples} Samples
 * @typedef {import("../plane.js").Plane} Plane
 */

/** A number has no boundary between its sides. @param {Samples | null} samples */
export function headOf(samples) {
  if (!samples || kindOf(samples) !== "number") return "Decision boundary";
  return samples.x.length === 1 ? "Fitted curve" : "Fitted surface";
}

/**
 * @param {Readonly<State>} state
 * @param {Plane | null} plane
 * @param {Float64Array[] | null} answers of the last layer, one for each row that is drawn
 * @returns {string}
 */
export function summaryOf({samples, parameters}, plane, answers) {
  if (!samples || !parameters || !plane) return "There is nothing to draw yet.";
  const parts = [`Epoch ${parameters.epoch}: ${overWhat(samples, plane)}.`];
  if (answers && kindOf(samples) !== "number") parts.push(wrongOf(samples, answers));
  if (samples.y.length > MOST_POINTS) parts.push(`The first ${MOST_POINTS.toLocaleString("en")} of ${samples.y.length.toLocaleString("en")} points are drawn.`);
  return parts.join(" ");
}

/** @param {Samples} samples @param {Plane} plane */
function overWhat(samples, {axes: [across, up], others}) {
  const {features} = samples;
  const what = kindOf(samples) === "number" ? "the network's answer" : kindOf(samples) === "class" ? "the class with the largest answer" : "the side of the network's answer";
  if (up === null) return `${what} over ${features[across]}`;
  const rest = others.length - 2;
  const still = rest > 0 ? `; the other ${counted(rest, "input")} ${rest === 1 ? "stands" : "stand"} still` : "";
  return `${what} over ${features[across]} (to the right) and ${features[up]} (up)${still}`;
}

/** @param {Samples} samples @param {Float64Array[]} answers */
function wrongOf(samples, answers) {
  const names = classNames(samples);
  const all = names.map(() => 0);
  const missed = names.map(() => 0);
  for (let row = 0; row < answers[0].length; row++) {
    const own = classOf(samples, row);
    all[own]++;
    if (isWrong(samples, answers, row, row)) missed[own]++;
  }
  const total = missed.reduce((sum, each) => sum + each, 0);
  if (total === 0) return `All ${counted(answers[0].length, "point")} lie on the right side.`;
  const each = names.map((name, k) => `${missed[k]} of ${all[k]} of class ${name}`).filter((_, k) => all[k]);
  return `${total} of ${counted(answers[0].length, "point")} ${total === 1 ? "lies" : "lie"} on the wrong side: ${each.join(", ")}.`;
}

/**
 * What the network answers at a row, and what it should.
 * @param {Samples} samples
 * @param {Float64Array[]} answers
 * @param {number} at
 * @returns {string}
 */
export function answerOf(samples, answers, at) {
  if (answers.length === 1) return fixed(answers[0][at]);
  const best = largest(answers, at);
  return `${classNames(samples)[best]} (${fixed(answers[best][at])})`;
}

/** The class of a row, or its number. @param {Samples} samples @param {number} row */
export const targetOf = (samples, row) => (kindOf(samples) === "number" ? said(samples.y[row]) : classNames(samples)[classOf(samples, row)]);

/**
 * @param {Readonly<State>} state
 * @param {Float64Array[] | null} answers
 * @param {(row: number) => Node} link what chooses a row
 * @returns {import("../frame.js").Table}
 */
export function tableOf({samples, sample}, answers, link) {
  if (!samples || !answers) return {columns: [], rows: [], note: "There is nothing to list yet."};
  const features = samples.features.slice(0, MOST_FEATURES);
  const count = Math.min(answers[0].length, MOST_ROWS);
  const rows = Array.from({length: count}, (_, row) => row);
  if (sample !== null && sample >= count && sample < answers[0].length) rows.push(sample);
  const sides = kindOf(samples) !== "number";
  const parts = samples.test.some(Boolean);
  return {
    columns: ["Sample", ...features, sides ? "Class" : "y", "Answer", ...(sides ? ["Side"] : []), ...(parts ? ["Part"] : [])],
    here: sample === null ? -1 : rows.indexOf(sample),
    rows: rows.map((row) => [link(row), ...features.map((_, i) => fixed(samples.x[i][row])), targetOf(samples, row), answerOf(samples, answers, row),
      ...(sides ? [isWrong(samples, answers, row, row) ? "wrong" : "right"] : []), ...(parts ? [samples.test[row] ? "test" : "train"] : [])]),
    note: noteOf(samples, rows.length, features.length),
  };
}

/** A table has no more features than so. */
const MOST_FEATURES = 6;

/** @param {Samples} samples @param {number} rows @param {number} features */
function noteOf(samples, rows, features) {
  const left = [];
  if (rows < samples.y.length) left.push(`${rows.toLocaleString("en")} of ${samples.y.length.toLocaleString("en")} samples`);
  if (features < samples.x.length) left.push(`${features} of ${samples.x.length.toLocaleString("en")} inputs`);
  return left.length ? left.join(", ") : undefined;
}
