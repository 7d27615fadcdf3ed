/** An address in a field, selected, with a button that copies it, and what there is to say about it. */

import {h} from "../dom.js";

/**
 * @param {string} id from which the ids of the parts are made
 * @returns {{field: HTMLInputElement, copy: HTMLButtonElement, says: HTMLElement, select: () => void}}
 */
export function createAddressField(id) {
  const field = h("input", {type: "text", readonly: true, id: `${id}-address`, "aria-describedby": `${id}-says`, spellcheck: "false", onclick: select});
  const says = h("p", {class: "cap", id: `${id}-says`, "aria-live": "polite"});
  const copy = h("button", {type: "button", class: "btn solid", onclick: () => void copyIt()}, "Copy");

  function select() {
    field.focus();
    field.select();
  }

  async function copyIt() {
    select();
    try {
      await navigator.clipboard.writeText(field.value);
      says.textContent = "Copied.";
    } catch {
      // Browsers hide the clipboard from pages without https, as on a class's own network.
      says.textContent = document.execCommand("copy") ? "Copied." : "Press Ctrl+C to copy it.";
    }
  }

  return {field, copy, says, select};
}
