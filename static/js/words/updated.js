/** A parameter takes its step. */

import {list, say} from "./parts.js";

/** @param {import("./index.js").Scene} scene @returns {import("./parts.js").Part[]} */
export function updated({graph, walk, state, frame, id, name}) {
  const updates = graph.document.update ?? [];
  const {before, after, gradient, terms} = updates[frame.step - (walk.total(state.byEdge) - updates.length) - 1];
  const by = Object.entries(terms).map(([term, number]) => say`${term.replaceAll("_", " ")} ${number}`);
  if (before === after) return say`${name(id)} stays ${before}: its gradient is ${gradient}.`;
  const way = gradient === 0 ? say`though its gradient is 0` : (after < before) === (gradient > 0)
    ? say`against its gradient ${gradient}` : say`its gradient being ${gradient}`;
  return say`Moves ${name(id)} from ${before} to ${after}, ${way}${by.length ? say`: ${list(by)}` : ""}.`;
}
