/** Draws a large picture on a canvas: what stands still, and over it the present step and what is pointed at. */

import {easeCubicOut} from "../../d3.js";
import {h} from "../../dom.js";
import {literalOf} from "../../literals.js";
import {frameOf} from "../../walk/shown.js";
import {createApart} from "./apart.js";
import {createBase} from "./base.js";
import {NEAR} from "./detail.js";
import {thingAt} from "./hit.js";
import {locate} from "./locate.js";
import {createMinimap} from "./minimap.js";
import {movesBetween} from "./moves.js";
import {nowOf, wayOf} from "./now.js";
import {isNow} from "./over.js";
import {cornersOf, paintMoving} from "./paint.js";
import {listenForPointer} from "./pointing.js";
import {watchSize} from "./size.js";
import {createStanding, MOST} from "./standing.js";
import {stillOf} from "./still.js";
import {fadedOf, readTheme, watchTheme} from "./theme.js";
import {createTip} from "./tip.js";

/**
 * @typedef {import("../../types.js").State} State
 * @typedef {import("./locate.js").Spot} Spot
 * @typedef {import("./paint.js").Ground} Ground
 * @typedef {{now: import("./now.js").Now, frame: import("../../walk/walk.js").Frame, ways: import("./over.js").Way[], from: Spot | undefined, since: number, step: number, flow: number}} Shown
 */

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} element
 * @param {ReturnType<typeof import("../motion.js").createMotion>} motion
 * @param {{fit: () => void, reveal: (place: import("../view.js").Rectangle) => void, centerOn: (x: number, y: number) => void, edit: (key: string) => void}} view
 * @returns {import("../renderer.js").Renderer & {thingAt: (x: number, y: number) => import("./hit.js").Hit | null, focusRing: (spot: Spot | null) => void, placeOf: (key: string) => Spot | undefined}}
 */
