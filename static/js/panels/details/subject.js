/** Which node the panel is about, and what of it may be shown at the present step. */

import {frameOf, shownOf} from "../../walk/shown.js";

/**
 * @typedef {import("../../types.js").State} State
 *
 * @typedef {object} Subject
 * @property {Readonly<State>} state
 * @property {import("../../graph/graph.js").Graph} graph
 * @property {import("../../walk/walk.js").Walk} walk
 * @property {import("../../walk/walk.js").Frame} frame
 * @property {Map<string, import("../../types.js").Operation>} operations
 * @property {import("../../actions.js").Actions} actions
 * @property {number} id
 * @property {boolean} next nothing is chosen and nothing done yet: it is the node that comes next
 * @property {import("../../walk/shown.js").Shown} shown
 * @property {boolean} complete all terms of its gradient are in
 */

/**
 * The selected node, else the present one; before the first step the one that comes next.
 * @param {import("../../context.js").Context} context
 * @param {Readonly<State>} state
 * @returns {Subject | null} null without a document
 */
export function subjectOf({operations, actions}, state) {
  const {graph, walk, selection} = state;
  const frame = frameOf(state);
  if (!graph || !walk || !frame) return null;
  const next = selection === null && frame.node === null;
  const id = selection ?? frame.node ?? graph.operations[0] ?? graph.root;
  const shown = shownOf(state, id, frame);
  const complete = shown.gradient !== null && shown.gradient.count === shown.gradient.of && !shown.gradientAsked;
  return {state, graph, walk, frame, operations, actions, id, next, shown, complete};
}
