/** Share: the address of exactly what is shown, in a selected field, with Copy. */

import {ICONS, h, icon} from "../dom.js";
import {createDisclosure} from "./disclosure.js";
import {ProblemError} from "../api.js";
import {shortened} from "../links.js";

/**
 * @param {import("../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createShare({store, address}) {
  const field = h("input", {type: "text", readonly: true, id: "share-address", "aria-describedby": "share-says", spellcheck: "false"});
  const says = h("p", {class: "cap", id: "share-says", "aria-live": "polite"});
  const copy = h("button", {type: "button", class: "btn solid", onclick: () => void copyIt()}, "Copy");
  const panel = h("div", {class: "popover share", id: "share", role: "dialog", "aria-label": "Share"},
    h("label", {for: "share-address"}, "Address"), h("div", {class: "row"}, field, copy), says);
  const button = h("button", {type: "button", class: "btn plain"}, icon(...ICONS.share), "Share");
  createDisclosure(button, panel, {opened: () => void show()});

  function select() {
    field.focus();
    field.select();
  }

  async function show() {
    says.textContent = "Opens this program at this very step.";
    let hash = await address();
    try {
      hash = await shortened(hash, store.get().document?.program ?? "");
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      says.textContent = `No short link could be kept, so this address holds the whole program. ${error.problem.title}.`;
    }
    field.value = `${location.origin}${location.pathname}${hash}`;
    select();
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

  field.addEventListener("click", select);
  return h("div", {class: "anchor"}, button, panel);
}
