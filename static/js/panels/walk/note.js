/**
 * The lesson's note for the present step, and at the last one what to try; where the lesson opens, its question, for windows
 * in which the gallery's entry has no room for it. Their room is kept free through the whole lesson, so that nothing moves.
 */

import {fill, h} from "../../dom.js";
import {measuredPerFrame} from "../../pace/perFrame.js";

const TRY = "Try:";

/**
 * Notes are tied to steps by node; by edge, a note stands at every part of its step. While a number is asked for there is
 * none, for it might tell the answer.
 * @param {Readonly<import("../../types.js").State>} state
 * @returns {{question: string | null, text: string | null, trial: string | null}}
 */
function said({lesson, document, walk, step, byEdge, asking}) {
  if (!lesson || !document || !walk || asking) return {question: null, text: null, trial: null};
  const byNode = byEdge ? walk.translate(step, true, false) : step;
  const note = lesson.notes.find((each) => each.pass === document.pass && each.step === byNode);
  const {pass, step: opening} = lesson.opens;
  return {question: pass === document.pass && opening === byNode ? lesson.question : null, text: note?.text ?? null, trial: step === walk.total(byEdge) ? lesson.try : null};
}

/** The same as one text, for those who hear it. @param {Readonly<import("../../types.js").State>} state */
export function noteOf(state) {
  const {question, text, trial} = said(state);
  return [question, text, trial && `${TRY} ${trial}`].filter(Boolean).join(" ");
}

/**
 * @param {import("../../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createNote({store}) {
  const note = h("p", {class: "note-line", "aria-hidden": "true"});
  /** What has no room in its line is set smaller. */
  function settle() {
    note.classList.remove("long");
    note.classList.toggle("long", note.scrollHeight > note.clientHeight + 1);
  }

  const settleSoon = measuredPerFrame(() => (note.classList.contains("long") || note.scrollHeight > note.clientHeight + 1 ? settle : null));
  new ResizeObserver(settle).observe(note);
  store.on(["lesson", "document", "walk", "step", "byEdge", "asking"], (state) => {
    const {question, text, trial} = said(state);
    fill(note, question && h("b", {class: "question"}, `${question} `), text, text && trial && " ", trial && h("b", {}, TRY), trial && ` ${trial}`);
    if (note.childNodes.length) settleSoon();
    document.documentElement.toggleAttribute("data-lesson", state.lesson !== null);
  });
  return note;
}
