/** From one pass to another of the same program: what stays with the reader. */

import {partnersOf, samePlace} from "../graph/matching.js";

/**
 * @typedef {object} Passage
 * @property {number} step where the walk of the other pass stands at the same place
 * @property {number | null} selection
 * @property {number | null} hover
 * @property {(step: number) => import("./changed.js").Earlier} earlier the pass that is left, seen from a step of the other
 */

/**
 * @param {Readonly<import("../types.js").State>} before
 * @param {Pick<import("../keptPasses.js").Pass, "graph" | "walk">} to
 * @param {boolean} byEdge
 * @returns {Passage | null} null where there is no pass to come from
 */
export function passage({graph, walk, step, byEdge: was, selection, hover}, to, byEdge) {
  if (!graph || !walk) return null;
  const partners = partnersOf(graph, to.graph);
  const back = partnersOf(to.graph, graph);
  const standing = Math.min(walk.translate(Math.min(step, walk.total(was)), was, byEdge), walk.total(byEdge));
  const partnerOf = (/** @type {number | null} */ id) => (id === null || id >= graph.count || partners[id] < 0 ? null : partners[id]);
  return {
    step: samePlace({walk, step: standing, byEdge}, to.walk, partners),
    selection: partnerOf(selection),
    hover: partnerOf(hover),
    earlier(at) {
      const seen = samePlace({walk: to.walk, step: at, byEdge}, walk, back);
      return {pass: graph.document.pass, walk, clock: walk.frame(seen, byEdge).clock, partners: back};
    },
  };
}
