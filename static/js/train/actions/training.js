/** Starting runs, and which of them is shown. A run that a change of a field has made gives way to the next one. */

import {ProblemError} from "../../api.js";
import * as api from "../api.js";
import {completed} from "../completed.js";
import {hasEnded, isUnderWay} from "../runState.js";
import {createSession} from "../session.js";
import {startOf} from "../start.js";
import {listed} from "../listed.js";

/** @typedef {import("../types.js").Spec} Spec */
/** @typedef {import("../api.js").SentRun} SentRun */

/** Changes that follow each other within so many milliseconds are one. */
const QUIET = 40;

/**
 * @param {import("../context.js").Store} store
 * @param {ReturnType<typeof import("./epochs.js").epochActions>} epochs
 */
export function createTraining(store, epochs) {
  /** @type {ReturnType<typeof createSession> | null} the run that is shown, or is about to be */
  let session = null;
  /** Counts what was asked for: an answer to an older wish is dropped. */
  let wishes = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Set<string>} runs of changed fields that will be deleted once the present one is done */
  const formers = new Set();
  let lists = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let listing;

  async function list() {
    const own = ++lists;
    try {
      const rows = await api.runs();
      if (own === lists) store.set({runs: rows.map(listed).filter(({id}) => !formers.has(id))});
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error; // the table stays as it was
    }
  }

  function listSoon() {
    clearTimeout(listing);
    listing = setTimeout(list, QUIET);
  }

  /** @param {string} id */
  function discard(id) {
    formers.delete(id);
    return api.remove(id).catch((error) => {
      if (!(error instanceof ProblemError)) throw error;
    });
  }

  async function discardFormers() {
    await Promise.all([...formers].filter((id) => id !== session?.id).map(discard));
    listSoon();
  }

  /** The run that is shown now stays in sight beside the next one; curves of other data do not. @param {SentRun} next */
  function overlaysBeside(next) {
    const {run, auto, overlays} = store.get();
    if (!run || run.id === next.id) return overlays;
    if (JSON.stringify(run.spec.data) !== JSON.stringify(next.spec.data)) return new Map();
    return auto ? overlays : new Map(overlays).set(run.id, {number: run.number, curves: run.curves, start: run.start});
  }

  /**
   * @param {SentRun} answer
   * @param {{auto?: boolean, epoch?: number | null, patient?: boolean}} [how]
   */
  function show(answer, {auto = false, epoch = null, patient = false} = {}) {
    store.set({overlays: overlaysBeside(answer)});
    const former = session;
    former?.end();
    if (former?.auto && former.id !== answer.id) {
      if (former.hasEnded()) formers.add(former.id);
      else void discard(former.id); // nobody will see its end
    }
    formers.delete(answer.id);
    const {runs} = store.get();
    const run = {...answer, start: startOf(answer.spec, runs)};
    session = createSession(store, run, {auto, epoch, patient, epochs, ended: () => void discardFormers()});
    listSoon();
  }

  /**
   * @param {Spec} spec
   * @param {{auto?: boolean, epoch?: number | null, key?: string, changes?: import("../types.js").Change[]}} [how] epoch: where to
   *   stand once it is there; null: the newest; changes: of the rate, at epochs that are known before
   * @returns {Promise<boolean>} whether the run has begun
   */
  async function begin(spec, {auto = false, epoch = null, key, changes} = {}) {
    const own = ++wishes;
    clearTimeout(timer);
    store.set({asking: true, behind: false});
    try {
      const answer = await api.start(spec, {key, changes});
      if (own !== wishes) {
        if (auto) void discard(answer.id);
        return false;
      }
      show(answer, {auto, epoch, patient: auto});
      store.set({problem: null});
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (own === wishes) store.set({problem: error.problem, asking: false});
      return false;
    }
  }

  /** Trains what the form says now, a moment after the last change; the reader keeps the place among the epochs. */
  function beginSoon() {
    clearTimeout(timer);
    wishes++; // what is under way is outdated
    timer = setTimeout(() => {
      const {spec, run, epoch, following} = store.get();
      const atEnd = !run || following || epoch >= run.epochs_done;
      void begin(spec, {auto: true, epoch: atEnd ? null : epoch});
    }, QUIET);
  }

  /** @param {"pause" | "resume" | "cancel"} what */
  async function tell(what) {
    const {run} = store.get();
    if (!run) return;
    try {
      await api.tell(run.id, what);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const now = store.get().run;
      if (now?.id === run.id && !hasEnded(now.state)) store.set({problem: error.problem});
    }
  }

  return {
    begin,
    beginSoon,
    show,
    list,
    discard,
    /** Calls off what was to begin. */
    callOff() {
      clearTimeout(timer);
      wishes++;
      store.set({asking: false});
    },
    actions: {
      /**
       * Trains once more what an address or a file tells of.
       * @param {{spec: Spec, changes: import("../types.js").Change[]}} told
       * @param {number | null} epoch where to stand; null: at the newest
       */
      async repeat({spec: given, changes}, epoch) {
        const spec = completed(given, store.get().options.default);
        store.set({spec, unread: []});
        await begin(spec, {epoch, changes});
      },
      /** Starts a run of what the form says, which stays. */
      async train() {
        await begin(store.get().spec);
      },
      pauseOrResume: () => tell(store.get().run?.state === "paused" ? "resume" : "pause"),
      stop: () => tell("cancel"),
      /** Back to the first weights; a run that is under way ends. */
      async reset() {
        const {run} = store.get();
        if (run && isUnderWay(run.state)) await tell("cancel");
        store.set({playing: false, following: false});
        epochs.setEpoch(0);
        store.set({following: false});
      },
      /** @param {number} rate from the next epoch of the shown run on */
      async changeRate(rate) {
        const {run} = store.get();
        if (!run) return;
        try {
          await api.changeRate(run.id, rate);
          store.set({problem: null});
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          store.set({problem: error.problem});
        }
      },
    },
  };
}
