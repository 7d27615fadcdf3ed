/** How much there is to do: parameters, and rows × parameters × epochs. Pure. */

/** @typedef {{rows: number, features: number, outputs: number}} DataShape outputs: 1, or one a class */

/** A change of a field is followed at once while all of the training is as little work as this. */
export const AT_ONCE = 5e7;

/**
 * @param {number[]} hidden
 * @param {Pick<DataShape, "features" | "outputs">} data
 * @returns {number} weights and biases
 */
export function parametersOf(hidden, {features, outputs}) {
  let count = 0;
  let inputs = features;
  for (const size of [...hidden, outputs]) {
    count += (inputs + 1) * size;
    inputs = size;
  }
  return count;
}

/**
 * @param {import("./types.js").Spec} spec
 * @param {DataShape} data
 */
export const workOf = ({network, epochs}, data) => data.rows * parametersOf(network.hidden, data) * epochs;

/**
 * How many numbers the network answers with: softmax has one a class.
 * @param {string} output
 * @param {number} classes 0 where the data have none
 */
export function outputsOf(output, classes) {
  if (classes > 2) return classes;
  return output === "softmax" ? Math.max(classes, 2) : 1;
}
