/** What a large graph's first picture does not need: it is made once that picture has been painted. */

import {afterPaint} from "./afterPaint.js";

/** Nodes up to which a graph costs no time that could be seen: all is made at once, and changes in one frame. */
export const AT_ONCE = 5000;
/** A picture that is laid out for longer is not waited for, in milliseconds. */
const LATEST = 1000;

/**
 * A listener of the store that does the work: after the picture when a large graph has come, else at once. While that waits,
 * a step or a selection is answered at once, with all that waits.
 * @param {import("../store.js").Store<import("../types.js").State>} store
 * @param {(isNew: boolean) => void} work isNew: the graph is another one than when it was done last
 * @returns {(state: Readonly<import("../types.js").State>, before: Readonly<import("../types.js").State>) => void}
 */
export function afterPicture(store, work) {
  /** @type {import("../graph/graph.js").Graph | null} */
  let made = null;
  /** Counts what has been waited for; what has been done since is not done again. */
  let turn = 0;
  let waits = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let latest;

  function now() {
    clearTimeout(latest);
    turn++;
    waits = false;
    const {graph} = store.get();
    const isNew = graph !== made;
    made = graph;
    work(isNew);
  }

  function painted() {
    clearTimeout(latest);
    const own = ++turn;
    afterPaint(() => { if (waits && own === turn) now(); });
  }

  store.on(["pictured", "placing"], ({pictured, graph, placing}, before) => {
    if (waits && (pictured === graph || (before.placing && !placing))) painted();
  });
  return (state, before) => {
    if (state.graph !== made && state.graph && state.graph !== before.graph && state.graph.count > AT_ONCE) {
      waits = true;
      turn++;
      clearTimeout(latest);
      latest = setTimeout(painted, LATEST);
    } else if (!waits || state.step !== before.step || state.selection !== before.selection) now();
  };
}
