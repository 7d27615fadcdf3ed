/**
 * Boxes by the place where they lie: a grid for each size of box, so that each box stands in one cell (a hierarchical grid).
 * Building takes time in proportion to the boxes; a look-up, to what it finds and the cells it covers. Pure.
 *
 * @typedef {object} Bounds corners of boxes, in columns
 * @property {Float64Array} left
 * @property {Float64Array} top
 * @property {Float64Array} right
 * @property {Float64Array} bottom
 *
 * @typedef {object} BoxIndex
 * @property {(left: number, top: number, right: number, bottom: number) => number[]} within the boxes that meet a rectangle,
 *   each once, in no order
 */

/** So few are looked through one by one. */
const FEW = 24;
const LEAST_CELL = 64;
/** Each grid is so many times as coarse as the one before. */
const COARSER = 4;

/** @param {number} count @returns {Bounds} */
export const boundsFor = (count) => ({left: new Float64Array(count), top: new Float64Array(count), right: new Float64Array(count), bottom: new Float64Array(count)});

/** @param {Bounds} bounds @returns {BoxIndex} */
export function indexBoxes(bounds) {
  const {left, top, right, bottom} = bounds;
  const count = left.length;
  const meets = (/** @type {number} */ i, /** @type {number} */ x0, /** @type {number} */ y0, /** @type {number} */ x1, /** @type {number} */ y1) =>
    left[i] <= x1 && right[i] >= x0 && top[i] <= y1 && bottom[i] >= y0;
  if (count <= FEW) {
    return {within(x0, y0, x1, y1) {
      const found = [];
      for (let i = 0; i < count; i++) if (meets(i, x0, y0, x1, y1)) found.push(i);
      return found;
    }};
  }
  const grids = gridsOf(bounds);
  return {within(x0, y0, x1, y1) {
    /** @type {number[]} */ const found = [];
    for (const {cell, x, y, columns, rows, starts, boxes} of grids) {
      const [c0, c1] = [Math.max(0, Math.floor((x0 - x) / cell) - 1), Math.min(columns - 1, Math.floor((x1 - x) / cell))];
      const [r0, r1] = [Math.max(0, Math.floor((y0 - y) / cell) - 1), Math.min(rows - 1, Math.floor((y1 - y) / cell))];
      for (let r = r0; r <= r1; r++) {
        const end = starts[r * columns + c1 + 1];
        for (let at = c0 <= c1 ? starts[r * columns + c0] : end; at < end; at++) if (meets(boxes[at], x0, y0, x1, y1)) found.push(boxes[at]);
      }
    }
    return found;
  }};
}

/**
 * @typedef {object} Grid boxes no larger than its cells, each in the cell of its upper left corner
 * @property {number} cell @property {number} x @property {number} y @property {number} columns @property {number} rows
 * @property {Int32Array} starts @property {Int32Array} boxes
 */

/** @param {Bounds} bounds @returns {Grid[]} */
function gridsOf({left, top, right, bottom}) {
  const count = left.length;
  let [x, y, width, height] = [Infinity, Infinity, 0, 0];
  for (let i = 0; i < count; i++) {
    x = Math.min(x, left[i]);
    y = Math.min(y, top[i]);
  }
  for (let i = 0; i < count; i++) {
    width = Math.max(width, left[i] - x);
    height = Math.max(height, top[i] - y);
  }
  const finest = Math.max(LEAST_CELL, Math.sqrt((width + 1) * (height + 1) / count));
  const level = new Uint8Array(count);
  let levels = 1;
  for (let i = 0; i < count; i++) {
    const size = Math.max(right[i] - left[i], bottom[i] - top[i]);
    level[i] = size <= finest ? 0 : Math.ceil(Math.log(size / finest) / Math.log(COARSER) - 1e-9);
    levels = Math.max(levels, level[i] + 1);
  }
  return Array.from({length: levels}, (_, l) => {
    const cell = finest * COARSER ** l;
    const [columns, rows] = [Math.floor(width / cell) + 1, Math.floor(height / cell) + 1];
    const starts = new Int32Array(columns * rows + 1);
    const cellOf = (/** @type {number} */ i) => Math.floor((top[i] - y) / cell) * columns + Math.floor((left[i] - x) / cell);
    for (let i = 0; i < count; i++) if (level[i] === l) starts[cellOf(i) + 1]++;
    for (let c = 0; c < columns * rows; c++) starts[c + 1] += starts[c];
    const boxes = new Int32Array(starts[columns * rows]);
    const next = starts.slice();
    for (let i = 0; i < count; i++) if (level[i] === l) boxes[next[cellOf(i)]++] = i;
    return {cell, x, y, columns, rows, starts, boxes};
  }).filter(({boxes}) => boxes.length);
}
