/** Where the walk stands, and how it goes on: step by step, by strides, over a closed group, into it, inside of one, to a breakpoint. */

import {nextHit} from "../walk/breaks.js";
import {into, over} from "../walk/closedGroups.js";
import {groupAround, nextInside} from "../walk/insideGroup.js";
import {strideBy} from "../walk/strides.js";

/** @typedef {import("../walk/strides.js").Stretch} Stretch */

/**
 * @param {import("./running.js").Store} store
 * @param {import("../context.js").Scene} scene
 */
export function walkingActions(store, scene) {
  /**
   * @param {number} step
   * @param {{steppedOver?: Stretch | null, stoppedAt?: import("../types.js").Stopped | null}} [how]
   */
  function move(step, {steppedOver = null, stoppedAt = null} = {}) {
    const {walk, byEdge, askFirst, step: before} = store.get();
    if (!walk) return;
    const to = Math.min(Math.max(Math.round(step), 0), walk.total(byEdge));
    store.set({step: to, asking: askFirst && to === before + 1, steppedOver, stoppedAt, ...(stoppedAt && {playing: false}), ...(to !== before && {earlier: null})});
  }

  /** The next breakpoint from the present step on, or back from it. @param {1 | -1} way @returns {import("../types.js").Stopped | null} */
  function stop(way) {
    const {walk, graph, byEdge, step, breakpoints} = store.get();
    if (!walk || !graph || !breakpoints.length) return null;
    // By node several clocks are one step: it is left on its far side.
    const from = way > 0 ? walk.frame(step, byEdge).clock : step > 0 ? walk.frame(step - 1, byEdge).clock + 1 : 0;
    const hit = nextHit(graph, walk, breakpoints, from, way);
    if (!hit) return null;
    const node = hit.hits.nodes[hit.at];
    return {breakpoint: hit.breakpoint, node: node < 0 ? null : node, step: walk.translate(hit.hits.clocks[hit.at], true, byEdge)};
  }

  /** Go to a step, but no further than the first breakpoint on the way. @param {number} to @param {1 | -1} way @param {Stretch | null} stretch */
  function goUpTo(to, way, stretch) {
    const stoppedAt = stop(way);
    if (!stoppedAt || way * (stoppedAt.step - to) > 0) return move(to, {steppedOver: stretch});
    const {step} = stoppedAt;
    const passed = stretch && step >= stretch.first ? {...stretch, last: step} : null;
    move(step, {steppedOver: passed, stoppedAt});
  }

  /** What the walk passes, as the picture shows it. @returns {import("../walk/closedGroups.js").Closing | null} */
  function closing() {
    const {walk, graph, byEdge, picture, pictured} = store.get();
    return walk && graph && picture && pictured === graph ? {walk, graph, byEdge, open: picture.open} : null;
  }

  /** A stride by what is chosen; step by step, a closed group is one. @param {1 | -1} way */
  function goOver(way) {
    const {asking, step, stride, walk, graph, byEdge} = store.get();
    if (way > 0 && asking) return advance();
    if (!walk || !graph) return;
    const at = closing();
    const {to, stretch} = stride !== "step" && stride !== "group" ? strideBy({walk, graph, byEdge}, stride, step, way)
      : at ? over(at, step, way) : {to: step + way, stretch: null};
    goUpTo(to, way, way > 0 ? stretch : null);
  }

  /** One step on; a number that is still asked for is shown first. */
  function advance() {
    const {asking: hidden, step} = store.get();
    if (hidden) store.set({asking: false});
    else move(step + 1);
  }

  /** What play does each time: a step, or a stride. */
  function goOn() {
    const {asking, stride, step} = store.get();
    if (stride !== "step") goOver(1);
    else if (asking) advance();
    else goUpTo(step + 1, 1, null);
  }

  /** To the next breakpoint, else to the end. @param {1 | -1} way */
  function run(way) {
    const stoppedAt = stop(way);
    if (stoppedAt) move(stoppedAt.step, {stoppedAt});
    else move(way > 0 ? Infinity : 0);
  }

  /** @param {1 | -1} way */
  function goInside(way) {
    const {walk, graph, byEdge, step, selection, picture, pictured} = store.get();
    if (!walk || !graph) return;
    const group = groupAround(graph, picture && pictured === graph ? picture.open : [], selection ?? walk.frame(step, byEdge).node);
    const to = group === null ? null : nextInside({graph, walk, byEdge}, group, step, way);
    if (to !== null) move(to);
  }

  /** Whoever steps by hand takes over from the player. @param {() => void} step */
  function byHand(step) {
    store.set({playing: false, passing: false});
    step();
  }

  return {
    goOn,
    over: () => byHand(() => goOver(1)),
    overBack: () => byHand(() => goOver(-1)),
    /** To the next breakpoint, or back to the one before; else to the end. */
    runOn: () => byHand(() => run(1)),
    runBack: () => byHand(() => run(-1)),
    /** @param {number} step @param {import("../types.js").Stopped} stoppedAt */
    stopAt: (step, stoppedAt) => byHand(() => move(step, {stoppedAt})),
    /** The next step in the group of the selected node, else of the present one. */
    nextInGroup: () => byHand(() => goInside(1)),
    previousInGroup: () => byHand(() => goInside(-1)),
    /** Open the closed group that holds the present step, else the next one, and go there. */
    into: () => byHand(() => {
      const at = closing();
      const inside = at && into(at, store.get().step);
      if (!at || !inside) return;
      scene.follow();
      if (inside.to !== store.get().step) move(inside.to);
      store.set({open: [...at.open, inside.group]});
    }),
    /** @param {number} step */
    goTo: (step) => byHand(() => move(step)),
    next: () => byHand(advance),
    previous: () => byHand(() => move(store.get().step - 1)),
    first: () => byHand(() => move(0)),
    last: () => byHand(() => move(Infinity)),
    togglePlay() {
      const {playing, step, walk, byEdge} = store.get();
      if (!walk) return;
      if (!playing && step === walk.total(byEdge)) move(0);
      store.set({playing: !playing, passing: false});
    },
    /** @param {number} speed */
    setSpeed: (speed) => store.set({speed}),
    /** @param {boolean} byEdge */
    setByEdge(byEdge) {
      const {walk, step, byEdge: before} = store.get();
      store.set({byEdge, step: walk ? walk.translate(step, before, byEdge) : step, asking: false, steppedOver: null, stoppedAt: null, earlier: null});
    },
    /** @param {import("../walk/strides.js").Stride} stride */
    setStride: (stride) => store.set({stride}),
    /** @param {boolean} following */
    setFollowing: (following) => store.set({following}),
    /** @param {boolean} askFirst */
    setAskFirst: (askFirst) => store.set({askFirst, asking: false}),
    /** @param {boolean} overwrite */
    setOverwrite: (overwrite) => store.set({overwrite}),
  };
}
