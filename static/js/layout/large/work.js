/**
 * How much may be spent on the order of one frame: vertices and segments, times sweeps.
 * @param {number} items
 * @returns {number}
 */
export const workFor = (items) => Math.min(1_000_000, 200 * items + 20_000);
