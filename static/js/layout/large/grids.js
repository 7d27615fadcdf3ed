import {CURVE} from "../columns.js";

/**
 * A level too tall for the window, wrapped into rows in reading order. It takes part in the arrangement as one unit; edges
 * leave its items into the channel under their row and run there to its right side, and come in through the channel above.
 *
 * @typedef {object} Grid
 * @property {number} w @property {number} h
 * @property {Map<number, {x: number, line: number}>} places of its items: left side, and line above the grid's top
 * @property {Map<number, number>} out per net the height of its channel
 * @property {Map<string, number>} into per net and item "net item"
 */

/** Room for a line in a channel, and for so many at most in one: further ones share. */
const TRACK = 10;
const TRACKS = 12;
const MARGIN = 16;
/** Between two boxes of a row: a curve down and a curve up fit there. */
const GAP = 2 * CURVE;

/**
 * @param {ArrayLike<number>} items in reading order
 * @param {number} columns items in a row
 * @param {{w: ArrayLike<number>, left: ArrayLike<number>, above: ArrayLike<number>, below: ArrayLike<number>}} sizes
 * @param {{net: number, item: number, to: number}[]} leaving nets of its items; `to` is their only target, -1 for several
 * @param {{net: number, item: number}[]} coming
 * @returns {Grid}
 */
export function gridOf(items, columns, sizes, leaving, coming) {
  /** @type {Grid} */ const grid = {w: 0, h: 0, places: new Map(), out: new Map(), into: new Map()};
  const rows = Math.ceil(items.length / columns);
  const rowOf = new Map(Array.from(items, (item, i) => [item, Math.floor(i / columns)]));
  const outBy = byRow(leaving, rowOf, rows);
  const inBy = byRow(coming, rowOf, rows);
  for (let r = 0; r < rows; r++) {
    const first = r * columns;
    const last = Math.min(items.length, first + columns);
    const upper = tracksOf(inBy[r].map(({net}) => net));
    for (const {net, item} of inBy[r]) grid.into.set(`${net} ${item}`, grid.h + MARGIN + TRACK * (upper.get(net) ?? 0));
    if (inBy[r].length) grid.h += MARGIN + TRACK * Math.min(TRACKS, upper.size) + MARGIN;
    let tallest = 0;
    let x = 0;
    for (let i = first; i < last; i++) {
      const item = items[i];
      x += i > first ? GAP + sizes.left[item] : sizes.left[item] + (inBy[r].length ? CURVE : 0);
      grid.places.set(item, {x, line: grid.h + sizes.above[item]});
      x += sizes.w[item];
      tallest = Math.max(tallest, sizes.above[item] + sizes.below[item]);
    }
    grid.w = Math.max(grid.w, x + CURVE);
    grid.h += tallest;
    const lower = tracksOf(outBy[r].map(({net, to}) => (to < 0 ? -1 - net : to)));
    for (const {net, to} of outBy[r]) grid.out.set(net, grid.h + MARGIN + TRACK * (lower.get(to < 0 ? -1 - net : to) ?? 0));
    if (outBy[r].length) grid.h += MARGIN + TRACK * Math.min(TRACKS, lower.size);
    if (r < rows - 1) grid.h += 2 * MARGIN;
  }
  return grid;
}

/** @template {{item: number}} T @param {T[]} edges @param {Map<number, number>} rowOf @param {number} rows */
function byRow(edges, rowOf, rows) {
  /** @type {T[][]} */ const found = Array.from({length: rows}, () => []);
  for (const edge of edges) found[rowOf.get(edge.item) ?? 0].push(edge);
  return found;
}

/** @param {number[]} lines @returns {Map<number, number>} a track for each line that differs */
function tracksOf(lines) {
  /** @type {Map<number, number>} */ const tracks = new Map();
  for (const line of lines) if (!tracks.has(line)) tracks.set(line, tracks.size % TRACKS);
  return tracks;
}
