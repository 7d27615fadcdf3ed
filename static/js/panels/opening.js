/** Files come in by a choice or by a drop anywhere on the page. */

import {ICONS, h, icon} from "../dom.js";
import {ACCEPTED} from "../files/read.js";
import {createDrops} from "./drops.js";

const ID = "file";
const DROPPED = ["a graph (.json),", "a program (.py or .txt)", "or a notebook (.ipynb)"];

export const chooseFile = () => /** @type {HTMLInputElement} */ (document.getElementById(ID)).click();

/** @returns {HTMLElement} */
export const createOpenButton = () =>
  h("button", {type: "button", class: "btn plain", title: "Open a file: a graph, a program or a notebook (Ctrl+O)", onclick: chooseFile}, icon(...ICONS.open), "Open");

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createOpening({actions}, element) {
  const input = h("input", {type: "file", id: ID, accept: ACCEPTED, "aria-label": "Open a file", hidden: true, onchange: take});
  element.append(input, createDrops("Drop to open", DROPPED, (files) => void actions.openFiles(files)));

  function take() {
    const files = [...(input.files ?? [])];
    input.value = ""; // the same file can be chosen again
    if (files.length) void actions.openFiles(files);
  }
}
