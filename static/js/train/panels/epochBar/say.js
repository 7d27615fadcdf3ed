/** The bar's words: which epoch, and what happened there. */

import {fill, h} from "../../../dom.js";
import {createTwoLines} from "../../../panels/twoLines.js";
import {whatWords, whereParts} from "../../words.js";

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createSay({store}) {
  const {element, where, what, say} = createTwoLines();

  function show() {
    const state = store.get();
    const parts = whereParts(state);
    const words = whatWords(state);
    fill(where, ...parts.map(({text, strong}) => (strong ? h("b", {}, text) : text)));
    fill(what, words);
    say(`${parts.map(({text}) => text).join("")}. ${words}`);
  }

  store.on(["run", "epoch", "samples", "asking"], show);
  return element;
}
