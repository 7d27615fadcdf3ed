/** The only place from which the server is asked for anything. */

import {pack, unpack} from "./address.js";
import {MEDIA_TYPE, unpacked} from "./graph/packed.js";
import {fromWire, toWire} from "./numbers.js";
import {bytesOf, jsonOf} from "./received.js";

/** @typedef {import("./types.js").GraphDocument} GraphDocument */
/** @typedef {import("./types.js").Problem} Problem */

/** An answer that is a problem (RFC 9457), or no answer at all. */
export class ProblemError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.detail);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

const UNREACHABLE = {type: "about:blank", title: "The server cannot be reached", status: 0, detail: "It may have been stopped. What you wrote is kept; try again in a moment."};
const UNREADABLE = "The server gave no readable answer";

/**
 * @param {string} path
 * @param {{method?: string, body?: unknown, headers?: Record<string, string>, signal?: AbortSignal}} [options] method: POST where
 *   there is a body, else GET
 * @returns {Promise<Response>} a good answer; throws ProblemError for any other, and what `signal` throws when it is given up
 */
export async function ask(path, {body, method = body === undefined ? "GET" : "POST", headers = {}, signal} = {}) {
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(`/api/v1/${path}`, body === undefined ? {method, headers, signal}
      : {method, headers: {"content-type": "application/json", ...headers}, body: JSON.stringify(body, toWire), signal});
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError(UNREACHABLE);
  }
  if (answer.ok) return answer;
  throw new ProblemError(await answer.json().catch(() => ({...UNREACHABLE, title: UNREADABLE, status: answer.status})));
}

/** Packed is what a graph document comes in fastest. */
const GRAPH = {accept: `${MEDIA_TYPE}, application/json;q=0.9`};

/**
 * @typedef {{program: string, pass?: number}} GraphRequest
 */

/**
 * @param {GraphRequest} request
 * @param {AbortSignal} [signal]
 * @param {import("./received.js").Tell} [tell]
 * @returns {Promise<GraphDocument>}
 */
export const graphOf = async (request, signal, tell) => documentOf(await ask("graphs", {body: request, headers: GRAPH, signal}), signal, tell);

/** @param {Response} answer @param {AbortSignal} [signal] @param {import("./received.js").Tell} [tell] @returns {Promise<GraphDocument>} */
async function documentOf(answer, signal, tell) {
  try {
    if (answer.headers.get("content-type") !== MEDIA_TYPE) return decoded(await jsonOf(answer, tell));
    return decodedHead(unpacked(await bytesOf(answer, tell)));
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError({...UNREACHABLE, title: UNREADABLE, status: answer.status});
  }
}

/** @param {Pick<import("./moment.js").Moment, "run" | "epoch" | "sample" | "batch">} moment */
const pathOf = ({run, epoch, sample, batch}) =>
  `runs/${encodeURIComponent(run)}/epochs/${epoch}/graph?${sample === null ? `sample=all&batch=${batch}` : `sample=${sample}`}`;

/** @type {{path: string, answer: Promise<Response>, controller: AbortController} | null} */
let early = null;

/** Ask for the pass of a moment that will be wanted once the page is there. @param {import("./moment.js").Moment} moment */
export function askAhead(moment) {
  const controller = new AbortController();
  const path = pathOf(moment);
  early = {path, controller, answer: ask(path, {headers: GRAPH, signal: controller.signal})};
  early.answer.catch(() => {}); // who wants it is told
}

/** What was asked ahead, which `signal` gives up from now on. @param {string} path @param {AbortSignal} [signal] */
function ahead(path, signal) {
  if (early?.path !== path) return null;
  const {answer, controller} = early;
  early = null;
  signal?.addEventListener("abort", () => controller.abort());
  return answer;
}

/**
 * The pass of a training run's moment; from its spec, where the run itself is there no more.
 * @param {import("./moment.js").Moment} moment
 * @param {AbortSignal} [signal]
 * @param {import("./received.js").Tell} [tell]
 * @returns {Promise<GraphDocument>}
 */
export async function passAt({run, epoch, sample, batch, spec: packed}, signal, tell) {
  const path = pathOf({run, epoch, sample, batch});
  try {
    return await documentOf(await (ahead(path, signal) ?? ask(path, {headers: GRAPH, signal})), signal, tell);
  } catch (error) {
    if (packed === null || !(error instanceof ProblemError) || error.problem.status !== 404) throw error;
    const {changes = [], ...spec} = JSON.parse(await unpack(packed));
    const body = {spec, changes, run, epoch, ...(sample === null ? {batch} : {sample})};
    return documentOf(await ask("passes", {body, headers: GRAPH, signal}), signal, tell);
  }
}

/** @returns {Promise<import("./train/types.js").TrainingOptions>} */
export const trainingOptions = async () => (await ask("training-options")).json();

/** The spec of a run as an address carries it, with what was changed in mid-run. @param {string} run @returns {Promise<string>} */
export async function packedSpec(run) {
  const {spec, changes} = await (await ask(`runs/${encodeURIComponent(run)}`)).json();
  return pack(JSON.stringify(changes.length ? {...spec, changes} : spec));
}

/**
 * @param {any} document as it came
 * @returns {GraphDocument} with numbers in the place of the words "NaN" and "Infinity"
 */
function decoded(document) {
  const {nodes} = document;
  for (const column of ["value", "grad", "grad_before"]) nodes[column] = numbers(nodes[column]);
  if (nodes.partials.some(holdsWord)) nodes.partials = nodes.partials.map(numbers);
  return decodedHead(document);
}

/** The same of all but its nodes. @param {any} document as it came @returns {GraphDocument} */
function decodedHead(document) {
  if (document.root_values) document.root_values = document.root_values.map(fromWire);
  document.update?.forEach(readUpdate);
  return document;
}

/** @param {unknown[]} fields */
function holdsWord(fields) {
  for (let i = 0; i < fields.length; i++) if (typeof fields[i] === "string") return true;
  return false;
}

/** Nearly always there is no word among them, and nothing to be made anew. @param {any[]} fields @returns {number[]} */
const numbers = (fields) => (holdsWord(fields) ? fields.map(fromWire) : fields);

/** @param {any} update a row as it came, whose words become numbers */
function readUpdate(update) {
  for (const row of [update, update.terms]) for (const name in row) if (typeof row[name] === "string") row[name] = Number(row[name]);
}

/**
 * @param {string} format
 * @param {GraphRequest | {document: GraphDocument}} request a program, or a graph that has none
 * @returns {Promise<{blob: Blob, name: string}>}
 */
export async function exported(format, request) {
  const answer = await ask(`exports/${format}`, {body: request});
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? `gradwalk.${format}`;
  return {blob: await answer.blob(), name};
}

/** @returns {Promise<import("./types.js").Operation[]>} */
export const operations = async () => (await ask("operations")).json();

/** @returns {Promise<{name: string, title: string, purpose: string}[]>} the forms in which a graph can leave */
export const exports = async () => (await ask("exports")).json();

/** @returns {Promise<import("./types.js").Lesson[]>} */
export const examples = async () => (await ask("examples")).json();

/** @param {string} name @returns {Promise<import("./types.js").Example>} */
export const example = async (name) => (await ask(`examples/${encodeURIComponent(name)}`)).json();

/** @param {Record<string, unknown>} state @returns {Promise<string>} the id of the link */
export const keepLink = async (state) => (await (await ask("links", {body: {state}})).json()).id;

/** @param {string} id @returns {Promise<Record<string, any>>} */
export const link = async (id) => (await (await ask(`links/${encodeURIComponent(id)}`)).json()).state;
