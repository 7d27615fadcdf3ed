/** The rules by which a training's document has been updated. */

import * as api from "./api.js";

/**
 * @typedef {{name: string, tree: import("./types.js").Rule}} Assigned a name, and the rule that gives it its number
 * @typedef {{name: string, state: string[], once: Assigned[], step: Assigned[]}} Optimizer
 */

/** @type {Promise<any[]> | null} */
let rows = null;

/**
 * The row of the optimiser that a document names; null where it names none, or the server knows none of that name.
 * @param {import("./types.js").GraphDocument} document
 * @returns {Promise<Optimizer | null>}
 */
export async function optimizerOf({training}) {
  if (!training) return null;
  rows ??= api.trainingOptions().then(({optimizers}) => optimizers);
  try {
    return (await rows).find(({name}) => name === training.optimizer) ?? null;
  } catch (error) {
    rows = null;
    if (error instanceof api.ProblemError) return null;
    throw error;
  }
}
