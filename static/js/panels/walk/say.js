/** The bar's words: where the walk stands, and what happens there. */

import {fill, h} from "../../dom.js";
import {afterPicture} from "../../pace/afterPicture.js";
import {noteOf} from "./note.js";
import {perFrame} from "../../pace/perFrame.js";
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
export function createSay({store, operations, actions}) {
  const {element, where, what, say} = createTwoLines();
  const guilty = h("button", {type: "button", class: "link guilty", hidden: true, onclick: reveal}, "Show");
  element.append(guilty);

  /** The node at which the walk has stopped. @param {Readonly<import("../../types.js").State>} state */
  const stoppedNode = ({graph, stoppedAt, step, asking}) => (graph && stoppedAt && stoppedAt.step === step && !asking ? stoppedAt.node : null);

  function reveal() {
    const node = stoppedNode(store.get());
    if (node === null) return;
    actions.select(node);
    actions.reveal(node);
  }

  function show() {
    const state = store.get();
    if (!state.walk) return;
    const {phase} = state.walk.frame(Math.min(state.step, state.walk.total(state.byEdge)), state.byEdge);
    const said = explain(state, operations);
    fill(where, ...said.where.map((part) => spoken(part, phase)));
    fill(what, ...said.what.map((part) => spoken(part, phase)));
    const node = stoppedNode(state);
    guilty.hidden = node === null;
    element.classList.toggle("at-break", node !== null);
    if (node !== null && state.graph) guilty.title = `Show ${state.graph.name(node)}`;
    guilty.setAttribute("aria-label", guilty.title);
    say([aloud(said.where), aloud(said.what), noteOf(state)].filter(Boolean).join(". ").replace(/([.?:])\. /g, "$1 "));
  }

  store.on(["walk", "step", "byEdge", "asking", "overwrite", "lesson", "stoppedAt"], afterPicture(store, perFrame(show)));
  return element;
}
