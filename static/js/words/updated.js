/** A parameter takes its step. */

import {list, say} from "./parts.js";

/**
 * The update of a step of that phase.
 * @param {import("../graph/graph.js").Graph} graph
 * @param {import("../walk/walk.js").Frame} frame
 * @returns {import("../types.js").Update}
 */
export function updateAt(graph, {step, total}) {
  const updates = graph.document.update ?? [];
  return updates[step - (total - updates.length) - 1];
}

/** Of a training's terms, only the one that readers turn; the card has all. */
const TOLD = "learning_rate";

/** @param {import("./index.js").Scene} scene @returns {import("./parts.js").Part[]} */
export function updated({graph, frame, id, name}) {
  const {before, after, gradient, terms} = updateAt(graph, frame);
  const {training} = graph.document;
  const all = Object.entries(terms);
  const by = all.filter(([term]) => !training || term === TOLD).map(([term, number]) => say`${term.replaceAll("_", " ")} ${number}`);
  const whose = training && training.sample !== null ? say`the gradient of its whole batch, ${gradient}` : say`its gradient ${gradient}`;
  if (before === after) return say`${name(id)} stays ${before}: its gradient is ${gradient}.`;
  const way = gradient === 0 ? say`though its gradient is 0` : (after < before) === (gradient > 0)
    ? say`against ${whose}` : training ? say`though ${whose}, points there: its steps before still carry it on` : say`its gradient being ${gradient}`;
  return say`Moves ${name(id)} from ${before} to ${after}, ${way}${by.length ? say`: ${list(by)}` : ""}.`;
}
