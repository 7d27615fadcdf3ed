/** The head's actions, with theme and keys. Where the window is narrow, all but the theme stand in a menu. */

import {ICONS, h, icon} from "../dom.js";
import {NARROW, settleIn} from "../windows.js";
import {createDisclosure} from "./disclosure.js";
import {openShortcuts} from "./shortcuts.js";
import {createThemeButton} from "./themeButton.js";

/**
 * @param {HTMLElement} element
 * @param {HTMLElement[]} parts a button among them closes the menu; other parts have panels of their own
 */
export function createHeadMenu(element, parts) {
  const keys = h("button", {type: "button", class: "btn plain keys", "aria-label": "Keyboard shortcuts", title: "Keyboard shortcuts (?)",
    onclick: openShortcuts}, h("span", {class: "mark", "aria-hidden": "true"}, "?"), h("span", {class: "word", "aria-hidden": "true"}, "Keyboard shortcuts"));
  const panel = h("div", {class: "head-menu", id: "head-menu"}, ...parts, keys);
  const button = h("button", {type: "button", class: "btn icon plain head-more", "aria-label": "Menu", title: "Menu"}, icon(...ICONS.menu));
  const menu = createDisclosure(button, panel);
  for (const each of [...parts, keys]) if (each instanceof HTMLButtonElement) each.addEventListener("click", menu.close);
  element.append(button, panel);
  const theme = createThemeButton();
  settleIn(NARROW, (matches) => (matches ? button : keys).before(theme)); // where it is seen, so that Tab comes to it there
}
