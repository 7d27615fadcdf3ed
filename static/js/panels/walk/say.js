/** The bar's words: where the walk stands, and what happens there. */

import {fill, h} from "../../dom.js";
import {noteOf} from "./note.js";
import {createTwoLines} from "../twoLines.js";
import {explain} from "../../words/index.js";
import {aloud} from "../../words/parts.js";

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
  const {element, where, what, say} = createTwoLines();

  function show() {
    const state = store.get();
    if (!state.walk) return;
    const {phase} = state.walk.frame(Math.min(state.step, state.walk.total(state.byEdge)), state.byEdge);
    const said = explain(state, operations);
    fill(where, ...said.where.map((part) => spoken(part, phase)));
    fill(what, ...said.what.map((part) => spoken(part, phase)));
    say([aloud(said.where), aloud(said.what), noteOf(state)].filter(Boolean).join(". ").replace(/([.?:])\. /g, "$1 "));
  }

  store.on(["walk", "step", "byEdge", "asking", "overwrite", "lesson"], show);
  return element;
}
