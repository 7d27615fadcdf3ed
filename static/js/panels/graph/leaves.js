/** Leaves as they stand in the drawing: whose number can be changed there, and why another's cannot. */

import {literalNow} from "../../literals.js";
import {isWordless} from "../../opened.js";

/** @typedef {import("../../types.js").State} State */

/** @param {EventTarget | null} target @returns {number | null} the node that was pointed at */
export function nodeAt(target) {
  const node = target instanceof Element ? /** @type {SVGElement | null} */ (target.closest("[data-node]")) : null;
  return node ? Number(node.dataset.node) : null;
}

/** @param {Readonly<State>} state @param {number} id @returns {string | null} the literal of a leaf as the text has it now */
export function literalText({graph, program}, id) {
  const there = graph && id < graph.count ? literalNow(graph, id, program) : null;
  return there && program.slice(there.from, there.to);
}

/** @param {Readonly<State>} state @param {number} id @returns {string} what can be done to the number of a node; "" for an operation */
export function adviceFor(state, id) {
  const {graph} = state;
  if (!graph || !graph.isLeaf(id)) return "";
  if (isWordless(state)) return "This graph came from a file without a program; its numbers are as the file has them.";
  if (literalText(state, id) !== null) return "Drag the number, or press Enter to type another.";
  if (graph.isParameter(id)) return "This parameter was drawn at random; the program has no number of its own for it.";
  return "The program computes this number, or shares it with others; change it in the program.";
}

/** @param {HTMLElement} region @param {number} id @returns {SVGElement | null} */
export const drawnNode = (region, id) => region.querySelector(`[data-node="${id}"]`);
