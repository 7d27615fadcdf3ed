/** Light, dark, or as the system has it, in turn; remembered, and set before anything is drawn by theme.js. */

import {ICONS, h, icon} from "../dom.js";
import {forget, remember, remembered} from "../memory.js";

const LABELS = {system: "as the system", light: "light", dark: "dark"};

/** @typedef {keyof typeof LABELS} Theme */

/** @returns {HTMLElement} */
export function createThemeButton() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = remembered("theme");
  /** @type {Theme} */
  let theme = kept === "light" || kept === "dark" ? kept : "system";
  const button = h("button", {type: "button", class: "btn icon plain theme", onclick: turn}, icon(...ICONS.theme));

  /** The first press shows a change at once: from the system's theme it goes to the other one. */
  function turn() {
    /** @type {Theme[]} */
    const order = system.matches ? ["system", "light", "dark"] : ["system", "dark", "light"];
    theme = order[(order.indexOf(theme) + 1) % order.length];
    if (theme === "system") {
      forget("theme");
      delete document.documentElement.dataset.theme;
    } else {
      remember("theme", theme);
      document.documentElement.dataset.theme = theme;
    }
    name();
  }

  function name() {
    button.setAttribute("aria-label", `Theme: ${LABELS[theme]}`);
    button.title = `Theme: ${LABELS[theme]}`;
  }

  name();
  return button;
}
