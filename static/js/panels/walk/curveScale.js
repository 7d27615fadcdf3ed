/** The curve of the root's value over the passes, as numbers: its scale, its points, the pass under a place. Pure. */

/** From so many powers of ten on the scale is a logarithm. */
const DECADES = 2;

/**
 * @typedef {object} CurveScale
 * @property {boolean} log
 * @property {number} low the least finite value
 * @property {number} high
 * @property {(value: number) => number | null} y 0 at the lowest value, 1 at the highest; null for what is no finite number
 */

/** @param {number[]} values @returns {CurveScale} */
export function curveScale(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const log = low > 0 && high / low > 10 ** DECADES;
  const at = log ? Math.log10 : (/** @type {number} */ value) => value;
  const [from, to] = [at(low), at(high)];
  return {log, low, high, y: (value) => (!Number.isFinite(value) ? null : to > from ? (at(value) - from) / (to - from) : 0.5)};
}

/**
 * The curve in a box, as the lines that can be drawn without a break. Where several passes share a pixel, the least and the
 * greatest of them stand for all.
 * @param {number[]} values
 * @param {CurveScale} scale
 * @param {{width: number, height: number}} box
 * @returns {[x: number, y: number][][]}
 */
export function curveLines(values, {y}, {width, height}) {
  /** @type {[number, number][][]} */
  const lines = [];
  let open = false;
  const columns = Math.max(1, Math.min(values.length, Math.floor(width)));
  const put = (/** @type {number} */ pass) => {
    const share = y(values[pass]);
    if (share === null) {
      open = false;
      return;
    }
    if (!open) lines.push([]);
    open = true;
    lines[lines.length - 1].push([placeOf(pass, values.length, width), height * (1 - share)]);
  };
  for (let column = 0; column < columns; column++) {
    const first = Math.floor((column * values.length) / columns);
    const end = Math.floor(((column + 1) * values.length) / columns);
    for (const pass of extremes(values, first, end)) put(pass);
  }
  return lines;
}

/** The passes of a stretch that have to be drawn, in their order. @param {number[]} values @param {number} first @param {number} end */
function extremes(values, first, end) {
  const found = new Set([first]);
  let [least, most] = [first, first];
  for (let pass = first; pass < end; pass++) {
    if (!Number.isFinite(values[pass])) return [...found, pass].sort((a, b) => a - b);
    if (values[pass] < values[least]) least = pass;
    if (values[pass] > values[most]) most = pass;
  }
  return [...new Set([...found, least, most])].sort((a, b) => a - b);
}

/** Where a pass stands along the curve. @param {number} pass @param {number} passes @param {number} width */
export const placeOf = (pass, passes, width) => (passes > 1 ? (pass / (passes - 1)) * width : width / 2);

/** The pass at a place along the curve, or nearest to it. @param {number} x @param {number} passes @param {number} width */
export const passAt = (x, passes, width) => Math.min(Math.max(Math.round((x / width) * (passes - 1)), 0), passes - 1);

const ALL = 200;
const COARSE = 100;
const AROUND = 10;

/**
 * The passes that a list offers: all of them, or of thousands some at even distances and those around the present one.
 * @param {number} passes
 * @param {number} present
 * @returns {number[]}
 */
export function passesOffered(passes, present) {
  if (passes <= ALL) return Array.from({length: passes}, (_, pass) => pass);
  const apart = 10 ** Math.ceil(Math.log10(passes / COARSE));
  const offered = new Set([0, passes - 1]);
  for (let pass = apart - 1; pass < passes; pass += apart) offered.add(pass);
  for (let pass = present - AROUND; pass <= present + AROUND; pass++) if (pass >= 0 && pass < passes) offered.add(pass);
  return [...offered].sort((a, b) => a - b);
}

/**
 * What the curve shows, in words.
 * @param {number[]} values
 * @param {string} name of the root
 * @param {(value: number) => string} write
 */
export function curveSummary(values, name, write) {
  const {low, high, log} = curveScale(values);
  const none = values.findIndex((value) => !Number.isFinite(value));
  const of = `${name} over ${values.length} passes${log ? ", on a log scale" : ""}: from ${write(values[0])} to ${write(values[values.length - 1])}`;
  const extent = low <= high ? `; lowest ${write(low)} in pass ${values.indexOf(low) + 1}, highest ${write(high)} in pass ${values.indexOf(high) + 1}` : "";
  return `${of}${extent}${none < 0 ? "" : `; first ${write(values[none])} in pass ${none + 1}`}.`;
}
