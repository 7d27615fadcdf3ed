/** What both texts of a network need to know of it. Pure. */

/** @typedef {{run: import("../types.js").Run, parameters: import("../types.js").Parameters, samples: import("../types.js").Samples | null}} Shown */

/** The activation of each layer, output included. @param {Shown} shown @returns {string[]} */
export function activationsOf({run, parameters, samples}) {
  const {network} = run.spec;
  if (samples && samples.activations.length === parameters.biases.length) return samples.activations;
  return network.activations ?? [...network.hidden.map(() => network.activation), network.output];
}

/** One line on where the numbers come from. @param {Shown} shown */
export const originOf = ({run, parameters}) =>
  `A network trained for ${parameters.epoch} epochs of run #${run.number}: ${[...run.spec.network.hidden, parameters.biases.at(-1)?.length ?? 0].join(", ")} neurons.`;

/** A number as Python reads it back exactly. @param {number} x */
export const python = (x) => (Number.isNaN(x) ? 'float("nan")' : Number.isFinite(x) ? String(x) : `float("${x < 0 ? "-" : ""}inf")`);

/** @param {number[]} row */
export const pythonList = (row) => `[${row.map(python).join(", ")}]`;

/** The line that does to inputs what was done to them before training. @param {Shown} shown @returns {{means: string, deviations: string} | null} */
export const standardized = ({samples}) => (samples?.means && samples.deviations ? {means: pythonList(samples.means), deviations: pythonList(samples.deviations)} : null);
