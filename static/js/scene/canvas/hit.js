/** What lies under a point of a large picture. Pure. */

import {isBlock} from "./detail.js";
import {indexOf} from "./templateIndex.js";

/**
 * @typedef {import("./locate.js").Spot} Spot
 * @typedef {Spot & {part: "toggle" | "number" | null}} Hit
 */

/** Height of an open group's head. */
const HEAD = 44;
/** Half the side of the square in which a toggle is hit. */
const TOGGLE = 14;
/** The row in which a node's number stands. */
const ROW = {top: 29, bottom: 52};

/**
 * In time that grows with the depth of groups, not with the nodes.
 * @param {import("../../layout/types.js").LargePicture} picture
 * @param {import("./locate.js").Places} places
 * @param {number} x in the picture @param {number} y @param {number} scale
 * @returns {Hit | null} the innermost thing: a chip, a node, a group; null for the ground
 */
export function thingAt(picture, places, x, y, scale) {
  const {templates, frameTemplate, frameX, frameY, itemStarts, itemRef} = picture;
  for (let f = 0; ;) {
    const template = templates[frameTemplate[f]];
    if (f > 0 && isBlock(template, scale)) return hit(places.group(picture.frameGroup[f]), x, y);
    const [left, top] = [x - frameX[f], y - frameY[f]];
    const index = indexOf(template);
    const chip = index.chips.within(left, top, left, top)[0];
    if (chip !== undefined) return hit(places.chip(f, chip), x, y);
    const item = index.items.within(left, top, left, top).find((i) => holds(template, i, left, top));
    if (item === undefined) return f > 0 ? hit(places.group(picture.frameGroup[f]), x, y) : null;
    if (template.itemKind[item] !== 2) return hit(places.item(f, item), x, y);
    f = itemRef[itemStarts[f] + item];
  }
}

/** @param {import("../../layout/types.js").Template} template @param {number} i @param {number} x @param {number} y */
function holds({itemKind, itemX, itemY, itemW, itemH, itemHalf}, i, x, y) {
  const reach = itemKind[i] === 0 && itemHalf[i] ? 2 * itemHalf[i] - 5 : 0;
  return x >= itemX[i] - reach && x <= itemX[i] + itemW[i] && y >= itemY[i] && y <= itemY[i] + itemH[i];
}

/** @param {Spot | undefined} spot @param {number} x @param {number} y @returns {Hit | null} */
function hit(spot, x, y) {
  if (!spot) return null;
  const toggle = toggleOf(spot);
  if (toggle && Math.abs(x - toggle.x) <= TOGGLE && Math.abs(y - toggle.y) <= TOGGLE) return {...spot, part: "toggle"};
  const isNumber = spot.kind === "node" && y >= spot.y + ROW.top && y < spot.y + ROW.bottom && x >= spot.x;
  return {...spot, part: isNumber ? "number" : null};
}

/** The middle of what opens or closes a group. @param {Spot} spot @returns {{x: number, y: number} | null} */
export function toggleOf({kind, x, y, w, h}) {
  if (kind === "open") return {x: x + w - 22, y: y + 21};
  if (kind === "closed") return {x: x + 22, y: h <= 2 * TOGGLE + HEAD ? y + h / 2 : y + 22};
  return null;
}
