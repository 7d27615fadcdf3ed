/** The program as plain text in the place of the editor, until that has come: the same lines at the same places. */

import {h} from "../../dom.js";

/** @param {string} text */
export const plainProgram = (text) =>
  h("ol", {class: "plain", "aria-hidden": true}, ...text.split("\n").map((line, i) => h("li", {}, h("i", {}, i + 1), h("span", {}, line))));
