/**
 * Two lines of words: where the walk stands, and what happens there. Eyes see them at once; a screen reader hears
 * them at most once a second, from a status of their own.
 */

import {fill, h} from "../../dom.js";
import {throttled} from "../../throttled.js";
import {noteOf} from "./note.js";
import {explain} from "../../words/index.js";
import {aloud, plain} from "../../words/parts.js";

/** @typedef {import("../../words/index.js").Part} Part */

/** @param {Part} part @param {string} phase */
function spoken({text, kind}, phase) {
  if (kind === "strong") return h("b", {}, text);
  return kind ? h("span", {class: kind === "phase" ? `phase ${phase}` : kind}, text) : text;
}

/**
 * @param {import("../../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createSay({store, operations}) {
  const where = h("p", {class: "where"});
  const what = h("p", {class: "what"});
  const seen = h("div", {class: "seen", "aria-hidden": "true"}, where, what);
  const heard = h("div", {class: "sr", role: "status", "aria-live": "polite"});
  const announce = throttled((text) => { heard.textContent = text; });

  /** Long sentences are set smaller, so that they end inside their two lines. */
  function settle() {
    seen.classList.remove("long");
    if (what.scrollHeight > what.clientHeight + 1) seen.classList.add("long");
    what.title = what.scrollHeight > what.clientHeight + 1 ? what.textContent ?? "" : "";
  }

  function show() {
    const state = store.get();
    if (!state.walk) return;
    const {phase} = state.walk.frame(Math.min(state.step, state.walk.total(state.byEdge)), state.byEdge);
    const said = explain(state, operations);
    fill(where, ...said.where.map((part) => spoken(part, phase)));
    where.title = plain(said.where);
    fill(what, ...said.what.map((part) => spoken(part, phase)));
    settle();
    announce([aloud(said.where), aloud(said.what), noteOf(state)].filter(Boolean).join(". ").replace(/([.?:])\. /g, "$1 "));
  }

  store.on(["walk", "step", "byEdge", "asking", "overwrite", "lesson"], show);
  new ResizeObserver(settle).observe(seen);
  return h("div", {class: "say"}, seen, heard);
}
