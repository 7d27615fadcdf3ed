/** The nine flat bands of a surface: which one a number falls into, and how a layer's numbers are spread over them. Pure. */

/** @typedef {{middle: number, half: number}} Spread the middle of the fifth band, and how far from it the ends of the nine are */

export const BANDS = 9;

/** Where one band ends and the next begins, in a spread from −1 to 1. */
export const THRESHOLDS = Array.from({length: BANDS - 1}, (_, i) => (2 * (i + 1)) / BANDS - 1);

/**
 * @param {number} value
 * @param {Spread} spread
 * @returns {number} 0 to 8; what lies beyond the ends, in the last; −1 for NaN
 */
export function bandOf(value, {middle, half}) {
  const band = Math.floor(((value - middle) / half + 1) * (BANDS / 2));
  return Number.isNaN(band) ? -1 : Math.min(Math.max(band, 0), BANDS - 1);
}

/** @type {Record<string, Spread>} activations whose answers have ends */
const ENDS = {tanh: {middle: 0, half: 1}, sigmoid: {middle: 0.5, half: 0.5}, softmax: {middle: 0.5, half: 0.5}};

/**
 * The spread of a layer: that of its activation, or what its neurons reach, around 0.
 * @param {string} activation
 * @param {Float64Array[]} answers
 * @returns {Spread}
 */
export const spreadOf = (activation, answers) => ENDS[activation] ?? {middle: 0, half: largest(answers) || 1};

/** @param {Float64Array[]} arrays */
function largest(arrays) {
  let most = 0;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) {
      const size = Math.abs(array[i]);
      if (size > most && size < Infinity) most = size;
    }
  }
  return most;
}

/** Where a neuron's answer changes sides. @param {string} activation */
export const cutOf = (activation) => ENDS[activation]?.middle ?? 0;
