/** Runs of the table: chosen, laid over, deleted, gone on from. */

import {ProblemError} from "../../api.js";
import * as api from "../api.js";
import {withoutWeights} from "../form/changing.js";
import {hasEnded} from "../runState.js";
import {startOf} from "../start.js";

/** So many runs are laid over without being asked for, of so many epochs at most. */
const ALIKE = 4;
const SHORT = 2000;

/**
 * @param {import("../context.js").Store} store
 * @param {ReturnType<typeof import("./training.js").createTraining>} training
 */
export function runActions(store, training) {
  let wishes = 0;

  /** @param {() => Promise<void>} work */
  async function reporting(work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      store.set({problem: error.problem});
    }
  }

  /** @param {string} id @param {boolean} on */
  function lay(id, on) {
    const {overlays, runs} = store.get();
    if (!on) {
      const rest = new Map(overlays);
      rest.delete(id);
      return store.set({overlays: rest});
    }
    return void reporting(async () => {
      const run = await api.run(id);
      const row = runs.find((each) => each.id === id);
      if (!row) return;
      store.set({overlays: new Map(store.get().overlays).set(id, {number: row.number, curves: run.curves, start: startOf(run.spec, runs)})});
    });
  }

  /** Shows a run, and what it was told in the form. @param {string} id */
  function chooseRun(id) {
    const own = ++wishes;
    training.callOff();
    return reporting(async () => {
      const run = await api.run(id);
      if (own !== wishes) return;
      training.show(run);
      store.set({spec: run.spec, unread: [], problem: null});
    });
  }

  return {
    chooseRun,
    lay,
    /** Lays the newest runs of the same data over the shown one. */
    layAlike() {
      const {run, runs} = store.get();
      const data = JSON.stringify(run?.spec.data);
      const alike = runs.filter((row) => row.id !== run?.id && hasEnded(row.state) && row.epochs_done <= SHORT && JSON.stringify(row.spec.data) === data);
      for (const {id} of alike.slice(0, ALIKE)) lay(id, true);
    },
    /** @param {string} id */
    async deleteRun(id) {
      await reporting(() => api.remove(id));
      const {run, runs} = store.get();
      lay(id, false);
      store.set({runs: runs.filter((each) => each.id !== id)});
      const next = store.get().runs[0];
      if (run?.id === id && next) await chooseRun(next.id);
      await training.list();
    },
    /** The next run of Train goes on from the shown epoch; the form stays as it is. */
    forkHere() {
      const {run, epoch, spec} = store.get();
      if (!run) return;
      training.callOff();
      store.set({spec: {...withoutWeights(spec), from: {run: run.id, epoch}}}); // the server brings the weights
    },
    dropFork() {
      store.set({spec: withoutWeights(store.get().spec)});
    },
  };
}
