/** From one thing to the next by key: along edges to the right and left, to neighbours up and down. Pure. */

import {chipKey} from "./things.js";

/** @typedef {import("./things.js").Thing} Thing */

/**
 * @param {Thing} from
 * @param {string} key ArrowRight, ArrowLeft, ArrowUp or ArrowDown
 * @param {Thing[]} things
 * @param {import("../layout/types.js").Edge[]} edges
 * @returns {Thing | undefined}
 */
export function thingAlong(from, key, things, edges) {
  const at = (/** @type {string} */ wanted) => things.find((thing) => thing.key === wanted);
  if (key === "ArrowRight") {
    if (from.kind === "chip") return at(from.box.key);
    return at(edges.filter((edge) => edge.from === from.key).sort((a, b) => a.end.x - b.end.x || a.end.y - b.end.y)[0]?.to) ?? besides(from, things, 1, 0);
  }
  if (key === "ArrowLeft") {
    const before = edges.filter((edge) => edge.to === from.key).sort((a, b) => a.slot - b.slot)[0];
    if (before) return at(before.from);
    const chip = "box" in from && from.kind !== "chip" ? from.box.chips[0] : undefined;
    return chip ? at(chipKey(chip)) : besides(from, things, -1, 0);
  }
  return besides(from, things, 0, key === "ArrowDown" ? 1 : -1);
}

/** The nearest thing in a direction. @param {Thing} from @param {Thing[]} things @param {number} dx @param {number} dy */
function besides(from, things, dx, dy) {
  const middle = (/** @type {Thing} */ {x, y, w, h, kind}) => ({x: x + w / 2, y: kind === "open" ? y + 22 : y + h / 2});
  const here = middle(from);
  /** @type {Thing | undefined} */ let best;
  let least = Infinity;
  for (const thing of things) {
    if (thing === from || (thing.kind === "chip" && !thing.chip.first)) continue;
    const there = middle(thing);
    const ahead = dx * (there.x - here.x) + dy * (there.y - here.y);
    const aside = Math.abs(dy * (there.x - here.x)) + Math.abs(dx * (there.y - here.y));
    if (ahead <= 1 || aside > 3 * ahead) continue;
    if (ahead + 2 * aside < least) [least, best] = [ahead + 2 * aside, thing];
  }
  return best;
}
