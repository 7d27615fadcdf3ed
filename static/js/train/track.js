/** The loss as the track of the slider: an area from the first epoch to the last that is known. Pure. */

/** @typedef {{width: number, top: number, base: number}} Box */

/**
 * @param {Pick<import("./types.js").Curves, "epoch" | "loss">} curves
 * @param {number} total the epoch at the right end
 * @param {Box} box
 * @returns {string} a path; empty where there is nothing to draw
 */
export function areaOf({epoch, loss}, total, {width, top, base}) {
  const tops = highest(epoch, loss, total, Math.max(1, Math.floor(width)));
  if (tops.length === 0) return "";
  const heights = tops.map(({value}) => (value > 0 ? Math.log(value) : -Infinity)).filter(Number.isFinite);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const lowest = base - (base - top) * LEAST;
  const y = (/** @type {number} */ value) => {
    if (!(value > 0)) return lowest;
    return high > low ? lowest - (lowest - top) * ((Math.log(value) - low) / (high - low)) : (top + lowest) / 2;
  };
  const points = tops.map(({at, value}) => `${round(at * width)} ${round(y(value))}`);
  const [first, last] = [tops[0].at, tops[tops.length - 1].at].map((at) => round(at * width));
  return `M${first} ${base}L${points.join("L")}L${last} ${base}Z`;
}

/** The lowest loss still has so much of the height: the track never vanishes. */
const LEAST = 0.18;

const round = (/** @type {number} */ x) => Math.round(x * 10) / 10;

/**
 * Of all epochs that share a pixel the one with the greatest loss; what is not finite is left out.
 * @param {number[]} epochs
 * @param {number[]} losses
 * @param {number} total
 * @param {number} columns
 */
function highest(epochs, losses, total, columns) {
  /** @type {{at: number, value: number}[]} */
  const found = [];
  let column = -1;
  for (let i = 0; i < epochs.length; i++) {
    const value = losses[i];
    if (!Number.isFinite(value)) continue;
    const at = total > 0 ? epochs[i] / total : 0;
    const own = Math.floor(at * columns);
    if (own === column && found.length) {
      if (value > found[found.length - 1].value) found[found.length - 1] = {at, value};
    } else found.push({at, value});
    column = own;
  }
  return found;
}

/**
 * Epochs at which the track has a tick: round numbers, not closer than `apart` pixels.
 * @param {number} total
 * @param {number} width
 * @param {number} [apart]
 * @returns {number[]}
 */
export function ticksOf(total, width, apart = 90) {
  if (total <= 0 || width <= 0) return [];
  const least = (total * apart) / width;
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= least) ?? 10 * power;
  return Array.from({length: Math.floor(total / step) + 1}, (_, i) => i * step);
}
