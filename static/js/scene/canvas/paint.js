/** Paints a large picture as a state has it: what stands still, and what stands out of it. */

import {frameOf} from "../../walk/shown.js";
import {createNames} from "./blockNames.js";
import {farBrush} from "./blocks.js";
import {NEAR, visit} from "./detail.js";
import {farOf, flowingOf, nearOf} from "./facts.js";
import {drawInvitation} from "./invitation.js";
import {nearBrush} from "./near.js";
import {drawOver} from "./over.js";
import {createPen} from "./pen.js";
import {around, reachOf} from "./reach.js";

/**
 * @typedef {import("../../types.js").State} State
 * @typedef {import("./locate.js").Spot} Spot
 * @typedef {{picture: import("../../layout/types.js").LargePicture, graph: import("../../graph/graph.js").Graph, places: import("./locate.js").Places}} Ground
 * @typedef {Map<string, import("../../types.js").Operation>} Operations
 *
 * @typedef {object} Sheet What is painted on, and from where the picture is seen.
 * @property {import("./pen.js").Ground} ctx
 * @property {import("./theme.js").Theme} theme
 * @property {import("./pen.js").Seen} seen
 * @property {number} width px
 * @property {number} height
 */

/** What of the picture is in view. @param {import("./pen.js").Seen} seen @param {number} width @param {number} height @returns {import("./detail.js").Corners} */
export const cornersOf = ({x, y, k}, width, height) => ({left: -x / k, top: -y / k, right: (width - x) / k, bottom: (height - y) / k});

/**
 * @param {Sheet} sheet
 * @param {Readonly<State>} state with a document
 * @param {import("../../layout/types.js").LargePicture} picture
 * @param {Operations} operations
 * @param {import("./detail.js").Corners} [corners] only what lies there
 */
export function paintStanding({ctx, theme, seen, width, height}, state, picture, operations, corners = cornersOf(seen, width, height)) {
  const frame = frameOf(state);
  if (!frame) return;
  const pen = createPen(ctx, theme, seen);
  const flowing = flowingOf(state, frame, picture);
  if (seen.k >= NEAR) {
    visit(picture, corners, seen.k, nearBrush(pen, nearOf(state, frame, flowing, operations, true)));
    return;
  }
  const far = farOf(state, flowing);
  const names = createNames(far);
  visit(picture, corners, seen.k, farBrush(pen, far, names));
  names.write(pen);
}

/**
 * @param {Sheet} sheet
 * @param {Readonly<State>} state with a document
 * @param {Ground} ground
 * @param {Operations} operations
 * @param {{now: import("./now.js").Now, frame: import("../../walk/walk.js").Frame, ways: import("./over.js").Way[]}} shown
 * @param {{halo: Spot | undefined, focus: Spot | null, hovered: Spot | undefined, flow: number, invites: boolean}} moving
 * @returns {{invited: {x: number, y: number, w: number, h: number} | null, reach: import("./detail.js").Corners}} where the invitation stands, and
 *   how far all of it reaches, in px of the canvas
 */
export function paintMoving({ctx, theme, seen, width}, state, {picture, places, graph}, operations, {now, frame, ways}, {halo, focus, hovered, flow, invites}) {
  const pen = createPen(ctx, theme, seen);
  const near = nearOf(state, frame, flowingOf(state, frame, picture), operations, false);
  const chosen = state.selection === null ? undefined : places.find(state.selection);
  const hover = hovered ?? (state.hover === null ? undefined : places.find(state.hover));
  drawOver(pen, now, frame, picture, nearBrush(pen, near), {halo, chosen, focus, hover, flow, ways});
  const {next} = near.marks;
  const spot = next === null ? undefined : places.find(next);
  const invited = invites && spot && next !== null ? drawInvitation(pen, spot, graph.name(next), picture, width) : null;
  const reach = reachOf(now, picture, [halo, chosen, focus, hover], seen);
  return {invited, reach: invited ? around(reach, {left: invited.x, top: invited.y, right: invited.x + invited.w, bottom: invited.y + invited.h}) : reach};
}
