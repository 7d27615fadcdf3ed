/** The plane over which the network is drawn: two of the inputs, or the only one; the others stand still. Pure. */

/**
 * @typedef {import("../types.js").Samples} Samples
 * @typedef {[low: number, high: number]} Range
 * @typedef {{axes: [across: number, up: number], others: "mean" | "sample"}} Choice others: where the other inputs stand
 *
 * @typedef {object} Plane
 * @property {[across: number, up: number | null]} axes inputs; null: there is only one
 * @property {Range} across
 * @property {Range} up
 * @property {number[]} others where each input stands that is on neither axis; of those on the axes, likewise
 */

/** So much of its length is left free at each end of an axis. */
const MARGIN = 0.1;
/** Two axes of similar lengths are given the same scale, so that circles are round. */
const SIMILAR = 2;

/**
 * @param {Samples} samples
 * @param {Choice} choice
 * @param {number | null} sample the chosen row
 * @returns {Plane}
 */
export function planeOf(samples, {axes: [first, second], others}, sample) {
  const {x} = samples;
  const across = first < x.length ? first : 0;
  const up = x.length < 2 ? null : second < x.length && second !== across ? second : across === 0 ? 1 : 0;
  let [ranges, upper] = [padded(extentOf(x[across])), up === null ? /** @type {Range} */ ([0, 0]) : padded(extentOf(x[up]))];
  if (up !== null) {
    const [wide, high] = [ranges[1] - ranges[0], upper[1] - upper[0]];
    if (Math.max(wide, high) < SIMILAR * Math.min(wide, high)) [ranges, upper] = [spanned(ranges, Math.max(wide, high)), spanned(upper, Math.max(wide, high))];
  }
  const stand = others === "sample" && sample !== null && sample < samples.y.length ? x.map((column) => column[sample]) : meansOf(samples);
  return {axes: [across, up], across: ranges, up: upper, others: stand};
}

/**
 * The inputs at the points of a grid, row by row from the top.
 * @param {Plane} plane
 * @param {number} size points along an axis
 * @returns {import("./forward.js").Column[]}
 */
export function columnsOf({axes: [across, up], across: wide, up: high, others}, size) {
  const place = (/** @type {Range} */ [low, top], /** @type {number} */ share) => low + (top - low) * share;
  const rows = up === null ? 1 : size;
  /** @param {(i: number, j: number) => number} of */
  const column = (of) => Float64Array.from({length: size * rows}, (_, k) => of(k % size, Math.floor(k / size)));
  return others.map((still, input) => {
    if (input === across) return column((i) => place(wide, i / (size - 1)));
    if (input === up) return column((_, j) => place(high, 1 - j / (size - 1)));
    return still;
  });
}

/** @type {WeakMap<Samples, number[]>} */
const means = new WeakMap();

/** Each feature's mean over the training part. @param {Samples} samples @returns {number[]} */
export function meansOf(samples) {
  let found = means.get(samples);
  if (!found) {
    const count = samples.test.reduce((sum, test) => sum + (test ? 0 : 1), 0);
    found = samples.x.map((column) => column.reduce((sum, each, i) => (samples.test[i] ? sum : sum + each), 0) / count);
    means.set(samples, found);
  }
  return found;
}

/** @type {WeakMap<number[], Range>} */
const extents = new WeakMap();

/** @param {number[]} column @returns {Range} */
export function extentOf(column) {
  let found = extents.get(column);
  if (!found) {
    found = column.reduce((/** @type {Range} */ [low, high], each) => [Math.min(low, each), Math.max(high, each)], [Infinity, -Infinity]);
    extents.set(column, found);
  }
  return found;
}

/** @param {Range} range @returns {Range} */
function padded([low, high]) {
  const margin = (high - low) * MARGIN || Math.abs(low) * MARGIN || 1;
  return [low - margin, high + margin];
}

/** @param {Range} range @param {number} length @returns {Range} */
const spanned = ([low, high], length) => [(low + high - length) / 2, (low + high + length) / 2];

/** Where on an axis a number lies, from 0 to 1. @param {Range} range @param {number} value */
export const shareOf = ([low, high], value) => (value - low) / (high - low);
