/** What an address asks for: a program, and the lesson that it belongs to. */

import * as api from "./api.js";
import {unpack} from "./address.js";
import {rememberLink} from "./links.js";

/** @typedef {import("./types.js").Example} Example */

export const FIRST = "used-twice";

/** @param {string} name @returns {Promise<Example>} */
export async function lessonOf(name) {
  const lesson = await api.example(name);
  return {...lesson, program: lesson.program.replace(/^\n+|\n+$/g, "")};
}

/**
 * Throws where the address names or holds nothing that can be shown.
 * @param {import("./address.js").Address} address
 * @returns {Promise<{program: string, lesson: Example | null}>}
 */
export async function arrivalOf(address) {
  if (address.link !== null) {
    const program = String((await api.link(address.link)).program ?? "");
    rememberLink(program, address.link);
    return {program, lesson: null};
  }
  if (address.program !== null) return {program: await unpack(address.program), lesson: null};
  const lesson = await lessonOf(address.example ?? FIRST);
  return {program: lesson.program, lesson};
}
