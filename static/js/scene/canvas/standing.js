/**
 * Paints what stands still of a picture: all of it here where that is quick, only what a few steps have changed, or first what was
 * painted last from where it is seen now, and all in full once nothing moves.
 */

import {frameOf} from "../../walk/shown.js";
import {painted} from "../painted.js";
import {changedBetween, partsInView} from "./changes.js";
import {NEAR, weigh} from "./detail.js";
import {cornersOf, paintStanding} from "./paint.js";

/**
 * @typedef {import("../../layout/types.js").LargePicture} LargePicture
 * @typedef {import("./detail.js").Corners} Corners
 * @typedef {import("./paint.js").Ground} Ground
 * @typedef {import("./pen.js").Seen} Seen
 * @typedef {keyof typeof MOST} Why what stands is painted: the view moves, a step was taken, or all rests
 * @typedef {{ground: Ground, state: Readonly<import("../../types.js").State>, seen: Seen}} Looked what is looked at, and from where
 */

/** What may be drawn at once, in boxes: while the view moves, while steps follow each other, and when all rests. */
export const MOST = {move: 350, step: 1500, all: 3000};
/** A box that can be read costs as much as so many that cannot. */
const READ = 4;
/** After so many milliseconds without a move all is drawn in full again. */
const REST = 80;
/** More of the view than this is not painted in parts. */
const PART = 0.4;

/**
 * @param {ReturnType<typeof import("./base.js").createBase>} base
 * @param {ReturnType<typeof import("./apart.js").createApart>} apart
 * @param {import("./paint.js").Operations} operations
 * @param {object} scene
 * @param {() => Looked} scene.looked
 * @param {() => import("./theme.js").Theme} scene.theme
 * @param {() => void} scene.full all is to be painted in full
 * @param {() => void} scene.covered the canvas shows only what stands: what stands out of it is to be painted over it again
 */
export function createStanding(base, apart, operations, {looked, theme, full, covered}) {
  /** Clock at which what stands was painted. */
  let standsAt = 0;
  /** Counts what has been painted here: what was ordered before that is older. */
  let here = 0;
  let isNew = false;
  /** @type {Corners[]} parts that have been painted anew, in px */
  let anew = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  /** @param {LargePicture} picture @param {Corners} [inside] */
  function stand(picture, inside) {
    const {state, seen} = looked();
    paintStanding({ctx: base.ctx, theme: theme(), seen, width: base.width(), height: base.height()}, state, picture, operations, inside);
  }

  /** @param {LargePicture} picture */
  function paintHere(picture) {
    const {state, seen} = looked();
    base.paint(seen, () => stand(picture));
    here++;
    standsAt = frameOf(state)?.clock ?? 0;
    tellPainted();
  }

  /** Only what a few steps have changed is painted anew. @returns {boolean} false where all has to be */
  function paintSteps() {
    const {ground, state, seen} = looked();
    const clock = frameOf(state)?.clock;
    if (!state.walk || clock === undefined || !base.isOf(seen)) return false;
    const changed = changedBetween(ground, state.walk, standsAt, clock, seen.k);
    const parts = changed && partsInView(changed, seen, base.width(), base.height(), PART);
    if (!parts) return false;
    for (const {px, inside} of parts) base.repaint(px, () => stand(ground.picture, inside));
    anew = parts.map(({px}) => px);
    standsAt = clock;
    return true;
  }

  /** @param {Seen} seen */
  function order(seen) {
    const before = here;
    apart.paintView(base.width(), base.height(), seen, (kept) => {
      if (before === here) {
        base.take(kept, looked().seen);
        covered();
      } else if ("close" in kept.image) kept.image.close();
      tellPainted();
    });
  }

  function tellPainted() {
    if (isNew) painted();
    isNew = false;
  }

  function stopResting() {
    clearTimeout(resting);
    resting = undefined;
  }

  /** All is drawn in full once nothing has moved for a while; `soon`: even if it goes on. @param {boolean} soon */
  function rest(soon) {
    if (soon && resting !== undefined) return;
    clearTimeout(resting);
    resting = setTimeout(() => {
      resting = undefined;
      full();
    }, REST);
  }

  return {
    /** What is painted next is another picture. */
    begin() { isNew = true; },
    end: stopResting,
    /** A picture on its way to another one. @param {LargePicture} picture */
    paintMoving: paintHere,
    /** @param {Why} why */
    paint(why) {
      if (why === "step" && paintSteps()) return;
      const {ground: {picture}, seen} = looked();
      const {boxes, pieces} = weigh(picture, cornersOf(seen, base.width(), base.height()), seen.k);
      const cost = (seen.k >= NEAR ? READ : 1) * (boxes + pieces / 2);
      if (cost <= MOST[why] || (why === "all" && (seen.k >= NEAR || !apart.can()))) {
        stopResting();
        paintHere(picture);
        return;
      }
      if (why !== "step") base.shift(seen);
      if (why === "all") order(seen);
      else rest(why === "step");
    },
    /** Parts that have been painted anew since this was asked last, in px: they are to be shown. @returns {Corners[]} */
    takeAnew() {
      const parts = anew;
      anew = [];
      return parts;
    },
  };
}
