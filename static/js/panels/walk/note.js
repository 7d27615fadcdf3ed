/** The lesson's note for the present step. Its room is kept free through the whole lesson, so that nothing moves. */

import {h} from "../../dom.js";

/**
 * Notes are tied to steps by node; by edge, a note stands at every part of its step. While a number is asked for there is
 * none, for it might tell the answer.
 * @param {Readonly<import("../../types.js").State>} state
 * @returns {string}
 */
export function noteOf({lesson, walk, step, byEdge, asking}) {
  if (!lesson || !walk || asking) return "";
  const byNode = byEdge ? walk.translate(step, true, false) : step;
  return lesson.notes.find((note) => note.step === byNode)?.text ?? "";
}

/**
 * @param {import("../../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createNote({store}) {
  const note = h("p", {class: "note-line", "aria-hidden": "true"});
  store.on(["lesson", "walk", "step", "byEdge", "asking"], (state) => {
    note.textContent = noteOf(state);
    document.documentElement.toggleAttribute("data-lesson", state.lesson !== null);
  });
  return note;
}
