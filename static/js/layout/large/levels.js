import {levelsOf} from "../levels.js";
import {tightened} from "./simplex.js";

/** So many items of one kind stand side by side even where that makes edges longer: more would be too tall. */
const ABREAST = 24;

/**
 * Levels as late as possible, then such that all edges together are as short as can be. A few items of one kind that stand
 * side by side stay so: there levels are as in a small picture.
 * @param {number} count @param {ArrayLike<number>} from @param {ArrayLike<number>} to
 * @param {Uint8Array} leads 1 for an item that leads to what the picture is about
 * @param {string[]} kinds "" is no kind
 * @returns {{level: Int32Array, levels: number}} levels from 0
 */
export function shortestLevels(count, from, to, leads, kinds) {
  const late = levelsOf(count, from, to, leads, kinds);
  /** @type {Map<string, number>} */ const many = new Map();
  for (const kind of kinds) if (kind) many.set(kind, (many.get(kind) ?? 0) + 1);
  const most = Math.max(0, ...many.values());
  if (most > 1 && most <= ABREAST) return late;
  // Edges back, between groups that use each other, have no say.
  /** @type {number[]} */ const ahead = [];
  /** @type {number[]} */ const behind = [];
  for (let e = 0; e < from.length; e++) {
    if (late.level[from[e]] >= late.level[to[e]]) continue;
    ahead.push(from[e]);
    behind.push(to[e]);
  }
  const level = tightened(count, ahead, behind, late.level);
  let levels = 0;
  for (let v = 0; v < count; v++) levels = Math.max(levels, level[v] + 1);
  return {level, levels};
}
