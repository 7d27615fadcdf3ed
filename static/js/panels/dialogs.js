/** The page's modal dialogs. */

import {KEYS, LOCAL_KEYS} from "../keys.js";
import {createShortcuts} from "./shortcuts.js";

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createDialogs(context, element) {
  element.append(createShortcuts(context, [...KEYS, ...LOCAL_KEYS], "N B I G C P [ ] + \u2212 0 / ?"));
}
