/** Breakpoints: set and taken away. Where the walk stops at them is told in breaks.js. */

import {hitsOf, keyOf} from "../walk/breaks.js";

/** @typedef {import("../types.js").Breakpoint} Breakpoint */

/** @param {import("./running.js").Store} store @param {Pick<ReturnType<typeof import("./walking.js").walkingActions>, "stopAt">} walking */
export function breakingActions(store, {stopAt}) {
  /** @param {Breakpoint} breakpoint */
  const without = (breakpoint) => store.get().breakpoints.filter((other) => keyOf(other) !== keyOf(breakpoint));

  /** @param {Breakpoint} breakpoint */
  const addBreak = (breakpoint) => store.set({breakpoints: [...without(breakpoint), breakpoint]});

  /** @param {Breakpoint} breakpoint */
  function removeBreak(breakpoint) {
    const {stoppedAt} = store.get();
    const isHere = stoppedAt !== null && keyOf(stoppedAt.breakpoint) === keyOf(breakpoint);
    store.set({breakpoints: without(breakpoint), ...(isHere && {stoppedAt: null})});
  }

  /** @param {Breakpoint} breakpoint */
  function toggleBreak(breakpoint) {
    if (without(breakpoint).length < store.get().breakpoints.length) removeBreak(breakpoint);
    else addBreak(breakpoint);
  }

  return {
    addBreak, removeBreak, toggleBreak,
    /** The selected node, else the present one. */
    toggleBreakHere() {
      const {selection, walk, step, byEdge} = store.get();
      const node = selection ?? walk?.frame(step, byEdge).node ?? null;
      if (node !== null) toggleBreak({kind: "node", node});
    },
    /** Go to the first place at which a breakpoint holds. @param {Breakpoint} breakpoint */
    stopAtFirst(breakpoint) {
      const {graph, walk, byEdge} = store.get();
      if (!graph || !walk) return;
      const {clocks, nodes} = hitsOf(graph, walk, breakpoint);
      if (!clocks.length) return;
      const step = walk.translate(clocks[0], true, byEdge);
      stopAt(step, {breakpoint, node: nodes[0] < 0 ? null : nodes[0], step});
    },
  };
}
