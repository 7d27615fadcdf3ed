/** Asking the server for the graph of the program: one answer counts, that to the latest question. */

import * as api from "../api.js";
import {indexGraph} from "../graph.js";
import {createWalk} from "../walk.js";

/** @typedef {import("../store.js").Store<import("../types.js").State>} Store */
/** @typedef {{step?: number, byEdge?: boolean, pass?: number | null}} Standing where to stand; what is left out stays as it is */

const PAUSE = 400;

/** @param {Store} store */
export function createRunning(store) {
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  let following = false;
  let behind = false;

  /** Ask for the graph of the program; a later request gives this one up. @param {Standing} [place] */
  async function run(place = {}) {
    clearTimeout(typing);
    asking?.abort();
    const own = asking = new AbortController();
    const {program} = store.get();
    const pass = place.pass === undefined ? store.get().pass : place.pass;
    store.set({running: true, startedAt: Date.now()});
    try {
      const document = await graphOf(program, pass, own.signal);
      if (own !== asking) return;
      show(document, place);
    } catch (error) {
      if (own !== asking) return;
      if (!(error instanceof api.ProblemError)) throw error;
      store.set({problem: {...error.problem, program}, stale: true, playing: false});
    } finally {
      if (own === asking) store.set({running: false});
    }
  }

  /** Run a while after the last key. */
  function runSoon() {
    clearTimeout(typing);
    typing = setTimeout(run, PAUSE);
  }

  /** Follow a text that changes faster than it is answered: one request at a time, and then the newest text. */
  async function follow() {
    clearTimeout(typing);
    behind = following;
    if (following) return;
    following = true;
    try {
      do {
        behind = false;
        await run();
      } while (behind);
    } finally {
      following = false;
    }
  }

  function cancel() {
    asking?.abort();
    asking = null;
    behind = false;
    const {program, document} = store.get();
    store.set({running: false, placing: false, stale: document !== null && document.program !== program});
  }

  /** @param {import("../types.js").GraphDocument} document @param {Standing} place */
  function show(document, place) {
    const before = store.get();
    const graph = indexGraph(document);
    const walk = createWalk(graph);
    const byEdge = place.byEdge ?? before.byEdge;
    const step = Math.min(place.step ?? before.step, walk.total(byEdge));
    const {selection} = before;
    const kept = selection !== null && selection < graph.count && before.graph?.name(selection) === graph.name(selection) ? selection : null;
    const anew = before.document?.program !== document.program && place.step !== undefined;
    store.set({
      document, graph, walk, byEdge, step, pass: document.pass, selection: anew ? null : kept, problem: null,
      stale: before.program !== document.program && !behind, open: anew ? null : before.open, asking: false,
    });
  }

  return {run, runSoon, follow, cancel};
}

/** @param {string} program @param {number | null} pass @param {AbortSignal} signal */
async function graphOf(program, pass, signal) {
  try {
    return await api.graphOf(pass === null ? {program} : {program, pass}, signal);
  } catch (error) {
    const gone = error instanceof api.ProblemError && error.problem.errors?.some(({field}) => field === "pass");
    if (pass === null || !gone) throw error;
    return api.graphOf({program}, signal); // the pass that was shown is not there any more
  }
}
