/** Going through the epochs of the shown run; the parameters of the shown one come along. */

import {ProblemError} from "../../api.js";
import * as api from "../api.js";
import {keepParameters} from "../parametersKept.js";
import {isUnderWay} from "../runState.js";

/** A whole run goes by in so many steps at most. */
const STEPS = 240;
/** An answer that takes longer than this is given up once another epoch is wanted, in milliseconds. */
const PATIENCE = 400;

/** @param {import("../context.js").Store} store */
export function epochActions(store) {
  const kept = keepParameters(api.parameters);
  /** @type {{controller: AbortController, since: number} | null} one request at a time: what it brings is shown, then the latest is asked for */
  let asked = null;

  /** @param {string} id @param {number} epoch */
  function isShown(id, epoch) {
    const {run, parameters} = store.get();
    return run?.id === id && parameters?.epoch === epoch;
  }

  /** Brings the parameters of the shown epoch, and those beside it. */
  async function load() {
    const {run, epoch} = store.get();
    if (!run || isShown(run.id, epoch)) return;
    const held = kept.held(run.id, epoch);
    if (held) {
      store.set({parameters: held});
      return prefetch(run.id, epoch);
    }
    if (asked) {
      if (performance.now() - asked.since > PATIENCE) asked.controller.abort();
      return;
    }
    const own = {controller: new AbortController(), since: performance.now()};
    asked = own;
    let failed = false;
    try {
      const parameters = await kept.get(run.id, epoch, own.controller.signal);
      if (store.get().run?.id === run.id) store.set({parameters});
    } catch (error) {
      failed = !own.controller.signal.aborted;
      if (failed && !(error instanceof ProblemError)) throw error;
      const now = store.get().run;
      if (failed && now?.id === run.id && !isUnderWay(now.state)) store.set({problem: /** @type {ProblemError} */ (error).problem});
    } finally {
      asked = null;
    }
    const now = store.get();
    if (now.run && !isShown(now.run.id, now.epoch)) {
      if (!failed || now.epoch !== epoch || now.run.id !== run.id) void load();
    } else prefetch(run.id, epoch);
  }

  /** @param {string} id @param {number} epoch */
  function prefetch(id, epoch) {
    const {run, following} = store.get();
    if (run?.id !== id || following) return;
    for (const near of [epoch + strideOf(run), epoch - strideOf(run)]) {
      if (near >= 0 && near <= run.epochs_done && !kept.held(id, near)) kept.get(id, near).catch(() => {}); // it was only a guess
    }
  }

  /** @param {number} epoch */
  function setEpoch(epoch) {
    const {run} = store.get();
    if (!run) return;
    const last = run.epochs_done;
    const to = Math.min(Math.max(Math.round(epoch), 0), last);
    store.set({epoch: to, following: isUnderWay(run.state) && to === last});
    void load();
  }

  /** @param {number} steps */
  const move = (steps) => () => {
    store.set({playing: false});
    setEpoch(store.get().epoch + steps);
  };

  return {
    setEpoch,
    load,
    /** Parameters that came without being asked for. @param {string} id @param {import("../types.js").Parameters} parameters */
    keepOf: (id, parameters) => kept.keep(id, parameters),
    /** @param {string} id @param {number} epoch */
    heldOf: (id, epoch) => kept.held(id, epoch),
    nextEpoch: move(1),
    previousEpoch: move(-1),
    firstEpoch: move(-Infinity),
    lastEpoch: move(Infinity),
    /** @param {number} steps */
    leap: (steps) => move(steps)(),
    togglePlay() {
      const {run, playing, epoch} = store.get();
      if (!run) return;
      if (!playing && epoch >= run.epochs_done) setEpoch(0);
      store.set({playing: !playing, following: false});
    },
    /** One step of playing. */
    advance() {
      const {run, epoch} = store.get();
      if (!run) return;
      const stride = strideOf(run);
      setEpoch((Math.floor(epoch / stride) + 1) * stride);
      const now = store.get();
      if (now.epoch >= run.epochs_done && !isUnderWay(run.state)) store.set({playing: false});
    },
    /** @param {number | null} sample a row */
    chooseSample(sample) {
      store.set({sample, batch: null});
    },
    /** @param {number} batch whose samples are all to be walked; the row stays chosen in the figures */
    chooseBatch(batch) {
      store.set({batch});
    },
  };
}

/** How far one step of playing goes. @param {import("../types.js").Run} run */
const strideOf = (run) => Math.max(1, Math.round(run.epochs_done / STEPS));
