/** Draws a large picture on two canvases: what stands still on the lower one, the present step and what is pointed at on the upper one. */

import {h} from "../../dom.js";
import {frameOf} from "../../shown.js";
import {createBase} from "./base.js";
import {canPaintApart, createBitmaps} from "./bitmaps.js";
import {farBrush} from "./blocks.js";
import {NEAR, visit, weigh} from "./detail.js";
import {farOf, flowingOf, nearOf, timesOf} from "./facts.js";
import {thingAt} from "./hit.js";
import {drawInvitation} from "./invitation.js";
import {locate} from "./locate.js";
import {createMinimap} from "./minimap.js";
import {nearBrush} from "./near.js";
import {nowOf, wayOf} from "./now.js";
import {drawOver, isNow} from "./over.js";
import {createPen} from "./pen.js";
import {listenForPointer} from "./pointing.js";
import {fadedOf, readTheme, watchTheme} from "./theme.js";
import {createTip} from "./tip.js";

/**
 * @typedef {import("../../types.js").State} State
 * @typedef {import("./locate.js").Spot} Spot
 * @typedef {{picture: import("../../layout/types.js").LargePicture, graph: import("../../graph.js").Graph, places: import("./locate.js").Places}} Ground
 * @typedef {{now: import("./now.js").Now, frame: import("../../walk.js").Frame, ways: import("./over.js").Way[], from: Spot | undefined, since: number, step: number, flow: number}} Shown
 */

/** What may be drawn at once, in boxes: while the view moves, while steps follow each other, and when all rests. */
const MOVING = 350;
const STEPPING = 1500;
const RESTING = 3000;
/** A box that can be read costs as much as so many that cannot. */
const READ = 4;
/** After so many milliseconds without a move all is drawn in full again. */
const REST = 80;
/** The painting of the whole is no larger than this, in px. */
const WHOLE = {side: 2400, area: 3_000_000};
const WHOLE_EVERY = 700;

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} element
 * @param {ReturnType<typeof import("../motion.js").createMotion>} motion
 * @param {{fit: () => void, reveal: (place: import("../view.js").Rectangle) => void, centerOn: (x: number, y: number) => void}} view
 * @returns {import("../renderer.js").Renderer & {thingAt: (x: number, y: number) => import("./hit.js").Hit | null, focusRing: (spot: Spot | null) => void, placeOf: (key: string) => Spot | undefined}}
 */
