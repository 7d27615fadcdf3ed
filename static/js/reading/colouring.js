/**
 * Colours of nodes by a number: its class at a clock, and the scale by which classes are made.
 *
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {import("../walk/walk.js").Walk} Walk
 * @typedef {"value" | "gradient" | "magnitude" | "depth"} By
 *
 * @typedef {object} Colouring
 * @property {By} by
 * @property {string[]} palette colours of the classes; the last one is for what is no number, or infinite
 * @property {string[]} far the same for boxes that are too small for text: stronger ones
 * @property {(id: number, clock: number) => number} classOf index into the palette; -1 before the number has come, and where
 *   none comes
 * @property {Scale} scale
 *
 * @typedef {object} Scale Where the classes begin and end.
 * @property {number} low
 * @property {number} high
 * @property {boolean} beyond some lie outside: the first and the last class hold them as well
 * @property {number} troubled how many are NaN or infinite
 */

/** Classes of a scale, without that of trouble. */
export const CLASSES = 9;

const MIDDLE = (CLASSES - 1) / 2;

/** Below the largest so many powers of ten have classes of their own. */
const MOST_DECADES = CLASSES - 1;

/** A scale is made for all but the largest fiftieth: a single sum of a whole batch would make all else pale. */
const KEPT = 0.98;

const ROUND = [1, 2, 5, 10];

/**
 * @param {By} by
 * @param {Graph} graph
 * @param {Walk} walk
 * @param {object} [options]
 * @param {string[]} [options.palette] CLASSES colours and one for trouble
 * @param {string[]} [options.far] as many
 * @param {boolean} [options.overwrite] gradients as `=` in the place of `+=` leaves them
 * @param {(id: number) => boolean} [options.isAsked] the number of this node is still to be guessed
 * @returns {Colouring}
 */
export function createColouring(by, graph, walk, {palette = [], far = palette, overwrite = false, isAsked = () => false} = {}) {
  const {value, grad} = graph;
  const depths = by === "depth" ? depthsOf(graph) : new Int32Array();
  const scale = {value: () => evenScale(value), gradient: () => evenScale(grad, graph.leads), magnitude: () => logScale(grad, graph.leads), depth: () => depthScale(depths)}[by]();

  /** @param {number} id @param {number} clock @returns {number | null} */
  function gradient(id, clock) {
    if (overwrite) return walk.gradientAt(id, clock, true)?.sum ?? null;
    return walk.arrived(id, clock) > 0 ? walk.gradientSum(id, clock) : null;
  }

  /** @type {Record<By, (id: number, clock: number) => number>} */
  const classes = {
    value(id, clock) {
      const x = walk.valueAt(id, clock);
      return x === null ? -1 : evenClass(x, scale);
    },
    gradient(id, clock) {
      const x = gradient(id, clock);
      return x === null ? -1 : evenClass(x, scale);
    },
    magnitude(id, clock) {
      const x = gradient(id, clock);
      return x === null ? -1 : logClass(x, scale);
    },
    depth: (id) => (scale.high === 0 ? 0 : Math.round(depths[id] / scale.high * (CLASSES - 1))),
  };
  const classOf = classes[by];

  return {by, palette, far, scale, classOf: (id, clock) => (id < graph.count && (by === "depth" || !isAsked(id)) ? classOf(id, clock) : -1)};
}

/** Levels from the leaves: 0 for these, else one more than the deepest operand's. @param {Graph} graph @returns {Int32Array} */
export function depthsOf({count, operandStarts, operandNodes}) {
  const levels = new Int32Array(count);
  for (let id = 0; id < count; id++) {
    for (let at = operandStarts[id]; at < operandStarts[id + 1]; at++) levels[id] = Math.max(levels[id], levels[operandNodes[at]] + 1);
  }
  return levels;
}

/**
 * The sizes of numbers that are finite and not 0, the smallest first.
 * @param {ArrayLike<number>} numbers
 * @param {Uint8Array} [counts] 1 for those that take part
 */
function sizesOf(numbers, counts) {
  const sizes = new Float64Array(numbers.length);
  let length = 0;
  let troubled = 0;
  for (let id = 0; id < numbers.length; id++) {
    if (counts && !counts[id]) continue;
    const size = Math.abs(numbers[id]);
    if (!(size < Infinity)) troubled++;
    else if (size > 0) sizes[length++] = size;
  }
  return {sizes: sizes.subarray(0, length).sort(), troubled};
}

/** From -high to high, in classes of the same width. @param {ArrayLike<number>} numbers @param {Uint8Array} [counts] @returns {Scale} */
function evenScale(numbers, counts) {
  const {sizes, troubled} = sizesOf(numbers, counts);
  if (!sizes.length) return {low: -1, high: 1, beyond: false, troubled};
  const high = roundUp(sizes[Math.ceil(sizes.length * KEPT) - 1]);
  return {low: -high, high, beyond: sizes[sizes.length - 1] > high, troubled};
}

/** Powers of ten of sizes; 0 has a class of its own before them. @param {ArrayLike<number>} numbers @param {Uint8Array} counts @returns {Scale} */
function logScale(numbers, counts) {
  const {sizes, troubled} = sizesOf(numbers, counts);
  if (!sizes.length) return {low: -1, high: 0, beyond: false, troubled};
  const high = Math.ceil(Math.log10(sizes[sizes.length - 1]) - 1e-9) || 0;
  const least = Math.floor(Math.log10(sizes[Math.floor(sizes.length * (1 - KEPT))]));
  const low = Math.max(Math.min(least, high - 1), high - MOST_DECADES);
  return {low, high, beyond: Math.log10(sizes[0]) < low, troubled};
}

/** From 0 to the deepest. @param {Int32Array} depths @returns {Scale} */
const depthScale = (depths) => ({low: 0, high: depths.reduce((most, depth) => Math.max(most, depth), 0), beyond: false, troubled: 0});

/** @param {number} x @param {Scale} scale */
function evenClass(x, {high}) {
  if (!Number.isFinite(x)) return CLASSES;
  return MIDDLE + Math.max(-MIDDLE, Math.min(MIDDLE, Math.round(x / high * (CLASSES / 2))));
}

/** @param {number} x @param {Scale} scale */
function logClass(x, {low, high}) {
  if (!Number.isFinite(x)) return CLASSES;
  if (x === 0) return 0;
  const portion = (Math.log10(Math.abs(x)) - low) / (high - low);
  return Math.max(1, Math.min(CLASSES - 1, 1 + Math.floor(portion * (CLASSES - 1))));
}

/** The next of 1, 2, 5 times a power of ten, where there is such a number. @param {number} x above 0 */
function roundUp(x) {
  const power = 10 ** Math.floor(Math.log10(x));
  const round = (ROUND.find((each) => each * power >= x * (1 - 1e-12)) ?? 10) * power;
  return round > 0 && round < Infinity ? round : x;
}
