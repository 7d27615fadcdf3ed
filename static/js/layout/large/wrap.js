import {flags} from "./column.js";

/**
 * Where a frame is wrapped to come near the window's proportions: tall levels into grids, long sequences of levels into
 * bands. It goes by structure and nominal sizes, so that it does not change when a group is opened; only where most groups are
 * open it goes by how large those are.
 */

const NODE = {width: 184, height: 130};
const GROUP = {width: 300, gap: 54};
const LINE = 16;
const BETWEEN = 60;
/** Only what is so much out of proportion is wrapped. */
const TALL = 2;
const MANY_LEVELS = 40;
/** A level is wrapped where its items are joined with so few others. */
const FEW = 8;
/** Room for a line that goes round; all of them may take this share of a band's length. */
const TRACK = 12;
const SHARE = 0.25;

/**
 * @typedef {object} Wrap
 * @property {Int32Array} bands [bands + 1] first level of each
 * @property {Int32Array} columns per level: items in a row where the level is wrapped, else 0
 */

/**
 * @param {import("./layering.js").Layering} layering @param {number} items
 * @param {Float64Array} groupHeight of each item as a closed group; 0 for a node
 * @param {import("./layering.js").Nets} nets @param {number} levels of items
 * @param {number} proportion width by height that are wanted
 * @returns {(typical: {w: number, h: number} | null) => Wrap} by the size of groups where most are open; null: as closed ones
 */
export function wrapping(layering, items, groupHeight, nets, levels, proportion) {
  const {passing, coming} = linesOf(layering, nets, levels);
  const lone = loneLevels(layering, nets, levels);
  const lines = LINE * coming.reduce((most, many) => Math.max(most, many), 0);
  /** @type {Map<string, Wrap>} */ const known = new Map();
  /** @param {{w: number, h: number} | null} typical @returns {Wrap} */
  const wrap = (typical) => {
    const wide = new Float64Array(levels);
    const tall = new Float64Array(levels);
    const many = new Int32Array(levels);
    const groupWidth = typical ? typical.w + GROUP.gap : GROUP.width;
    for (let v = 0; v < items; v++) {
      const l = layering.level[v] - 1;
      many[l]++;
      wide[l] = Math.max(wide[l], groupHeight[v] ? groupWidth : NODE.width);
      tall[l] += groupHeight[v] ? (typical?.h ?? groupHeight[v]) + GROUP.gap : NODE.height;
    }
    const columns = gridColumns(wide, tall, many, lone, proportion);
    const width = wide.map((own, l) => own * Math.max(1, columns[l]));
    const height = tall.map((own, l) => own / Math.max(1, columns[l]) + LINE * (passing[l] - coming[l]));
    const whole = width.reduce((sum, own) => sum + own, 0);
    let bands = 1;
    if (levels >= MANY_LEVELS) while (whole / bands > proportion * heightOf(width, height, whole / bands, lines / bands + BETWEEN)) bands++;
    const starts = bands > 2 ? breaks(width, passing, coming, whole / bands, bands) : null;
    return {bands: starts ?? Int32Array.of(0, levels), columns};
  };
  return (typical) => {
    const size = typical ? `${typical.w} ${typical.h}` : "";
    const made = known.get(size) ?? wrap(typical);
    known.set(size, made);
    return made;
  };
}

/**
 * @param {Float64Array} width @param {Float64Array} height of each level
 * @param {number} length of a band @param {number} between what comes to the height of each band
 * @returns {number} height of all bands under one another
 */
function heightOf(width, height, length, between) {
  let sum = 0;
  let at = 0;
  let tallest = 0;
  for (let l = 0; l < width.length; l++) {
    at += width[l];
    tallest = Math.max(tallest, height[l]);
    if (at < length && l + 1 < width.length) continue;
    sum += tallest + between;
    at = tallest = 0;
  }
  return sum;
}

/**
 * @param {import("./layering.js").Layering} layering @param {import("./layering.js").Nets} nets @param {number} levels
 * @returns {{passing: Int32Array, coming: Int32Array}} waypoints on each level, and those of nets that come in from the left
 */
function linesOf({level, begin, chain, chainLength}, nets, levels) {
  const passing = new Int32Array(levels);
  const coming = new Int32Array(levels);
  for (let n = 0; n < begin.length; n++) {
    for (let k = 0; k < chainLength[n]; k++) {
      passing[level[chain[n] + k] - 1]++;
      if (nets.sourceItem[n] < 0) coming[level[chain[n] + k] - 1]++;
    }
  }
  return {passing, coming};
}

/**
 * @param {import("./layering.js").Layering} layering @param {import("./layering.js").Nets} nets @param {number} levels
 * @returns {Uint8Array} 1 for a level whose items are joined with few others, so that lines in channels can be followed
 */
function loneLevels({level}, nets, levels) {
  /** @type {Set<number>[]} */ const near = Array.from({length: levels}, () => new Set());
  for (let n = 0; n < nets.sourceItem.length; n++) {
    const source = nets.sourceItem[n];
    for (let t = nets.targetStarts[n]; t < nets.targetStarts[n + 1]; t++) {
      const item = nets.targetItem[t];
      const behind = near[level[item] - 1];
      if (behind.size <= FEW) behind.add(-1 - n);
      if (source < 0) continue;
      const before = near[level[source] - 1];
      if (before.size <= FEW) before.add(item);
    }
  }
  return flags(levels, (l) => (near[l].size <= FEW ? 1 : 0));
}

/**
 * @param {Float64Array} wide @param {Float64Array} tall @param {Int32Array} many @param {Uint8Array} lone @param {number} proportion
 * @returns {Int32Array} items in a row of each level; 0 where it is not wrapped
 */
function gridColumns(wide, tall, many, lone, proportion) {
  const columns = new Int32Array(wide.length);
  const highest = tall.reduce((most, height) => Math.max(most, height), 0);
  const whole = wide.reduce((sum, width) => sum + width, 0);
  if (highest <= TALL * whole / proportion) return columns;
  const widthAt = (/** @type {number} */ limit) => wide.reduce((sum, width, l) => sum + width * (lone[l] ? Math.max(1, Math.ceil(tall[l] / limit)) : 1), 0);
  let cut = 1;
  while (cut < 4096 && highest / cut * proportion > widthAt(highest / cut)) cut++;
  for (let l = 0; l < wide.length; l++) {
    const wanted = Math.ceil(tall[l] / (highest / cut));
    if (lone[l] && wanted > 1 && many[l] > 3) columns[l] = Math.min(wanted, many[l]);
  }
  return columns;
}

/**
 * @param {Float64Array} width @param {Int32Array} passing @param {Int32Array} coming
 * @param {number} length wanted of a band @param {number} bands
 * @returns {Int32Array | null} first level of each band, each at a level that few lines pass; null where too many do
 */
function breaks(width, passing, coming, length, bands) {
  const levels = width.length;
  const starts = [0];
  let at = 0;
  for (let l = 1, target = length; l < levels && starts.length < bands; l++) {
    at += width[l - 1];
    if (at < target) continue;
    // Some levels to and fro there may be one that fewer lines pass.
    let best = l;
    const span = Math.max(0, Math.floor((l - starts[starts.length - 1]) / 8));
    const cost = (/** @type {number} */ k) => passing[k] - coming[k];
    for (let k = Math.max(starts[starts.length - 1] + 1, l - span); k <= l; k++) if (cost(k) < cost(best)) best = k;
    if (cost(best) * TRACK > SHARE * length) return null;
    starts.push(best);
    target += length;
  }
  return Int32Array.of(...starts, levels);
}
