/** The parameters of epochs that were shown or are about to be: a few at hand, the others from the server. */

/** @typedef {import("./types.js").Parameters} Parameters */

/** So many numbers are kept, whatever the networks' sizes. */
const MOST = 2_000_000;

/**
 * @param {(id: string, epoch: number, signal?: AbortSignal) => Promise<Parameters>} load
 * @param {number} [most] numbers that are kept
 */
export function keepParameters(load, most = MOST) {
  /** @type {Map<string, {parameters: Parameters, size: number}>} by run and epoch, the one used last at the end */
  const kept = new Map();
  let size = 0;
  const key = (/** @type {string} */ id, /** @type {number} */ epoch) => `${id}@${epoch}`;

  /** @param {string} of */
  function drop(of) {
    size -= kept.get(of)?.size ?? 0;
    kept.delete(of);
  }

  /** @param {string} id @param {Parameters} parameters */
  function keep(id, parameters) {
    const own = key(id, parameters.epoch);
    drop(own);
    const count = sizeOf(parameters);
    kept.set(own, {parameters, size: count});
    size += count;
    for (const oldest of kept.keys()) {
      if (size <= most || oldest === own) break;
      drop(oldest);
    }
  }

  /** @param {string} id @param {number} epoch @returns {Parameters | null} */
  function held(id, epoch) {
    const own = key(id, epoch);
    const found = kept.get(own);
    if (!found) return null;
    kept.delete(own);
    kept.set(own, found);
    return found.parameters;
  }

  return {
    keep,
    held,
    /** @param {string} id @param {number} epoch @param {AbortSignal} [signal] @returns {Promise<Parameters>} */
    async get(id, epoch, signal) {
      const found = held(id, epoch);
      if (found) return found;
      const loaded = await load(id, epoch, signal);
      keep(id, loaded);
      return loaded;
    },
  };
}

/** @param {Parameters} parameters @returns {number} */
export const sizeOf = ({weights, biases}) =>
  weights.reduce((sum, layer) => sum + layer.reduce((inner, neuron) => inner + neuron.length, 0), 0) + biases.reduce((sum, layer) => sum + layer.length, 0);
