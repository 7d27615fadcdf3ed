/**
 * How much may be spent on the order of one frame: vertices and segments, times sweeps.
 * @param {number} items
 * @returns {number}
 */
export const workFor = (items) => Math.min(800_000, 100 * items + 20_000);
