/** What part of the drawing is seen, and how large: zoom, pan, fit. */

import {easeCubicOut, select, zoom, zoomIdentity} from "../d3.js";
import {PHONE} from "../windows.js";

/** @typedef {{x: number, y: number, w: number, h: number}} Rectangle in the drawing's own coordinates */

/** The least scale reaches farther out where a drawing needs it. */
const SCALES = /** @type {[number, number]} */ ([0.05, 4]);
const STEP = 1.25;
const MARGIN = 24;
/** Around what is brought into view: a halo, and the chip of the next node. */
const AROUND = 20;
/** Once the view has to move, it moves on by so much of the room, so that what comes next is seen as well. */
const AHEAD = 0.5;
/** Windows below this width or height show a few nodes at a time. */
const LOW = 320;
/** Smaller than this, numbers are not read any more. */
const READABLE = 0.75;

/** @typedef {SVGSVGElement | HTMLCanvasElement} Surface what is drawn on, and moved by hand */

/**
 * @param {Surface} first
 * @param {HTMLElement} element around it, with the tools that lie over the drawing
 * @param {{time: (kind: "view") => number}} motion
 * @param {(transform: import("d3-zoom").ZoomTransform) => void} moved
 */
export function createView(first, element, motion, moved) {
  let surface = first;
  /** @type {Rectangle} */
  let whole = {x: 0, y: 0, w: 1, h: 1};
  /** @type {"begun" | "fitted" | "moved"} what the reader has done with the view */
  let manner = "begun";
  /** Where the view is, or is going to. */
  let goal = zoomIdentity;

  const behavior = /** @type {import("d3-zoom").ZoomBehavior<Surface, any>} */ (zoom()).scaleExtent(SCALES)
    .filter((event) => !event.button && !event.target.closest(".editable") && (!event.ctrlKey || event.type === "wheel"))
    .extent(() => [[0, 0], [surface.clientWidth, surface.clientHeight]])
    .on("zoom", (event) => {
      if (event.sourceEvent) {
        manner = "moved";
        goal = event.transform;
      }
      moved(event.transform);
    });
  // The view moves as the boxes do, so that the one which is held stays.
  behavior.interpolate((a, b) => (t) => /** @type {[number, number, number]} */ (a.map((from, i) => from + (b[i] - from) * t)));
  let root = select(surface).call(behavior).on("dblclick.zoom", null);

  /** @type {Rectangle | null} */
  let known = null;
  const forget = () => { known = null; };
  const sizes = new ResizeObserver(forget);
  sizes.observe(element);

  /** The part of the element that tools do not cover. */
  const free = () => (known ??= measure());

  function measure() {
    const {top, bottom, width, height} = element.getBoundingClientRect();
    let [above, below] = [MARGIN, MARGIN];
    // On phones some of those at the right stand away from the others.
    for (const tool of element.querySelectorAll(":scope > .float.tl, :scope > .float.tr, :scope > .float.tr > *, :scope > .float.bl, :scope > .float.br")) {
      sizes.observe(tool); // the legend opens, colours get a scale
      const box = tool.getBoundingClientRect();
      if (!box.height) continue;
      if (box.top + box.bottom < top + bottom) above = Math.max(above, box.bottom - top + MARGIN / 2);
      else below = Math.max(below, bottom - box.top + MARGIN / 2);
    }
    const side = width <= PHONE ? MARGIN / 2 : MARGIN - 4;
    return {x: side, y: above, w: Math.max(1, width - 2 * side), h: Math.max(1, height - above - below)};
  }

  /** @param {import("d3-zoom").ZoomTransform} transform @param {boolean} slowly */
  function go(transform, slowly) {
    const duration = slowly ? motion.time("view") : 0;
    goal = transform;
    root.interrupt();
    if (duration) root.transition().duration(duration).ease(easeCubicOut).call(behavior.transform, transform);
    else root.call(behavior.transform, transform);
  }

  /** @param {number} k @param {Rectangle} rect its middle comes to the middle */
  function centered(k, rect) {
    const room = free();
    return zoomIdentity.translate(room.x + room.w / 2 - k * (rect.x + rect.w / 2), room.y + room.h / 2 - k * (rect.y + rect.h / 2)).scale(k);
  }

  /** How large a drawing may become to fill its room: the style says it, with all other sizes of type. */
  const most = () => Number(getComputedStyle(element).getPropertyValue("--fit-most")) || 1;

  /** The least scale at which a drawing is read. */
  const least = () => (innerWidth <= PHONE && free().h > LOW ? 1 : READABLE);

  /** @param {Rectangle} rect */
  const fitting = (rect) => {
    const room = free();
    return Math.min(most(), room.w / rect.w, room.h / rect.h);
  };

  /** So far out that all of the drawing can be seen. */
  const farthest = () => Math.min(SCALES[0], fitting(whole));

  /**
   * The least move that brings a place into view; its left upper corner where it is larger than the room.
   * @param {Rectangle} rect
   * @param {import("d3-zoom").ZoomTransform} from
   */
  function revealing(rect, from) {
    const {x, y, k} = from;
    const room = free();
    const shift = (/** @type {number} */ start, /** @type {number} */ length, /** @type {number} */ low, /** @type {number} */ size) => {
      const around = Math.max(AROUND * k, AHEAD * (size - length) / 2);
      const [begin, end] = [start - around, start + length + around];
      if (begin < low || end - begin > size) return low - begin;
      return Math.min(0, low + size - end);
    };
    const [left, top, w, h] = [x + k * rect.x, y + k * rect.y, k * rect.w, k * rect.h];
    const isInside = left >= room.x && top >= room.y && left + w <= room.x + room.w && top + h <= room.y + room.h;
    if (isInside) return from;
    return from.translate(shift(left, w, room.x, room.w) / k, shift(top, h, room.y, room.h) / k);
  }

  /** All of the drawing again, where the reader has all of it in view. @returns {boolean} whether it was so */
  function refit() {
    const all = fitting(whole);
    const isWhole = manner === "fitted" || (manner === "begun" && all >= least());
    if (isWhole) go(centered(all, whole), false);
    return isWhole;
  }

  /** The view in which a place that has moved is seen where it was. @param {Rectangle} before @param {Rectangle} after */
  const holding = (before, after) => goal.translate(before.x - after.x, before.y - after.y);

  return {
    /** Whether only a few nodes are seen at a time. */
    isNarrow: () => innerWidth <= PHONE || free().h <= LOW,
    /** Whether a place can be seen as a whole. @param {Rectangle} rect */
    hasRoomFor({w, h}) {
      const {k} = goal;
      return k * w <= free().w && k * h <= free().h;
    },
    /** Another surface is drawn on from now on; the view stays. @param {Surface} other */
    turnTo(other) {
      if (other === surface) return;
      root.interrupt();
      surface = other;
      root = select(surface).call(behavior).on("dblclick.zoom", null);
      root.call(behavior.transform, goal);
    },
    /** @param {Rectangle} rect of the whole drawing */
    setWhole(rect) {
      whole = rect;
      forget();
      behavior.scaleExtent([farthest(), SCALES[1]]);
    },
    /** The middle of the room goes to a place of the drawing; the scale stays. @param {number} x @param {number} y */
    centerOn(x, y) {
      manner = "moved";
      go(centered(goal.k, {x, y, w: 0, h: 0}), false);
    },
    /** A place is brought into view at a scale at which it is read, if it is not there yet. @param {Rectangle} rect */
    flyTo(rect) {
      if (goal.k >= least()) {
        this.reveal(rect);
        return;
      }
      manner = "moved";
      go(centered(1, rect), true);
    },
    /** The drawing is another, and the reader still with it: all of it is fitted again where all was in view, else nothing moves. */
    renew() { refit(); },
    fit({slowly = true} = {}) {
      manner = "fitted";
      go(centered(fitting(whole), whole), slowly);
    },
    /**
     * The first view of a drawing: all of it where it can be read then, else the present place at a readable size.
     * @param {Rectangle | null} present
     */
    begin(present) {
      manner = "begun";
      const all = fitting(whole);
      if (all >= least() || !present) return go(centered(all, whole), false);
      const room = free();
      const k = Math.max(all, Math.min(1, least(), room.w / (present.w + 2 * AROUND)));
      const corner = zoomIdentity.translate(room.x - k * whole.x, room.y + Math.max(0, room.h - k * whole.h) / 2 - k * whole.y).scale(k);
      go(revealing(present, corner), false);
    },
    /** All of the drawing, where it could not be read before and now can. @returns {boolean} whether it was so */
    regain() {
      const all = fitting(whole);
      if (goal.k >= least() || all < least()) return false;
      go(centered(all, whole), true);
      return true;
    },
    /** @param {Rectangle} rect @param {boolean} [slowly] */
    reveal(rect, slowly = true) {
      const to = revealing(rect, goal);
      if (to !== goal) go(to, slowly);
    },
    /** The drawing has changed around a place, which stays where it was. @param {Rectangle} before @param {Rectangle} after */
    hold(before, after) {
      manner = "moved";
      go(holding(before, after), true);
    },
    /** Another pass, in another shape: all of it where all was in view, else the present place stays where it was. @param {Rectangle} before @param {Rectangle} after */
    pass(before, after) {
      if (!refit()) go(holding(before, after), false);
    },
    /** All of a place, not larger than at 100 %. @param {Rectangle} rect */
    surround({x, y, w, h}) {
      const around = {x: x - AROUND, y: y - AROUND, w: w + 2 * AROUND, h: h + 2 * AROUND};
      manner = "moved";
      go(centered(Math.min(1, fitting(around)), around), true);
    },
    /** Where a place of the drawing is on the page. @param {Rectangle} rect */
    onPage({x, y, w, h}) {
      const {left, top} = surface.getBoundingClientRect();
      return new DOMRect(left + goal.applyX(x), top + goal.applyY(y), goal.k * w, goal.k * h);
    },
    /** @param {number} factor */
    scaleBy(factor) {
      manner = "moved";
      const k = Math.max(farthest(), Math.min(SCALES[1], goal.k * factor));
      const [across, down] = [surface.clientWidth / 2, surface.clientHeight / 2];
      const [x, y] = goal.invert([across, down]);
      go(zoomIdentity.translate(across - k * x, down - k * y).scale(k), true);
    },
    in() { this.scaleBy(STEP); },
    out() { this.scaleBy(1 / STEP); },
  };
}
