import {holds, meets, overlap, pointsOf} from "./geometry.js";

/** @typedef {import("../../../static/js/layout/types.js").Picture} Picture */
/** @typedef {import("../../../static/js/layout/types.js").Box} Box */

/** @param {Box} box @returns {import("./geometry.js").Rectangle} the box with its op chip, or with the outlines behind it */
export function outlineOf(box) {
  const left = box.chipHalf ? 2 * box.chipHalf - 5 : 0;
  const stack = box.stack ? 8 : 0;
  return {x: box.x - left, y: box.y - stack, w: box.w + left + stack, h: box.h + stack};
}

/** @param {Picture} picture @returns {string[]} what lies on what, in words */
export function overlapsIn({boxes, frames}) {
  /** @type {string[]} */ const found = [];
  const things = boxes.flatMap((box) => [{key: box.key, ...outlineOf(box)},
    ...(box.kind === "node" ? box.chips.map((chip) => ({...chip, key: `chip ${chip.id} at ${box.key}`})) : [])]);
  things.forEach((one, i) => things.slice(i + 1).forEach((other) => {
    if (overlap(one, other)) found.push(`${one.key} lies on ${other.key}`);
  }));
  frames.forEach((one, i) => frames.slice(i + 1).forEach((other) => {
    const nested = other.group.startsWith(`${one.group}/`);
    if (nested ? !holds(one, other) : overlap(one, other)) found.push(`${one.key} and ${other.key}`);
  }));
  for (const box of boxes) {
    for (const frame of frames) {
      const inside = box.group === frame.group || box.group.startsWith(`${frame.group}/`);
      if (inside ? !holds(frame, outlineOf(box)) : overlap(frame, outlineOf(box))) found.push(`${box.key} and frame ${frame.key}`);
    }
    for (const chip of box.kind === "group" ? box.chips : []) if (!holds(box, chip)) found.push(`chip ${chip.id} leaves ${box.key}`);
  }
  return found;
}

/** @param {Picture} picture @returns {string[]} edges that run through a box or a chip, or close by, in words */
export function collisionsIn({boxes, edges}) {
  /** @type {string[]} */ const found = [];
  for (const edge of edges) {
    const line = pointsOf(edge.path, 25);
    for (const box of boxes) {
      if (box.key !== edge.from && box.key !== edge.to && meets(line, outlineOf(box), 6)) found.push(`${edge.key} meets ${box.key}`);
      for (const chip of box.kind === "node" ? box.chips : []) if (meets(line, chip, 4)) found.push(`${edge.key} meets chip ${chip.id} at ${box.key}`);
    }
  }
  return found;
}
