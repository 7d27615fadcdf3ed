import {numbers, positions} from "./column.js";
import {gridOf} from "./grids.js";

/**
 * The units of a frame: a wrapped level is one, every other item is one by itself.
 * @param {import("./skeleton.js").Skeleton} skeleton @param {import("./contents.js").Content} content
 * @param {Int32Array} columns per level: items in a row where the level is wrapped, else 0
 * @param {import("./measure.js").Measured} sizes @param {Uint8Array} free
 * @returns {{unitOf: Int32Array, grids: (import("./grids.js").Grid | undefined)[], units: import("./vertices.js").Units, lines: Float64Array,
 *   lefts: Float64Array, freeUnits: Uint8Array}} the unit of each item, and where in it the item stands: its line from the
 *   unit's line, its left side from the unit's; the grid of each unit that is a wrapped level
 */
export function unitsOf(skeleton, content, columns, sizes, free) {
  const count = content.items.length;
  const level = content.kept.map((i) => skeleton.level[i]);
  const key = numbers(count, (i) => skeleton.place[content.kept[i]]);
  const unitOf = new Int32Array(count);
  const lines = new Float64Array(count);
  const lefts = new Float64Array(count);
  if (columns.every((many) => !many)) {
    const {room: w, left, tip, exit, above, below} = sizes;
    return {unitOf: positions(count), grids: [], units: {w, left, tip, exit, above, below, level, key}, lines, lefts, freeUnits: free};
  }
  /** @type {Map<number, number[]>} */ const wrapped = new Map();
  /** @type {number[]} */ const members = [];
  for (let i = 0; i < count; i++) {
    if (!columns[level[i]]) {
      unitOf[i] = members.push(i) - 1;
      continue;
    }
    const row = wrapped.get(level[i]);
    if (row) row.push(i);
    else {
      wrapped.set(level[i], [i]);
      members.push(-1 - level[i]);
    }
    unitOf[i] = row ? unitOf[row[0]] : members.length - 1;
  }
  /** @type {(import("./grids.js").Grid | undefined)[]} */ const grids = new Array(members.length);
  const of = (/** @type {Float64Array} */ column) => Float64Array.from(members, (i) => (i < 0 ? 0 : column[i]));
  const units = {w: of(sizes.room), left: of(sizes.left), tip: of(sizes.tip), exit: of(sizes.exit), above: of(sizes.above), below: of(sizes.below),
    level: Int32Array.from(members, (i) => (i < 0 ? -1 - i : level[i])), key: of(key)};
  for (const [l, row] of wrapped) {
    const u = unitOf[row[0]];
    const grid = gridOf(row, columns[l], {w: sizes.room, left: sizes.left, above: sizes.above, below: sizes.below}, ...edgesAt(content, unitOf, u));
    grids[u] = grid;
    units.w[u] = units.exit[u] = grid.w;
    units.above[u] = units.below[u] = grid.h / 2;
    for (const i of row) {
      const place = /** @type {{x: number, line: number}} */ (grid.places.get(i));
      lefts[i] = place.x;
      lines[i] = place.line - grid.h / 2;
    }
  }
  return {unitOf, grids, units, lines, lefts, freeUnits: Uint8Array.from(members, (i) => (i < 0 ? 0 : free[i]))};
}

/** @param {import("./contents.js").Content} content @param {Int32Array} unitOf @param {number} u
 * @returns {[{net: number, item: number, to: number}[], {net: number, item: number}[]]} */
function edgesAt({source, exported, targetStarts, targetItem, targetSlot}, unitOf, u) {
  const leaving = [];
  const coming = [];
  for (let n = 0; n < source.length; n++) {
    const only = targetStarts[n + 1] - targetStarts[n] === 1 && !exported[n] ? targetItem[targetStarts[n]] : -1;
    if (source[n] >= 0 && unitOf[source[n]] === u) leaving.push({net: n, item: source[n], to: only});
    for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) if (unitOf[targetItem[t]] === u) coming.push({net: n, item: targetItem[t], slot: targetSlot[t]});
  }
  return [leaving, coming];
}
