/** What the lab asks the server for. */

import {ProblemError, ask} from "../api.js";
import {fromWire} from "../numbers.js";
import {curvesOf} from "./curves.js";

/** @typedef {import("./types.js").Spec} Spec */
/** @typedef {import("./types.js").Parameters} Parameters */
/** @typedef {Omit<import("./types.js").Run, "start">} SentRun */

const one = (/** @type {string} */ id) => `runs/${encodeURIComponent(id)}`;

/** @returns {Promise<import("./types.js").TrainingOptions>} */
export const options = async () => (await ask("training-options")).json();

/** @returns {Promise<import("./types.js").DataSet[]>} */
export const datasets = async () => (await ask("datasets")).json();

/**
 * A data set of the catalogue, in columns.
 * @param {string} name
 * @param {Record<string, number | null | undefined>} [told] what is null or undefined is left to the set
 * @returns {Promise<any>}
 */
export async function dataset(name, told = {}) {
  const said = Object.entries(told).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(said.map(([key, value]) => [key, String(value)]));
  return (await ask(`datasets/${encodeURIComponent(name)}${said.length ? `?${query}` : ""}`)).json();
}

/**
 * Starts a run.
 * @param {Spec} spec
 * @param {{key?: string, changes?: import("./types.js").Change[], signal?: AbortSignal}} [options] key: the same one again gives
 *   the run that it gave before; changes: of the learning rate, at epochs that are known before
 * @returns {Promise<SentRun>}
 */
export async function start(spec, {key, changes = [], signal} = {}) {
  const body = changes.length ? {...spec, changes} : spec;
  return decoded(await (await ask("runs", {body, signal, headers: key ? {"Idempotency-Key": key} : {}})).json());
}

/** @param {string} id @param {AbortSignal} [signal] @returns {Promise<SentRun>} */
export const run = async (id, signal) => decoded(await (await ask(one(id), {signal})).json());

/** @returns {Promise<any[]>} newest first */
export const runs = async () => (await (await ask("runs?limit=200")).json()).runs;

/** @param {string} id @param {"pause" | "resume" | "cancel"} what */
export const tell = async (id, what) => void await ask(`${one(id)}/${what}`, {method: "POST"});

/** @param {string} id @param {number} rate */
export const changeRate = async (id, rate) => void await ask(one(id), {method: "PATCH", body: {learning_rate: rate}});

/** @param {string} id */
export const remove = async (id) => void await ask(one(id), {method: "DELETE"});

/** @param {string} id @param {number} epoch @param {AbortSignal} [signal] @returns {Promise<Parameters>} */
export const parameters = async (id, epoch, signal) => numbers(await (await ask(`${one(id)}/epochs/${epoch}`, {signal})).json());

/** @param {string} id @param {AbortSignal} [signal] @returns {Promise<import("./types.js").Samples>} */
export const samples = async (id, signal) => (await ask(`${one(id)}/samples`, {signal})).json();

/** Whether the answer was that there is no such thing. @param {unknown} error */
export const isMissing = (error) => error instanceof ProblemError && error.problem.status === 404;

/** @param {any} sent @returns {SentRun} */
const decoded = (sent) => ({...sent, curves: curvesOf(sent.curves ?? {}), final: finalOf(sent.final)});

/** @param {any} sent @returns {import("./types.js").Final | null} */
export function finalOf(sent) {
  if (!sent) return null;
  const maybe = (/** @type {any} */ x) => (x === null || x === undefined ? null : fromWire(x));
  return {...numbers(sent), loss: fromWire(sent.loss), accuracy: maybe(sent.accuracy), test_loss: maybe(sent.test_loss), test_accuracy: maybe(sent.test_accuracy)};
}

/**
 * Weights and biases as numbers, where the wire had to write words.
 * @template {{weights: any[][][], biases: any[][]}} T
 * @param {T} sent
 * @returns {T}
 */
export function numbers(sent) {
  return {...sent, weights: sent.weights.map((layer) => layer.map((neuron) => neuron.map(fromWire))), biases: sent.biases.map((layer) => layer.map(fromWire))};
}
