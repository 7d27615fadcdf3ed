/** A parameter takes its step. */

import {list, say} from "./parts.js";

/**
 * The update of a step of that phase.
 * @param {import("../graph.js").Graph} graph
 * @param {import("../walk.js").Frame} frame
 * @returns {import("../types.js").Update}
 */
export function updateAt(graph, {step, total}) {
  const updates = graph.document.update ?? [];
  return updates[step - (total - updates.length) - 1];
}

/** @param {import("./index.js").Scene} scene @returns {import("./parts.js").Part[]} */
export function updated({graph, frame, id, name}) {
  const {before, after, gradient, terms} = updateAt(graph, frame);
  const by = Object.entries(terms).map(([term, number]) => say`${term.replaceAll("_", " ")} ${number}`);
  if (before === after) return say`${name(id)} stays ${before}: its gradient is ${gradient}.`;
  const way = gradient === 0 ? say`though its gradient is 0` : (after < before) === (gradient > 0)
    ? say`against its gradient ${gradient}` : say`its gradient being ${gradient}`;
  return say`Moves ${name(id)} from ${before} to ${after}, ${way}${by.length ? say`: ${list(by)}` : ""}.`;
}
