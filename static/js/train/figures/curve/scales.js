/** The scales of a chart over the epochs, and their ticks. Pure. */

import {scaleLinear, scaleLog} from "../../../d3.js";

/**
 * @typedef {import("./series.js").Series} Series
 * @typedef {[from: number, to: number]} Range pixels
 * @typedef {{place: (value: number) => number, ticks: number[], write: (tick: number) => string, isLog: boolean}} Scale
 */

const MINUS = "\u2212";

/** Ticks of a log scale are these, times powers of ten. */
const STEPS = [1, 2, 5];
const MOST_TICKS = 5;

/** Of all finite numbers in the series. @param {Series[]} series @returns {[low: number, high: number] | null} */
export function extentOf(series) {
  let [low, high] = [Infinity, -Infinity];
  for (const {values} of series) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}

/**
 * A loss: a log scale, and a linear one where some loss is 0 or below. Its ends are round, so that it seldom changes while
 * the curves grow.
 * @param {Series[]} series
 * @param {Range} range
 * @returns {Scale}
 */
export function lossScale(series, range) {
  const extent = extentOf(series) ?? [0.1, 1];
  if (extent[0] <= 0) return linear(extent[0] === extent[1] ? [extent[0] - 1, extent[1] + 1] : extent, range, plainly);
  const [low, high] = [roundDown(extent[0]), roundUp(extent[1])];
  const domain = low === high ? [low / 2, high * 2] : [low, high];
  const scale = scaleLog().domain(domain).range(range);
  return {place: scale, ticks: logTicks(domain[0], domain[1]), write: plainly, isLog: true};
}

/** A share of all, up to 1. @param {Series[]} series @param {Range} range @returns {Scale} */
export function shareScale(series, range) {
  const low = extentOf(series)?.[0] ?? 0;
  const least = Math.min(0.9, Math.floor(low * 10) / 10);
  return linear([least, 1], range, (tick) => `${Number((100 * tick).toFixed(2))} %`);
}

/** @param {[number, number]} extent @param {Range} range @param {(tick: number) => string} write @returns {Scale} */
function linear(extent, range, write) {
  const scale = scaleLinear().domain(extent).nice(MOST_TICKS).range(range);
  return {place: scale, ticks: scale.ticks(MOST_TICKS), write, isLog: false};
}

/**
 * Whole epochs.
 * @param {number} last
 * @param {Range} range
 * @returns {Scale & {epochAt: (x: number) => number}}
 */
export function epochScale(last, range) {
  const scale = scaleLinear().domain([0, Math.max(last, 1)]).range(range);
  const ticks = scale.ticks(Math.max(2, Math.floor((range[1] - range[0]) / 60))).filter(Number.isInteger);
  return {place: scale, ticks, write: (tick) => tick.toLocaleString("en"), isLog: false, epochAt: (x) => Math.round(scale.invert(x))};
}

/** The nearest of 1, 2, 5 times a power of ten that is not above. @param {number} value above 0 */
export function roundDown(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = STEPS.findLast((each) => each * power <= value * (1 + 1e-12)) ?? 1;
  return Math.max(step * power, Number.MIN_VALUE);
}

/** The nearest that is not below. @param {number} value above 0 */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [...STEPS, 10].find((each) => each * power >= value * (1 - 1e-12)) ?? 10;
  return Math.min(step * power, Number.MAX_VALUE);
}

/**
 * Powers of ten, or every so many of them; 1, 2 and 5 times them where there are few.
 * @param {number} low above 0
 * @param {number} high
 * @returns {number[]}
 */
export function logTicks(low, high) {
  const [from, to] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)];
  const within = (/** @type {number} */ tick) => Number.isFinite(tick) && tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9);
  const powers = Array.from({length: to - from + 1}, (_, i) => Number(`1e${from + i}`)).filter(within);
  if (powers.length > MOST_TICKS) {
    const every = Math.ceil(powers.length / MOST_TICKS);
    return powers.filter((_, i) => (powers.length - 1 - i) % every === 0);
  }
  if (powers.length > 2) return powers;
  const finer = Array.from({length: to - from + 1}, (_, i) => STEPS.map((step) => Number(`${step}e${from + i}`))).flat().filter(within);
  return finer.length > MOST_TICKS + 1 ? powers : finer;
}

/** A tick as short as it can be written. @param {number} tick */
function plainly(tick) {
  const size = Math.abs(tick);
  const sign = tick < 0 ? MINUS : "";
  if (size !== 0 && (size < 0.0001 || size >= 100000)) return sign + size.toExponential().replace(/e\+?(-?)/, (_, minus) => `e${minus && MINUS}`);
  return sign + String(Number(size.toPrecision(6)));
}
