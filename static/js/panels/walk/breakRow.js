/** One breakpoint of the list: what it is, how often it holds, its first place, and taking it away. */

import {hitsOf, keyOf} from "../../walk/breaks.js";
import {ICONS, h, icon} from "../../dom.js";
import {limitSaid} from "../../words/stopped.js";

/** @typedef {import("../../types.js").Breakpoint} Breakpoint */

/**
 * What a breakpoint is, in words: "|gradient| is below 1e−7".
 * @param {Breakpoint} breakpoint
 * @param {(node: number) => string} name
 */
export function wordsOf(breakpoint, name) {
  if (breakpoint.kind === "node") return `${name(breakpoint.node)} has a step`;
  if (breakpoint.kind === "phase") return `${breakpoint.phase[0].toUpperCase()}${breakpoint.phase.slice(1)} begins`;
  return {
    nan: "a number is NaN or infinite", dead: "a ReLU is dead",
    vanishing: `|gradient| is below ${limitSaid(breakpoint.limit)}`, exploding: `|gradient| is above ${limitSaid(breakpoint.limit)}`,
  }[breakpoint.of];
}

/**
 * @param {import("../../context.js").Context} context
 * @param {import("../../graph/graph.js").Graph} graph
 * @param {import("../../walk/walk.js").Walk} walk
 * @param {Breakpoint} breakpoint
 * @returns {HTMLElement}
 */
export function breakRow({actions}, graph, walk, breakpoint) {
  const words = wordsOf(breakpoint, (node) => (node < graph.count ? graph.name(node) : `v${node}`));
  const {length} = hitsOf(graph, walk, breakpoint).clocks;
  return h("li", {"data-break": keyOf(breakpoint)},
    h("span", {class: "what-stops", title: words}, words),
    h("span", {class: "cap"}, length ? `${length.toLocaleString("en")} ${length === 1 ? "place" : "places"}` : "nowhere"),
    length > 0 && h("button", {type: "button", class: "btn plain", "aria-label": `Stop at the first place where ${words}`, onclick: () => actions.stopAtFirst(breakpoint)}, "Stop at first"),
    h("button", {type: "button", class: "btn icon plain", "aria-label": `Remove: ${words}`, title: "Remove", onclick: () => actions.removeBreak(breakpoint)}, icon(...ICONS.close)));
}