export function createCanvas({store, actions, operations}, element, motion, view) {
  const canvas = h("canvas", {class: "scene"});
  const upper = h("canvas", {class: "over", "aria-hidden": "true"});
  element.querySelector("svg.scene")?.after(canvas, upper);
  const base = createBase(canvas);
  const over = /** @type {CanvasRenderingContext2D} */ (upper.getContext("2d"));
  const minimap = createMinimap(element, view.centerOn);
  const tip = createTip(element);
  const bitmaps = canPaintApart() ? createBitmaps() : null;
  let theme = readTheme(element);
  let stale = false;
  /** @type {Ground | null} */ let ground = null;
  /** @type {import("./pen.js").Seen} */
  let seen = {x: 0, y: 0, k: 1, ratio: devicePixelRatio};
  /** @type {Shown | null} */ let shown = null;
  /** @type {import("./base.js").Kept | null} the whole picture */ let whole = null;
  /** @type {Spot | null} */ let focus = null;
  /** @type {Spot | undefined} */ let hovered;
  /** @type {{x: number, y: number, w: number, h: number} | null} */ let invited = null;
  /** @type {"move" | "step" | "all" | null} why the lower canvas is painted in the next frame */ let wanted = null;
  let asked = 0;
  let lastWhole = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let resting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let wholeLater;

  const look = () => (stale ? fadedOf(theme) : theme);
  /** @returns {import("./detail.js").Corners} */
  const corners = () => ({left: -seen.x / seen.k, top: -seen.y / seen.k, right: (base.width() - seen.x) / seen.k, bottom: (base.height() - seen.y) / seen.k});

  /** @param {"move" | "step" | "all" | null} why */
  function want(why) {
    if (why === "all" || wanted === null || (why === "step" && wanted === "move")) wanted = why ?? wanted;
    if (!asked) asked = requestAnimationFrame(draw);
  }

  /** One frame. @param {number} now */
  function draw(now) {
    asked = 0;
    if (!ground) return;
    const why = wanted;
    wanted = null;
    if (why) paintBase(why);
    paintOver(now);
    minimap.look(corners(), isAllSeen());
  }

  function isAllSeen() {
    const {left, top, right, bottom} = corners();
    return !ground || (left <= 0 && top <= 0 && right >= ground.picture.width && bottom >= ground.picture.height);
  }

  /** @returns {number} boxes that a painting costs */
  function cost() {
    if (!ground) return 0;
    const {boxes, pieces} = weigh(ground.picture, corners(), seen.k);
    return (seen.k >= NEAR ? READ : 1) * (boxes + pieces / 2);
  }

  /** @param {"move" | "step" | "all"} why */
  function paintBase(why) {
    const much = cost();
    const most = why === "move" ? MOVING : why === "step" ? STEPPING : RESTING;
    if (much <= most || (why === "all" && seen.k >= NEAR) || (why === "all" && !bitmaps)) {
      clearTimeout(resting);
      paintHere();
      return;
    }
    if (why !== "step") base.shift(seen, whole);
    if (why === "all") paintApart();
    else rest(why === "step");
  }

  /** All is drawn in full once nothing has moved for a while; `soon`: even if it goes on. @param {boolean} soon */
  function rest(soon) {
    if (soon && resting !== undefined) return;
    clearTimeout(resting);
    resting = setTimeout(() => {
      resting = undefined;
      want("all");
    }, REST);
  }

  function paintHere() {
    const state = store.get();
    const frame = frameOf(state);
    if (!ground || !frame) return;
    const {picture} = ground;
    const flowing = flowingOf(state, frame, picture);
    base.paint(seen, () => {
      const pen = createPen(base.ctx, look(), seen);
      if (seen.k >= NEAR) {
        visit(picture, corners(), seen.k, nearBrush(pen, nearOf(state, frame, flowing, operations, true)));
        return;
      }
      const brush = farBrush(pen, farOf(state, flowing));
      visit(picture, corners(), seen.k, brush);
      brush.names();
    });
  }

  /** @param {number} width @param {number} height @param {import("./pen.js").Seen} from @param {boolean} names @returns {import("./painter.js").Order | null} */
  function orderFor(width, height, from, names) {
    const state = store.get();
    const frame = frameOf(state);
    if (!ground || !frame) return null;
    const {colouring, mask} = state;
    const classes = colouring && Int8Array.from({length: ground.graph.count}, (_, id) => colouring.classOf(id, frame.clock));
    return {width, height, seen: from, clock: frame.clock, theme: look(), mask, palette: colouring?.palette ?? null, classes, names};
  }

  function paintApart() {
    const order = orderFor(base.width(), base.height(), seen, true);
    const on = ground;
    if (!order) return;
    bitmaps?.ask("view", order, ({bitmap}) => {
      if (on === ground) base.take({image: bitmap, seen: order.seen, width: order.width, height: order.height}, seen, whole);
    });
  }

  /** The whole picture is painted anew, but not often. */
  function paintWhole() {
    clearTimeout(wholeLater);
    const late = WHOLE_EVERY - (performance.now() - lastWhole);
    if (late > 0) {
      wholeLater = setTimeout(paintWhole, late);
      return;
    }
    lastWhole = performance.now();
    if (!ground) return;
    const {width, height} = ground.picture;
    const k = Math.min(1, WHOLE.side / width, WHOLE.side / height, Math.sqrt(WHOLE.area / (width * height)));
    const order = orderFor(Math.ceil(width * k), Math.ceil(height * k), {x: 0, y: 0, k, ratio: 1}, false);
    const on = ground;
    if (!order) return;
    bitmaps?.ask("whole", order, ({bitmap}) => {
      if (on !== ground) return;
      if (whole && "close" in whole.image) whole.image.close();
      whole = {image: bitmap, seen: order.seen, width: order.width, height: order.height};
      minimap.show(whole);
    });
  }

  /** @param {number} now */
  function paintOver(now) {
    over.setTransform(1, 0, 0, 1, 0, 0);
    over.clearRect(0, 0, upper.width, upper.height);
    const state = store.get();
    if (!ground || !shown || !state.graph) return;
    const {picture, places, graph} = ground;
    const pen = createPen(over, look(), seen);
    const flowing = flowingOf(state, shown.frame, picture);
    const near = nearOf(state, shown.frame, flowing, operations, false);
    const gone = now - shown.since;
    const share = (/** @type {number} */ duration) => (duration <= 0 ? 1 : 1 - (1 - Math.min(1, Math.max(0, gone / duration))) ** 3);
    const chosen = state.selection === null ? undefined : places.find(state.selection);
    drawOver(pen, shown.now, shown.frame, picture, nearBrush(pen, near), {
      halo: between(shown.from, shown.now.present, share(shown.step)), chosen, focus, hover: hovered ?? (state.hover === null ? undefined : places.find(state.hover)),
      flow: share(shown.flow), ways: shown.ways,
    });
    const next = near.marks.next;
    const spot = next === null ? undefined : places.find(next);
    invited = spot && next !== null && !stale && seen.k >= NEAR ? drawInvitation(pen, spot, graph.name(next)) : null;
    if (gone < Math.max(shown.step, shown.flow)) want(null);
  }

  function size() {
    const dpr = devicePixelRatio || 1;
    seen = {...seen, ratio: dpr};
    if (!base.resize(canvas.clientWidth, canvas.clientHeight, dpr)) return;
    Object.assign(upper, {width: canvas.width, height: canvas.height});
    if (!ground) return;
    minimap.place(ground.picture.width, ground.picture.height, dpr, theme);
    if (whole) minimap.show(whole);
    want("all");
    draw(performance.now()); // a canvas of another size is empty until it is painted
  }
  new ResizeObserver(size).observe(canvas);
  (function watchRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      size();
      watchRatio();
    }, {once: true});
  })();
  watchTheme(() => {
    theme = readTheme(element);
    repaint();
  });

  function repaint() {
    if (!ground) return;
    minimap.place(ground.picture.width, ground.picture.height, seen.ratio, theme);
    if (whole) minimap.show(whole);
    want("all");
    paintWhole();
  }

  const hitAt = (/** @type {number} */ x, /** @type {number} */ y) =>
    (ground ? thingAt(ground.picture, ground.places, (x - seen.x) / seen.k, (y - seen.y) / seen.k, seen.k) : null);
  listenForPointer(canvas, store, actions, tip, {
    thingAt: hitAt, fit: view.fit,
    isInvitation: (x, y) => invited !== null && x >= invited.x && x <= invited.x + invited.w && y >= invited.y && y <= invited.y + invited.h,
    point(hit) {
      const group = hit && (hit.kind === "closed" || hit.kind === "open") ? hit : undefined;
      if (hovered?.key === group?.key) return;
      hovered = group;
      want(null);
    },
  });

  return {
    surface: canvas,
    move({x, y, k}) {
      seen = {x, y, k, ratio: seen.ratio};
      tip.hide();
      want("move");
    },
    place(state) {
      const picture = /** @type {import("../../layout/types.js").LargePicture} */ (state.picture);
      const [graph, walk] = [/** @type {import("../../graph.js").Graph} */ (state.graph), /** @type {import("../../walk.js").Walk} */ (state.walk)];
      const places = locate(picture, graph);
      ground = {picture, graph, places};
      canvas.setAttribute("aria-label", `Graph of ${graph.count} nodes`);
      hovered = undefined;
      focus = null;
      shown = null;
      whole = null;
      base.clear();
      size();
      minimap.place(picture.width, picture.height, seen.ratio, theme);
      const {groups: {last, names, size: sizes}} = graph;
      bitmaps?.show({picture, walked: timesOf(graph, walk).walked, lasts: last, names, sizes});
      paintWhole();
      want("all");
      return {picture, graph, find: places.find, placeOf: places.placeOf};
    },
    paint(state, steps) {
      const frame = frameOf(state);
      if (!ground || !frame || state.graph !== ground.graph) return;
      const now = nowOf(state, frame, ground.picture, ground.places, ground.graph);
      const flow = steps && !(state.playing && state.speed > 2) ? motion.time("flow") : 0;
      const {picture} = ground;
      const begun = steps ? {from: shown?.now.present, since: performance.now(), step: motion.time("step"), flow}
        : shown ? {from: shown.from, since: shown.since, step: shown.step, flow: shown.flow} : {from: undefined, since: 0, step: 0, flow: 0};
      const ways = now.strands.filter(isNow).map((strand) => wayOf(strand, picture));
      const still = shown && shown.frame.clock === frame.clock;
      shown = {now, frame, ways, ...begun};
      want(steps || !still ? "step" : painted(state) ? null : "all");
      if (steps || !still) paintWhole();
    },
    age(old) {
      stale = old;
      repaint();
    },
    clear() {
      ground = shown = whole = null;
      clearTimeout(resting);
      tip.hide();
      minimap.hide();
      base.clear();
    },
    still: () => null,
    thingAt: hitAt,
    placeOf: (key) => ground?.places.placeOf(key),
    focusRing(spot) {
      focus = spot;
      want(null);
    },
  };

  /** Whether the lower canvas shows what the state asks for, apart from the step. @param {Readonly<State>} state */
  function painted({colouring, byContribution, mask, breakpoints, earlier, overwrite}) {
    const now = [colouring, byContribution, mask, breakpoints, earlier, overwrite];
    const same = lastAsked.length > 0 && now.every((each, i) => each === lastAsked[i]);
    lastAsked = now;
    if (!same) paintWhole();
    return same;
  }
}

/** @type {any[]} */
let lastAsked = [];

/** @param {Spot | undefined} from @param {Spot | undefined} to @param {number} share @returns {Spot | undefined} */
function between(from, to, share) {
  if (!from || !to || share >= 1) return to;
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * share;
  return {...to, x: mix(from.x, to.x), y: mix(from.y, to.y), w: mix(from.w, to.w), h: mix(from.h, to.h)};
}
