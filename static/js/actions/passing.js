/** From pass to pass: at once where a pass is known, else as fast as the server answers; the last wish counts. */

import * as api from "../api.js";

/** A newer wish waits so long for the pass that is on its way, and then takes its place. */
const PATIENCE = 150;
/** Neighbours are fetched beforehand only where that costs the server little. */
const QUICK = 1000;
const LARGE = 20_000;

/**
 * @param {import("./running.js").Store} store
 * @param {ReturnType<typeof import("./running.js").createRunning>} running
 * @param {ReturnType<typeof import("../keptPasses.js").createKeptPasses>} kept
 */
export function passingActions(store, running, kept) {
  /** @type {number | null} the pass on its way */
  let coming = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let patience;
  /** @type {AbortController | null} */
  let ahead = null;
  let took = 0;
  /** @type {1 | -1} which way the reader goes */
  let way = 1;

  /** @param {number} to */
  function setPass(to) {
    const {document, opened, pass} = store.get();
    if (!document || opened || isBroken()) return;
    const wanted = Math.min(Math.max(Math.round(to), 0), document.passes - 1);
    if (wanted !== pass) way = wanted > pass ? 1 : -1;
    store.set({pass: wanted, playing: false});
    reach();
  }

  /** Whether the text that was typed does not run: the passes of the graph that is still shown are not to be had by it. */
  function isBroken() {
    const {document, program, stale, problem} = store.get();
    return stale && problem !== null && document?.program !== program;
  }

  /** Whether a text or a file that came meanwhile has made other passes of them, or there is nothing to do. */
  function isThere() {
    const {document, opened, pass, stale, program} = store.get();
    return !document || opened !== null || (document.pass === pass && coming === null) || (stale && document.program !== program);
  }

  function reach() {
    ahead?.abort();
    if (isThere()) return;
    const {document, pass} = store.get();
    const known = kept.get(/** @type {import("../types.js").GraphDocument} */ (document).program, pass);
    if (known) {
      if (coming !== null) running.giveUp();
      settle();
      store.set({running: false});
      if (document !== known.document) running.showPass(known, {going: true});
      void fetchAhead();
    } else if (coming === null) void ask();
    else if (coming !== pass) patience ??= setTimeout(() => (isThere() ? settle() : ask()), PATIENCE);
  }

  function settle() {
    clearTimeout(patience);
    patience = undefined;
    coming = null;
  }

  async function ask() {
    settle();
    const own = coming = store.get().pass;
    const began = performance.now();
    await running.run({pass: own, going: true});
    if (coming !== own) return;
    settle();
    took = performance.now() - began;
    if (store.get().document?.pass !== store.get().pass) reach();
    else void fetchAhead();
  }

  /** The neighbours of the pass that is shown, the one in the reader's way first. */
  async function fetchAhead() {
    const {document, problem} = store.get();
    if (!document || problem || took > QUICK || document.nodes.op.length > LARGE) return;
    ahead?.abort();
    const own = ahead = new AbortController();
    for (const pass of [document.pass + way, document.pass + 2 * way, document.pass - way]) {
      if (pass < 0 || pass >= document.passes || kept.has(document.program, pass)) continue;
      try {
        const fetched = await api.graphOf({program: document.program, pass}, own.signal);
        if (own !== ahead || own.signal.aborted || store.get().document?.program !== document.program) return;
        kept.keep(fetched);
      } catch {
        return; // nobody has asked for it: what keeps it from coming is said when somebody does
      }
    }
  }

  /** @param {number} by */
  const passBy = (by) => {
    store.set({passing: false});
    setPass(store.get().pass + by);
  };

  return {
    /** @param {number} pass */
    setPass(pass) {
      store.set({passing: false});
      setPass(pass);
    },
    nextPass: () => passBy(1),
    previousPass: () => passBy(-1),
    /** The next pass, while they go by. */
    advancePass: () => setPass(store.get().pass + 1),
    togglePassing() {
      const {passing, document, pass} = store.get();
      if (!document || document.passes < 2 || isBroken()) return;
      if (!passing && pass === document.passes - 1) setPass(0);
      store.set({passing: !passing, playing: false});
    },
  };
}
