/** Where the walk stands, and how it goes on. */

/** @param {import("./running.js").Store} store */
export function walkingActions(store) {
  /** @param {number} step */
  function move(step) {
    const {walk, byEdge, askFirst, step: before} = store.get();
    if (!walk) return;
    const to = Math.min(Math.max(Math.round(step), 0), walk.total(byEdge));
    store.set({step: to, asking: askFirst && to === before + 1});
  }

  /** One step on; a number that is still asked for is shown first. */
  function advance() {
    const {asking: hidden, step} = store.get();
    if (hidden) store.set({asking: false});
    else move(step + 1);
  }

  /** Whoever steps by hand takes over from the player. @param {() => void} step */
  function byHand(step) {
    store.set({playing: false});
    step();
  }

  return {
    advance,
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
      store.set({playing: !playing});
    },
    /** @param {number} speed */
    setSpeed: (speed) => store.set({speed}),
    /** @param {boolean} byEdge */
    setByEdge(byEdge) {
      const {walk, step, byEdge: before} = store.get();
      store.set({byEdge, step: walk ? walk.translate(step, before, byEdge) : step, asking: false});
    },
    /** @param {boolean} askFirst */
    setAskFirst: (askFirst) => store.set({askFirst, asking: false}),
    /** @param {boolean} overwrite */
    setOverwrite: (overwrite) => store.set({overwrite}),
  };
}
