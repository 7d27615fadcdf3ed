/** A picture drawn where nobody sees it, near and from afar: browsers make quick code of what has run, and know its texts. */

import {frameOf} from "../../walk/shown.js";
import {NEAR, weigh} from "./detail.js";
import {locate} from "./locate.js";
import {nowOf, wayOf} from "./now.js";
import {isNow} from "./over.js";
import {cornersOf, paintMoving, paintStanding} from "./paint.js";

/** px */
const ROOM = 800;

/**
 * @param {import("./pen.js").Ground} ctx
 * @param {import("./theme.js").Theme} theme
 * @param {Readonly<import("../../types.js").State>} state with a document and a large picture
 * @param {import("./paint.js").Operations} operations
 * @returns {Generator<void>} in pieces
 */
export function* rehearseOn(ctx, theme, state, operations) {
  const {graph, picture} = state;
  const frame = frameOf(state);
  if (!graph || !picture || !("large" in picture) || !frame) return;
  const ground = {picture, graph, places: locate(picture, graph)};
  const now = nowOf(state, frame, picture, ground.places, graph);
  const shown = {now, frame, ways: now.strands.filter(isNow).map((strand) => wayOf(strand, picture))};
  for (const k of [1, NEAR / 2]) {
    const sheet = {ctx, theme, seen: {x: 0, y: 0, k, ratio: 1}, width: ROOM, height: ROOM};
    yield;
    weigh(picture, cornersOf(sheet.seen, ROOM, ROOM), k);
    paintStanding(sheet, state, picture, operations);
    yield;
    paintMoving(sheet, state, ground, operations, shown, {halo: now.present, focus: null, hovered: undefined, flow: 1, invites: true});
  }
}
