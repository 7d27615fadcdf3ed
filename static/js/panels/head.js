/** The head's actions in the explorer: open, export, share, present. */

import {ICONS, h, icon} from "../dom.js";
import {createExportMenu} from "./exportMenu.js";
import {createHeadMenu} from "./headMenu.js";
import {createOpenButton} from "./opening.js";
import {createShare} from "./share.js";

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createHead(context, element) {
  const {store, actions} = context;
  const present = h("button", {type: "button", class: "btn plain", "aria-pressed": "false", title: "Large type for a class (Esc leaves)",
    onclick: () => actions.setPresent(!store.get().present)}, icon(...ICONS.present), "Present");
  createHeadMenu(element, [createOpenButton(), createExportMenu(context), createShare(context), present]);

  store.on(["present"], (state) => {
    document.body.classList.toggle("present", state.present);
    present.setAttribute("aria-pressed", String(state.present));
    requestAnimationFrame(() => requestAnimationFrame(actions.fit)); // once the graph has its new room
  });
}
