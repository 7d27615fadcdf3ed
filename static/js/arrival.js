/** What an address asks for: a program, and the lesson that it belongs to; or a moment of a training run. */

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
 * @returns {Promise<{program: string, lesson: Example | null, moment: import("./moment.js").Moment | null}>}
 */
export async function arrivalOf(address) {
  const none = {program: "", lesson: null, moment: null};
  if (address.moment !== null) return {...none, moment: address.moment};
  if (address.link !== null) {
    const {program = "", moment} = await api.link(address.link);
    if (moment) return {...none, moment};
    rememberLink(String(program), address.link);
    return {...none, program: String(program)};
  }
  if (address.program !== null) return {...none, program: await unpack(address.program)};
  const lesson = await lessonOf(address.example ?? FIRST);
  return {...none, program: lesson.program, lesson};
}
