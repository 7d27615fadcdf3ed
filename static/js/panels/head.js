/** The head's actions: open, export, share, present, theme, keys. Where the window is narrow, all but the theme stand in a menu. */

import {ICONS, h, icon} from "../dom.js";
import {createDisclosure} from "./disclosure.js";
import {createExportMenu} from "./exportMenu.js";
import {createOpenButton} from "./opening.js";
import {createShare} from "./share.js";
import {openShortcuts} from "./shortcuts.js";
import {createThemeButton} from "./themeButton.js";
import {NARROW, settleIn} from "../windows.js";

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createHead(context, element) {
  const {store, actions} = context;
  const present = h("button", {type: "button", class: "btn plain", "aria-pressed": "false", title: "Large type for a class (Esc leaves)",
    onclick: () => actions.setPresent(!store.get().present)}, icon(...ICONS.present), "Present");
  const keys = h("button", {type: "button", class: "btn plain keys", "aria-label": "Keyboard shortcuts", title: "Keyboard shortcuts (?)",
    onclick: openShortcuts}, h("span", {class: "mark", "aria-hidden": "true"}, "?"), h("span", {class: "word", "aria-hidden": "true"}, "Keyboard shortcuts"));
  const panel = h("div", {class: "head-menu", id: "head-menu"}, createOpenButton(), createExportMenu(context), createShare(context), present, keys);
  const button = h("button", {type: "button", class: "btn icon plain head-more", "aria-label": "Menu", title: "Menu"}, icon(...ICONS.menu));
  const menu = createDisclosure(button, panel);
  for (const each of [present, keys]) each.addEventListener("click", menu.close);

  store.on(["present"], (state) => {
    document.body.classList.toggle("present", state.present);
    present.setAttribute("aria-pressed", String(state.present));
    requestAnimationFrame(() => requestAnimationFrame(actions.fit)); // once the graph has its new room
  });
  element.append(button, panel);
  const theme = createThemeButton();
  settleIn(NARROW, (matches) => (matches ? button : keys).before(theme)); // where it is seen, so that Tab comes to it there
}
