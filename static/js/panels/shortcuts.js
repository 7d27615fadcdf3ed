/** The dialog that lists the keys, with a switch that turns single ones off. */

import {h} from "../dom.js";
import {KEYS, LOCAL_KEYS} from "../keys.js";

const ID = "shortcuts";

export const openShortcuts = () => /** @type {HTMLDialogElement} */ (document.getElementById(ID)).showModal();

/**
 * @param {import("../context.js").Context} context
 * @returns {HTMLDialogElement}
 */
export function createShortcuts({store, actions}) {
  const single = h("input", {type: "checkbox", role: "switch", onchange: () => actions.setSingleKeys(single.checked)});
  const dialog = h("dialog", {id: ID, "aria-labelledby": "shortcuts-title"},
    h("header", {}, h("h2", {id: "shortcuts-title"}, "Keyboard shortcuts"),
      h("button", {type: "button", class: "btn", onclick: () => dialog.close()}, "Close")),
    h("dl", {}, ...[...KEYS, ...LOCAL_KEYS].filter(({shown}) => shown).map(({shown, says}) =>
      h("div", {}, h("dt", {}, ...keyCaps(shown)), h("dd", {}, says)))),
    h("label", {class: "check"}, single, h("span", {}, "Single keys", h("span", {class: "cap"}, " N B I [ ] + − 0 / ? act without Ctrl or Alt"))));

  const show = () => { single.checked = store.get().singleKeys; };
  store.on(["singleKeys"], show);
  show();
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // a press on the backdrop
  });
  return dialog;
}

/** "/ or Ctrl+F" as two caps with a word between them. @param {string} shown */
const keyCaps = (shown) => shown.split(/ (or) /).map((part) => (part === "or" ? " or " : h("kbd", {}, part)));
