/** Where the walk stands, and how it goes on: step by step, over a closed group, into it. */

import {into, over} from "../closedGroups.js";

/**
 * @param {import("./running.js").Store} store
 * @param {import("../context.js").Scene} scene
 */
export function walkingActions(store, scene) {
  /** @param {number} step @param {import("../closedGroups.js").Stretch | null} [steppedOver] */
  function move(step, steppedOver = null) {
    const {walk, byEdge, askFirst, step: before} = store.get();
    if (!walk) return;
    const to = Math.min(Math.max(Math.round(step), 0), walk.total(byEdge));
    store.set({step: to, asking: askFirst && to === before + 1, steppedOver, ...(to !== before && {earlier: null})});
  }

  /** What the walk passes, as the picture shows it. @returns {import("../closedGroups.js").Closing | null} */
  function closing() {
    const {walk, graph, byEdge, picture, pictured} = store.get();
    return walk && graph && picture && pictured === graph ? {walk, graph, byEdge, open: picture.open} : null;
  }

  /** A step, but a closed group is one. @param {1 | -1} way */
  function goOver(way) {
    const {asking, step} = store.get();
    const at = closing();
    if (way > 0 && asking) return advance();
    if (!at) return move(step + way);
    const {to, stretch} = over(at, step, way);
    move(to, way > 0 ? stretch : null);
  }

  /** One step on; a number that is still asked for is shown first. */
  function advance() {
    const {asking: hidden, step} = store.get();
    if (hidden) store.set({asking: false});
    else move(step + 1);
  }

  /** Whoever steps by hand takes over from the player. @param {() => void} step */
  function byHand(step) {
    store.set({playing: false, passing: false});
    step();
  }

  return {
    advance,
    advanceOver: () => goOver(1),
    over: () => byHand(() => goOver(1)),
    overBack: () => byHand(() => goOver(-1)),
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
      store.set({byEdge, step: walk ? walk.translate(step, before, byEdge) : step, asking: false, steppedOver: null, earlier: null});
    },
    /** @param {boolean} byGroup */
    setByGroup: (byGroup) => store.set({byGroup}),
    /** @param {boolean} askFirst */
    setAskFirst: (askFirst) => store.set({askFirst, asking: false}),
    /** @param {boolean} overwrite */
    setOverwrite: (overwrite) => store.set({overwrite}),
  };
}
