/** Large files are read in a thread of their own, so that the page can be used meanwhile. */

import {answerTo} from "./asked.js";
import {received} from "./crossing.js";
import {MIB} from "./text.js";
import {Unreadable} from "./unreadable.js";

/**
 * @typedef {import("./asked.js").Question} Question
 * @typedef {import("./asked.js").Answer} Answer
 * @typedef {Pick<Worker, "postMessage" | "terminate" | "addEventListener">} FileWorker
 */

/** Bytes from which a file is large: to read fewer takes no longer than to start a worker, some 30 ms. */
const LARGE = MIB / 2;
/** A graph's text is about so many times as long as what `pack` makes of it. */
const PACKED = 5;

/** @param {import("./kept.js").Kept} kept */
export const isLarge = (kept) => (kept instanceof Blob ? kept.size : PACKED * kept.length) > LARGE;

/**
 * @param {() => FileWorker} workerFactory makes the module worker of worker.js
 * @returns {(question: Question, signal?: AbortSignal) => Promise<Answer>} what answerTo gives and throws; with a signal also what
 *   that throws, and the work ends. Each question has a worker of its own; where none can be had, this thread answers
 */
export const createAsking = (workerFactory) => (question, signal) => new Promise((resolve, reject) => {
  const here = () => resolve(answerTo(question));
  /** @type {FileWorker} */ let worker;
  try {
    worker = workerFactory();
    worker.addEventListener("message", (/** @type {any} */ {data}) => {
      worker.terminate();
      if (data.notice) reject(new Unreadable(data.notice.title, data.notice.detail));
      else if (data.error) reject(new Error(data.error));
      else resolve(received(data));
    });
    worker.addEventListener("error", () => {
      worker.terminate();
      here();
    });
    worker.postMessage(question);
  } catch {
    return here();
  }
  signal?.addEventListener("abort", () => {
    worker.terminate();
    reject(signal.reason);
  });
});