export function createCanvas({store, actions, operations}, element, motion, view) {
  const canvas = h("canvas", {class: "scene"});
  element.querySelector("svg.scene")?.after(canvas);
  const base = createBase(canvas, () => theme.color.bg, () => apart.whole());
  const minimap = createMinimap(element, view.centerOn);
  const tip = createTip(element);
  let theme = readTheme(element);
  let stale = false;
  /** @type {Ground | null} */ let ground = null;
  /** @type {Readonly<State> | null} the last one that belongs to the ground */ let state = null;
  let seen = {x: 0, y: 0, k: 1, ratio: devicePixelRatio};
  /** @type {Shown | null} */ let shown = null;
  /** @type {Spot | null} */ let focus = null;
  /** @type {Spot | undefined} */ let hovered;
  /** @type {ReturnType<typeof paintMoving> | null} what is painted over what stands */ let told = null;
  /** @type {{at: (share: number) => import("../../layout/types.js").LargePicture, since: number, time: number} | null} */ let moving = null;
  /** @type {import("./standing.js").Why | null} why what stands is painted in the next frame */ let wanted = null;
  let asked = 0;
  /** @type {unknown[]} what was asked for last, apart from the step */ let asks = [];

  const look = () => (stale ? fadedOf(theme) : theme);
  const apart = createApart(() => state && {state, theme: look()}, (whole) => minimap.show(whole), () => want("all"));
  const standing = createStanding(base, apart, operations, {
    looked: () => ({ground: /** @type {Ground} */ (ground), state: /** @type {Readonly<State>} */ (state), seen}), theme: look,
    full: () => want("all"), covered: () => want(null),
  });
  const corners = () => cornersOf(seen, base.width(), base.height());

  /** @param {import("./standing.js").Why | null} why */
  function want(why) {
    if (why === "all" || wanted === null || (why === "step" && wanted === "move")) wanted = why ?? wanted;
    if (!asked) asked = requestAnimationFrame(draw);
  }

  /** One frame. @param {number} now */
  function draw(now) {
    asked = 0;
    if (!ground) return;
    if (devicePixelRatio !== seen.ratio) size();
    const why = wanted;
    wanted = null;
    if (moving) paintMove(now);
    else if (why) standing.paint(why);
    paintOver(now);
    const {left, top, right, bottom} = corners();
    minimap.look({left, top, right, bottom}, left <= 0 && top <= 0 && right >= ground.picture.width && bottom >= ground.picture.height);
  }

  /** @param {number} now */
  function paintMove(now) {
    if (!moving) return;
    const share = (now - moving.since) / moving.time;
    if (share >= 1) {
      moving = null;
      standing.paint("all");
      return;
    }
    standing.paintMoving(moving.at(easeCubicOut(Math.max(0, share))));
    want(null);
  }

  /** @param {number} now */
  function paintOver(now) {
    const anew = standing.takeAnew();
    for (const part of told ? [told.reach, ...anew] : anew) base.wipe(part, seen);
    told = null;
    if (!ground || !shown || !state || moving) return;
    const gone = now - shown.since;
    const share = (/** @type {number} */ time) => (time <= 0 ? 1 : easeCubicOut(Math.min(1, Math.max(0, gone / time))));
    told = paintMoving({ctx: base.over, theme: look(), seen, width: base.width(), height: base.height()}, state, ground, operations, shown, {
      halo: between(shown.from, shown.now.present, share(shown.step)), focus, hovered, flow: share(shown.flow), invites: !stale,
    });
    if (gone < Math.max(shown.step, shown.flow)) want(null);
  }

  /** @returns {boolean} whether the canvas has another size now, and is empty */
  function measure() {
    seen = {...seen, ratio: devicePixelRatio || 1};
    return canvas.clientWidth > 0 && base.resize(canvas.clientWidth, canvas.clientHeight, seen.ratio);
  }

  function size() {
    if (!measure() || !ground) return;
    placeMap();
    want("all");
    cancelAnimationFrame(asked);
    draw(performance.now()); // a canvas of another size is empty until it is painted
  }

  function placeMap() {
    if (!ground) return;
    minimap.place(ground.picture.width, ground.picture.height, seen.ratio, theme);
    const whole = apart.whole();
    if (whole) minimap.show(whole);
  }

  function repaint() {
    if (!ground) return;
    placeMap();
    apart.paintWhole();
    want("all");
  }

  watchSize(canvas, size);
  watchTheme(() => {
    theme = readTheme(element);
    repaint();
  });

  const hitAt = (/** @type {number} */ x, /** @type {number} */ y) =>
    (ground ? thingAt(ground.picture, ground.places, (x - seen.x) / seen.k, (y - seen.y) / seen.k, seen.k) : null);
  const isNumber = (/** @type {import("./hit.js").Hit | null} */ hit) => hit?.part === "number" && seen.k >= NEAR;
  const lookAgain = listenForPointer(canvas, store, actions, tip, {
    thingAt: hitAt, fit: view.fit, edit: view.edit,
    canBeDragged: (hit) => ground !== null && isNumber(hit) && literalOf(ground.graph, hit.id) !== null,
    isInvitation(x, y) {
      const place = told?.invited;
      return place !== null && place !== undefined && x >= place.x && x <= place.x + place.w && y >= place.y && y <= place.y + place.h;
    },
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
      want("move");
      lookAgain(true);
    },
    place(given) {
      const picture = /** @type {import("../../layout/types.js").LargePicture} */ (given.picture);
      const graph = /** @type {import("../../graph/graph.js").Graph} */ (given.graph);
      const before = ground;
      ground = {picture, graph, places: locate(picture, graph)};
      state = given;
      standing.begin();
      hovered = undefined;
      focus = shown = moving = null;
      const time = before && before.graph === graph && before.picture !== picture ? motion.time("view") : 0;
      const at = before && time ? movesBetween(before, ground, corners(), seen.k, seen.k >= NEAR ? MOST.move / 2 : MOST.move) : null;
      if (at) moving = {at, since: performance.now(), time};
      else if (before?.picture !== picture) base.clear(); // else only its numbers are others: they change in one frame
      if (before?.picture !== picture) lookAgain(true);
      measure(); // it is painted in the next frame, from where the view is then
      apart.place(ground, given.walk);
      placeMap();
      want("all");
      return {picture, graph, find: ground.places.find, placeOf: ground.places.placeOf};
    },
    paint(given, steps) {
      const frame = frameOf(given);
      if (!ground || !frame || given.graph !== ground.graph) return;
      state = given;
      const {picture} = ground;
      const now = nowOf(given, frame, picture, ground.places, ground.graph);
      const still = shown?.frame.clock === frame.clock;
      const flow = steps && !(given.playing && given.speed > 2) ? motion.time("flow") : 0;
      const begun = steps ? {from: shown?.now.present, since: performance.now(), step: motion.time("step"), flow}
        : {from: shown?.from, since: shown?.since ?? 0, step: shown?.step ?? 0, flow: shown?.flow ?? 0};
      shown = {now, frame, ways: now.strands.filter(isNow).map((strand) => wayOf(strand, picture)), ...begun};
      const {colouring, byContribution, mask, breakpoints, earlier, overwrite} = given;
      const wants = [colouring, byContribution, mask, breakpoints, earlier, overwrite];
      const changes = wants.some((each, i) => each !== asks[i]);
      asks = wants;
      want(changes ? "all" : still ? null : "step");
      if (!still) lookAgain(false);
      if (changes || !still) apart.paintWhole(!changes);
    },
    age(old) {
      if (stale === old) return;
      stale = old;
      repaint();
    },
    clear() {
      ground = state = shown = moving = null;
      standing.end();
      apart.place(null, null);
      tip.hide();
      minimap.hide();
      base.clear();
    },
    still: (fonts) => (ground && state && shown ? stillOf(state, ground, look(), operations, shown, fonts) : null),
    thingAt: hitAt,
    numberAt(target, x, y) {
      if (target !== canvas) return null;
      const {left, top} = canvas.getBoundingClientRect();
      const hit = hitAt(x - left, y - top);
      return hit && isNumber(hit) ? hit.id : null;
    },
    placeOf: (key) => ground?.places.placeOf(key),
    focusRing(spot) {
      focus = spot;
      want(null);
    },
  };
}

/** @param {Spot | undefined} from @param {Spot | undefined} to @param {number} share @returns {Spot | undefined} */
function between(from, to, share) {
  if (!from || !to || share >= 1) return to;
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * share;
  return {...to, x: mix(from.x, to.x), y: mix(from.y, to.y), w: mix(from.w, to.w), h: mix(from.h, to.h)};
}
