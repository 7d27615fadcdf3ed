/** The page's modal dialogs. */

import {createShortcuts} from "./shortcuts.js";

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createDialogs(context, element) {
  element.append(createShortcuts(context));
}
