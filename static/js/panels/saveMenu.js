/** A menu button whose items each make a file and hand it to the reader. */

import {h} from "../dom.js";
import {save} from "../saving.js";
import {createMenu} from "./menu.js";

/**
 * @typedef {{blob: Blob, name: string}} Saved
 * @typedef {{title: string, purpose: string, make: () => Saved | Promise<Saved>}} Row
 */

/**
 * @param {{id: string, title: string}} named
 * @param {Row[][]} groups a line is drawn between them
 * @param {(error: unknown, title: string) => boolean} told tells the reader why a form could not be made; false for a fault of ours
 * @returns {{element: HTMLElement, button: HTMLButtonElement}}
 */
export function createSaveMenu({id, title}, groups, told) {
  const button = h("button", {type: "button", id, class: "btn plain menu", title, "aria-haspopup": "menu",
    "aria-expanded": "false", "aria-controls": `${id}-menu`}, "Export");
  const item = (/** @type {Row} */ row) => h("button", {type: "button", role: "menuitem", tabindex: "-1", onclick: () => void leave(row)},
    row.title, h("span", {class: "cap"}, row.purpose));
  const items = groups.map((rows) => rows.map(item));
  const menu = h("div", {class: "popover menu-list", id: `${id}-menu`, role: "menu", "aria-label": "Export"},
    ...items.flatMap((group, i) => [i > 0 && h("hr", {role: "separator"}), ...group]));
  const {close} = createMenu(button, menu, items.flat());

  /** @param {Row} row */
  async function leave(row) {
    close();
    button.focus();
    try {
      save(await row.make());
    } catch (error) {
      if (!told(error, row.title)) throw error;
    }
  }

  return {element: h("div", {class: "anchor"}, button, menu), button};
}
