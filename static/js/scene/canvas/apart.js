/** What is painted apart from the page's own thread: the whole picture from afar, and views with too much in them. */

import {groupsLeft} from "../../graph/mask.js";
import {afterPaint} from "../../pace/afterPaint.js";
import {frameOf} from "../../walk/shown.js";
import {canPaintApart, createBitmaps} from "./bitmaps.js";
import {timesOf} from "./facts.js";
import {strengthsOf} from "./strengths.js";

/**
 * @typedef {import("./base.js").Kept} Kept
 * @typedef {import("./paint.js").Ground} Ground
 * @typedef {import("../../types.js").State} State
 */

/** The painting of the whole is no larger than this, in px. */
const WHOLE = {side: 2400, area: 3_000_000};
/** It is made anew at most so often, in milliseconds; while steps follow each other, once they rest, or after so long a time. */
const EVERY = 700;
const REST = 250;
const LONGEST = 3000;

/**
 * @param {() => {state: Readonly<State>, theme: import("./theme.js").Theme} | null} present
 * @param {(whole: Kept) => void} taken another painting of the whole has come
 * @param {() => void} failed it can no longer, and what was asked for does not come
 */
export function createApart(present, taken, failed) {
  const bitmaps = canPaintApart() ? createBitmaps(failed) : null;
  /** @type {Ground | null} */ let ground = null;
  /** @type {import("../../walk/walk.js").Walk | null} */ let walk = null;
  let told = false;
  /** @type {Kept | null} */ let whole = null;
  let last = -Infinity;
  /** Since when another one is wanted. */
  let wanted = Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let later;

  function drop() {
    if (whole && "close" in whole.image) whole.image.close();
    whole = null;
  }

  /** @param {number} width @param {number} height @param {import("./pen.js").Seen} seen @param {boolean} awaited @returns {import("./painter.js").Order | null} */
  function orderFor(width, height, seen, awaited) {
    const now = present();
    const frame = now && frameOf(now.state);
    if (!now || !frame || !ground) return null;
    const {colouring, mask, byContribution, walk} = now.state;
    const classes = colouring && new Int8Array(ground.graph.count);
    if (classes) for (let id = 0; id < classes.length; id++) classes[id] = colouring.classOf(id, frame.clock);
    return {width, height, seen, clock: frame.clock, theme: now.theme, mask, left: mask && groupsLeft(ground.graph, mask),
      strengths: byContribution && walk ? strengthsOf(ground.graph, walk) : null, palette: colouring?.far ?? null, soft: colouring?.palette ?? null, classes, awaited};
  }

  /** @param {"view" | "whole"} kind @param {import("./painter.js").Order | null} order @param {(kept: Kept) => void} done */
  function ask(kind, order, done) {
    const on = ground;
    if (!order || !on || !walk) return;
    if (!told) {
      const {last: lasts, names, size: sizes} = on.graph.groups;
      bitmaps?.show({picture: on.picture, walked: timesOf(on.graph, walk).walked, lasts, names, sizes});
      told = true;
    }
    bitmaps?.ask(kind, order, ({bitmap}) => {
      if (on === ground) done({image: bitmap, seen: order.seen, width: order.width, height: order.height});
      else bitmap.close();
    });
  }

  return {
    can: () => bitmaps?.works() ?? false,
    whole: () => whole,
    /** The page's own painting comes first: the whole is painted after it. @param {Ground | null} on @param {import("../../walk/walk.js").Walk | null} through */
    place(on, through) {
      if (ground?.picture !== on?.picture) drop(); // else only numbers are others, and what was painted stays until the next one has come
      [ground, walk, told] = [on, through, false];
      clearTimeout(later);
      if (!on || !through) {
        bitmaps?.end();
        return;
      }
      last = performance.now();
      afterPaint(() => {
        if (ground !== on) return;
        last = -Infinity;
        this.paintWhole();
      });
    },
    /** The whole picture is painted anew, soon. @param {boolean} [isStep] another may follow at once */
    paintWhole(isStep = false) {
      clearTimeout(later);
      const now = performance.now();
      wanted = Math.min(wanted, now);
      const at = Math.max(last + EVERY, isStep ? Math.min(wanted + LONGEST, now + REST) : now);
      if (at > now) {
        later = setTimeout(() => this.paintWhole(), at - now);
        return;
      }
      [last, wanted] = [now, Infinity];
      if (!ground) return;
      const {width, height} = ground.picture;
      const k = Math.min(1, WHOLE.side / width, WHOLE.side / height, Math.sqrt(WHOLE.area / (width * height)));
      ask("whole", orderFor(Math.ceil(width * k), Math.ceil(height * k), {x: 0, y: 0, k, ratio: 1}, false), (kept) => {
        drop();
        whole = kept;
        taken(kept);
      });
    },
    /** @param {number} width @param {number} height @param {import("./pen.js").Seen} seen @param {(kept: Kept) => void} done */
    paintView(width, height, seen, done) { ask("view", orderFor(width, height, seen, true), done); },
  };
}
