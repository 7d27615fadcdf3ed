/** What is asked about a file, and the answer, in whatever thread. */

import {pack} from "../address.js";
import {readFile, readKept} from "./read.js";

/**
 * @typedef {{read: File, known: import("./columns.js").Known}
 *   | {again: import("./kept.js").Kept, key: string, known: import("./columns.js").Known}
 *   | {pack: File}} Question
 * @typedef {import("./read.js").GraphFile | import("./read.js").ProgramFile | string | null} Answer
 */

/**
 * Throws Unreadable as readFile and readKept do, whose answers these are; that to `pack` is the text as an address carries it.
 * @param {Question} question
 * @returns {Promise<Answer>}
 */
export async function answerTo(question) {
  if ("pack" in question) return pack(await question.pack.text());
  return "read" in question ? readFile(question.read, question.known) : readKept(question.again, question.key, question.known);
}
