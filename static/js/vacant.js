/** Whether there is nothing to show: no program yet, or one that made no node. Before the first answer nothing is known. */

import {isWordless} from "./opened.js";

/** @param {Readonly<import("./types.js").State>} state @returns {boolean} */
export function isVacant(state) {
  const {program, problem, document} = state;
  if (isWordless(state)) return false;
  if (!document && !problem) return false;
  return program.trim() === "" || (problem !== null && problem.nodes === 0);
}
