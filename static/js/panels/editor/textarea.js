/** The program in the browser's own field, where the editor cannot be loaded: it runs the same way, without marks. */

import {h} from "../../dom.js";

const AT_ONCE = ["insertFromPaste", "insertFromDrop", "historyUndo", "historyRedo"];

/**
 * @param {string} text
 * @param {import("./view.js").Hooks} hooks
 * @returns {{element: HTMLTextAreaElement, take: (text: string) => void}} `take` shows a text from elsewhere
 */
export function createTextarea(text, hooks) {
  const element = /** @type {HTMLTextAreaElement} */ (h("textarea", {
    class: "plain", wrap: "off", spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-label": "Program", "aria-describedby": "program-keys program-placeholder",
  }));
  const fit = () => { element.rows = element.value.split("\n").length; };

  /** @param {string} now */
  function take(now) {
    if (element.value === now) return; // it was written here
    const {selectionStart, selectionEnd} = element;
    element.value = now;
    element.setSelectionRange(selectionStart, selectionEnd);
    fit();
  }

  element.addEventListener("input", (event) => {
    fit();
    hooks.changed(element.value, {immediate: AT_ONCE.includes(/** @type {InputEvent} */ (event).inputType)});
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    hooks.run();
  });
  element.addEventListener("click", ({detail}) => {
    if (detail === 1 && element.selectionStart === element.selectionEnd) hooks.clicked(element.selectionStart);
  });
  take(text);
  return {element, take};
}
