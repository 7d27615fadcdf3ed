/** Asking the server for the graph of the program: one answer counts, that to the latest question. */

import * as api from "../api.js";
import {AT_ONCE} from "../pace/afterPicture.js";
import {indexGraph} from "../graph/graph.js";
import {isOpened} from "../opened.js";
import {passage} from "../walk/passage.js";
import {createWalk} from "../walk/walk.js";

/** @typedef {import("../store.js").Store<import("../types.js").State>} Store */
/** @typedef {import("../keptPasses.js").Pass} Pass */
/**
 * @typedef {object} Standing Where to stand; what is left out stays as it is.
 * @property {number} [step]
 * @property {boolean} [byEdge]
 * @property {number | null} [pass] null: the last one
 * @property {boolean} [going] the reader goes through the passes: another may be wanted by the time that this one comes
 */

const PAUSE = 400;
/** A picture that takes longer is not waited for: the walk begins without it, in milliseconds. */
const PATIENCE = 400;

/**
 * @param {Store} store
 * @param {ReturnType<typeof import("../keptPasses.js").createKeptPasses>} kept
 * @param {import("../context.js").Scene} scene
 */
export function createRunning(store, kept, scene) {
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  let following = false;
  /** @type {WeakMap<import("../types.js").GraphDocument, Pass>} what was brought and is about to be shown */
  const made = new WeakMap();
  let behind = false;

  /** Ask for the graph of the program; a later request gives this one up. @param {Standing} [place] */
  async function run(place = {}) {
    clearTimeout(typing);
    asking?.abort();
    const own = asking = new AbortController();
    const {program} = store.get();
    const pass = place.pass === undefined ? store.get().pass : place.pass;
    store.set({running: true, startedAt: Date.now(), stage: {name: "running", done: 0, of: null}});
    try {
      const document = await graphOf(program, pass, own.signal, telling(own));
      if (own !== asking) return;
      const shown = kept.keep(document);
      const isOther = store.get().document?.program !== document.program;
      await pictured(shown.graph, isOther && place.step !== undefined ? null : store.get().open, () => shown.walk);
      if (own === asking) showPass(shown, place);
    } catch (error) {
      if (own !== asking) return;
      if (!(error instanceof api.ProblemError)) throw error;
      if (place.going) {
        const {document, stale} = store.get();
        return store.set({problem: {...error.problem, program}, stale, pass: document?.pass ?? 0, playing: false, passing: false});
      }
      store.set({problem: {...error.problem, program}, stale: !isOpened(store.get()), playing: false});
    } finally {
      if (own === asking) store.set({running: false});
    }
  }

  /** @param {AbortController} own @returns {import("../received.js").Tell} */
  const telling = (own) => (done, of) => {
    if (own === asking) store.set({stage: {name: "reading", done, of}});
  };

  /**
   * Ask for a graph that the program does not make, and show it; a later request gives this one up, as `cancel` does.
   * @template {import("../types.js").GraphDocument | null} D null: no graph has come of it, and there is no picture to wait for
   * @param {(signal: AbortSignal, tell: import("../received.js").Tell) => Promise<D>} load
   * @param {(document: D) => void} take
   * @param {import("../types.js").Stage} [stage] how it begins
   * @returns {Promise<boolean>} whether it came
   */
  async function bring(load, take, stage = {name: "asking", done: 0, of: null}) {
    giveUp();
    const own = asking = new AbortController();
    store.set({running: true, startedAt: Date.now(), stage});
    try {
      const document = await load(own.signal, telling(own));
      if (own !== asking) return false;
      if (document) await prepared(document);
      if (own !== asking) return false;
      take(document);
      return true;
    } catch (error) {
      if (own !== asking) return false;
      throw error;
    } finally {
      if (own === asking) store.set({running: false});
    }
  }

  /** @param {import("../types.js").GraphDocument} document that is about to be shown */
  async function prepared(document) {
    const graph = indexGraph(document);
    await pictured(graph, null, () => {
      const walk = createWalk(graph);
      made.set(document, {document, graph, walk});
      return walk;
    });
  }

  /**
   * A large graph is shown together with its picture: so the page changes once.
   * @param {import("../graph/graph.js").Graph} graph
   * @param {string[] | null} open
   * @param {() => import("../walk/walk.js").Walk} walkOf is called while the picture is laid out
   */
  async function pictured(graph, open, walkOf) {
    if (graph.count <= AT_ONCE) return;
    const comes = scene.prepare(graph, open);
    scene.ready(graph, walkOf());
    await Promise.race([comes, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
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

  /** What is asked for, or about to be, is not wanted any more. */
  function giveUp() {
    clearTimeout(typing);
    asking?.abort();
    asking = null;
    behind = false;
  }

  function cancel() {
    giveUp();
    const {program, document, pass} = store.get();
    store.set({running: false, placing: false, passing: false, pass: document?.pass ?? pass, stale: document !== null && document.program !== program});
  }

  /**
   * @param {import("../types.js").GraphDocument} document
   * @param {Standing} place
   * @param {import("../types.js").Opened | null} [opened] the file that it came from
   */
  function show(document, place, opened = null) {
    const graph = made.get(document)?.graph ?? indexGraph(document);
    showPass(made.get(document) ?? {document, graph, walk: createWalk(graph)}, place, opened);
  }

  /** @param {Pass} shown @param {Standing} place @param {import("../types.js").Opened | null} [opened] */
  function showPass({document, graph, walk}, place, opened = null) {
    const before = store.get();
    const byEdge = place.byEdge ?? before.byEdge;
    const isOther = before.document?.program !== document.program || before.opened?.key !== opened?.key;
    const anew = isOther && place.step !== undefined;
    const passed = !isOther && before.document?.pass !== document.pass ? passage(before, {graph, walk}, byEdge) : null;
    const step = Math.min(place.step ?? passed?.step ?? before.step, walk.total(byEdge));
    store.set({
      document, opened, graph, walk, byEdge, step, problem: null, asking: false, steppedOver: null, stoppedAt: null,
      pass: place.going && before.pass < document.passes ? before.pass : opened ? opened.document.pass : document.pass, passing: before.passing && !isOther,
      earlier: passed?.earlier(step) ?? null, hover: passed ? passed.hover : stays(before.hover, before.graph, graph),
      selection: anew ? null : passed ? passed.selection : stays(before.selection, before.graph, graph),
      stale: before.program !== document.program && !behind, open: anew ? null : before.open,
    });
  }

  return {run, runSoon, follow, bring, cancel, giveUp, show, showPass};
}

/**
 * What is selected or pointed at, where an edit has left it as it was.
 * @param {number | null} id @param {import("../graph/graph.js").Graph | null} was @param {import("../graph/graph.js").Graph} graph
 */
const stays = (id, was, graph) => (id !== null && id < graph.count && was?.name(id) === graph.name(id) ? id : null);

/** @param {string} program @param {number | null} pass @param {AbortSignal} signal @param {import("../received.js").Tell} tell */
async function graphOf(program, pass, signal, tell) {
  try {
    return await api.graphOf(pass === null ? {program} : {program, pass}, signal, tell);
  } catch (error) {
    const gone = error instanceof api.ProblemError && error.problem.errors?.some(({field}) => field === "pass");
    if (pass === null || !gone) throw error;
    return api.graphOf({program}, signal, tell); // the pass that was shown is not there any more
  }
}
