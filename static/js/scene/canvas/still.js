/** All of a large picture as it stands, as a tree that needs nothing of the page: near enough to be read where that can be held, else from afar. */

import {colorOf} from "../../pictures/attributes.js";
import {weigh} from "./detail.js";
import {paintMoving, paintStanding} from "./paint.js";
import {createRecorder} from "./recorder.js";

/** With more things in it a picture that could be read would be a file that no program opens. */
const MOST = 6000;
/** The longer side from afar, in px. */
const SIDE = 6000;

/**
 * @param {Readonly<import("../../types.js").State>} state with a document
 * @param {import("./paint.js").Ground} ground
 * @param {import("./theme.js").Theme} theme
 * @param {import("./paint.js").Operations} operations
 * @param {Parameters<typeof paintMoving>[4]} shown
 * @param {{generic: boolean}} fonts
 * @returns {import("../../pictures/svg.js").Still}
 */
export function stillOf(state, ground, theme, operations, shown, fonts) {
  const {width, height} = ground.picture;
  const all = {left: -50, top: -50, right: width + 50, bottom: height + 50};
  const near = weigh(ground.picture, all, 1).boxes <= MOST;
  const k = near ? 1 : Math.min(0.5, SIDE / Math.max(width, height));
  const {ground: ctx, parts} = createRecorder(fonts);
  const sheet = {ctx, theme, seen: {x: 0, y: 0, k, ratio: 1}, width: width * k, height: height * k};
  paintStanding(sheet, state, ground.picture, operations);
  paintMoving(sheet, state, ground, operations, shown, {halo: shown.now.present, focus: null, hovered: undefined, flow: 1, invites: false});
  return {layers: parts, box: {x: 0, y: 0, width: width * k, height: height * k}, ground: colorOf(theme.color.bg)?.color ?? "#ffffff"};
}
