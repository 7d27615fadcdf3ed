/** Files dropped anywhere on the page. */

import {h} from "../dom.js";

/**
 * @param {string} title said while files are over the page
 * @param {string[]} kinds what can be dropped; none of them is broken over two lines
 * @param {(files: File[]) => void} take
 * @returns {HTMLElement} what is seen meanwhile
 */
export function createDrops(title, kinds, take) {
  const hint = h("div", {class: "drop", "aria-hidden": "true", hidden: true}, h("p", {}, h("b", {}, title),
    h("span", {}, ...kinds.flatMap((each) => [h("span", {}, each), " "]))));

  /** Before a text field sees it, which would write the file into its text. @param {DragEvent} event @returns {DataTransfer | null} */
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
    if (files?.files.length) take([...files.files]);
  }, true);
  return hint;
}
