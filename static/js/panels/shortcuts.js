/** The dialog that lists the keys, with a switch that turns single ones off. */

import {h} from "../dom.js";

const ID = "shortcuts";

export const openShortcuts = () => /** @type {HTMLDialogElement} */ (document.getElementById(ID)).showModal();

/**
 * @param {{store: {get: () => {singleKeys: boolean}, on: (keys: "singleKeys"[], listener: () => void) => void}, actions: {setSingleKeys: (on: boolean) => void}}} context
 * @param {{shown: string, says: string}[]} keys in their order; one that is not shown goes without saying
 * @param {string} single the single keys, as people read them
 * @returns {HTMLDialogElement}
 */
export function createShortcuts({store, actions}, keys, single) {
  const switched = h("input", {type: "checkbox", role: "switch", onchange: () => actions.setSingleKeys(switched.checked)});
  const dialog = h("dialog", {id: ID, "aria-labelledby": "shortcuts-title"},
    h("header", {}, h("h2", {id: "shortcuts-title"}, "Keyboard shortcuts"),
      h("button", {type: "button", class: "btn", onclick: () => dialog.close()}, "Close")),
    h("dl", {}, ...keys.filter(({shown}) => shown).map(({shown, says}) =>
      h("div", {}, h("dt", {}, ...keyCaps(shown)), h("dd", {}, says)))),
    h("label", {class: "check"}, switched, h("span", {}, "Single keys", h("span", {class: "cap"}, ` ${single} ${single.includes(" ") ? "act" : "acts"} without Ctrl or Alt`))));

  const show = () => { switched.checked = store.get().singleKeys; };
  store.on(["singleKeys"], show);
  show();
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // a press on the backdrop
  });
  return dialog;
}

/** "/ or Ctrl+F" as two caps with a word between them. @param {string} shown */
const keyCaps = (shown) => shown.split(/ (or) /).map((part) => (part === "or" ? " or " : h("kbd", {}, part)));
