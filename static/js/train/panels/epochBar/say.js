/** Two lines of words: which epoch, and what happened there. A screen reader hears them at most once a second. */

import {fill, h} from "../../../dom.js";
import {throttled} from "../../../throttled.js";
import {whatWords, whereParts} from "../../words.js";

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createSay({store}) {
  const where = h("p", {class: "where"});
  const what = h("p", {class: "what"});
  const seen = h("div", {class: "seen", "aria-hidden": "true"}, where, what);
  const heard = h("div", {class: "sr", role: "status", "aria-live": "polite"});
  const announce = throttled((text) => { heard.textContent = text; });

  /** Long sentences are set smaller, so that they end inside their two lines. */
  function settle() {
    seen.classList.remove("long");
    if (what.scrollHeight > what.clientHeight + 1) seen.classList.add("long");
  }

  function show() {
    const state = store.get();
    const parts = whereParts(state);
    fill(where, ...parts.map(({text, strong}) => (strong ? h("b", {}, text) : text)));
    where.title = where.textContent ?? "";
    const words = whatWords(state);
    what.textContent = words;
    what.title = words;
    settle();
    announce(`${parts.map(({text}) => text).join("")}. ${words}`);
  }

  store.on(["run", "epoch", "samples", "asking"], show);
  new ResizeObserver(settle).observe(seen);
  return h("div", {class: "say"}, seen, heard);
}
