/** The forms in which a run leaves the page, one row a form. */

import {curvesText} from "./curves.js";
import {pythonText} from "./python.js";
import {torchText} from "./torch.js";
import {toWire} from "../../numbers.js";

/** @typedef {Readonly<import("../types.js").State>} State */

/** There is no run, or its numbers have not come yet. */
export class NothingTrained extends Error {}

/**
 * @typedef {object} Form
 * @property {string} title
 * @property {string} purpose
 * @property {(state: State) => {blob: Blob, name: string}} make
 */

/** @param {State} state */
function shown(state) {
  const {run, parameters, samples} = state;
  if (!run || !parameters) throw new NothingTrained();
  return {run, parameters, samples};
}

const json = (/** @type {unknown} */ value, /** @type {string} */ name) => ({blob: new Blob([`${JSON.stringify(value, toWire, 1)}\n`], {type: "application/json"}), name});
const text = (/** @type {string} */ written, /** @type {string} */ type, /** @type {string} */ name) => ({blob: new Blob([written], {type}), name});

/** @type {Form[]} */
export const FORMS = [
  {title: "Run, JSON", purpose: "what it was told, its curves, its end", make(state) {
    const {run} = shown(state);
    const {spec, changes, curves, final, state: ended, reason, epochs_done: done} = run;
    return json({spec, changes, state: ended, reason, epochs_done: done, curves, final}, `run-${run.number}.json`);
  }},
  {title: "Weights, JSON", purpose: "the network's numbers at this epoch", make(state) {
    const {run, parameters} = shown(state);
    return json(parameters, `run-${run.number}-epoch-${parameters.epoch}.json`);
  }},
  {title: "Curves, CSV", purpose: "a row for each epoch", make(state) {
    const {run} = shown(state);
    return text(curvesText(run.curves), "text/csv", `run-${run.number}.csv`);
  }},
  {title: "Python", purpose: "the trained network as a function", make(state) {
    const {run, parameters, samples} = shown(state);
    return text(pythonText({run, parameters, samples}), "text/x-python", `run-${run.number}.py`);
  }},
  {title: "PyTorch", purpose: "as a torch.nn.Sequential", make(state) {
    const {run, parameters, samples} = shown(state);
    return text(torchText({run, parameters, samples}), "text/x-python", `run-${run.number}-torch.py`);
  }},
];
