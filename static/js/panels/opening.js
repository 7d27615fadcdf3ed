/** Files come in by a choice or by a drop anywhere on the page. */

import {ICONS, h, icon} from "../dom.js";
import {ACCEPTED} from "../files/read.js";

const ID = "file";
const DROPPED = ["a graph (.json),", "a program (.py or .txt)", "or a notebook (.ipynb)"];

export const chooseFile = () => /** @type {HTMLInputElement} */ (document.getElementById(ID)).click();

/** @returns {HTMLElement} */
export const createOpenButton = () =>
  h("button", {type: "button", class: "btn plain", title: "Open a file: a graph, a program or a notebook (Ctrl+O)", onclick: chooseFile}, icon(...ICONS.open), "Open");

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createOpening({actions}, element) {
  const input = h("input", {type: "file", id: ID, accept: ACCEPTED, "aria-label": "Open a file", hidden: true, onchange: take});
  const hint = h("div", {class: "drop", "aria-hidden": "true", hidden: true}, h("p", {}, h("b", {}, "Drop to open"),
    h("span", {}, ...DROPPED.flatMap((each) => [h("span", {}, each), " "]))));
  element.append(input, hint);

  function take() {
    const files = [...(input.files ?? [])];
    input.value = ""; // the same file can be chosen again
    if (files.length) void actions.openFiles(files);
  }

  /** Before the editor sees it, which would write the file into the program. @param {DragEvent} event @returns {DataTransfer | null} */
  function filesIn(event) {
    const {dataTransfer} = event;
    if (!dataTransfer?.types.includes("Files")) return null;
    event.preventDefault();
    event.stopPropagation();
    return dataTransfer;
  }

  for (const name of /** @type {const} */ (["dragenter", "dragover"])) {
    addEventListener(name, (event) => {
      const files = filesIn(event);
      if (!files) return;
      files.dropEffect = "copy";
      hint.hidden = false;
    }, true);
  }
  addEventListener("dragleave", (event) => {
    if (filesIn(event) && event.relatedTarget === null) hint.hidden = true; // out of the window
  }, true);
  addEventListener("drop", (event) => {
    const files = filesIn(event);
    hint.hidden = true;
    if (files?.files.length) void actions.openFiles([...files.files]);
  }, true);
}
