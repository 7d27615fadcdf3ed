/** A run on the page, from its first answer to its end: its stream, its samples, and when it comes to be shown. */

import {ProblemError} from "../api.js";
import * as api from "./api.js";
import {joined} from "./curves.js";
import {hasEnded, isUnderWay} from "./runState.js";
import {follow} from "./stream.js";

/** @typedef {import("./types.js").Run} Run */
/** @typedef {import("./types.js").State} State */

/** A run is not held back longer than this for its samples, or for its first epoch, in milliseconds. */
const WAIT = 500;
/** After the server has refused the stream, it is asked again so much later. */
const AGAIN = 2000;

/**
 * @param {import("./context.js").Store} store
 * @param {Run} first
 * @param {object} how
 * @param {boolean} how.auto
 * @param {number | null} how.epoch the epoch to stand at; null: the newest
 * @param {boolean} how.patient the run that is shown stays until this one has something to show
 * @param {Pick<ReturnType<typeof import("./actions/epochs.js").epochActions>, "keepOf" | "heldOf" | "load">} how.epochs
 * @param {(run: Run) => void} how.ended
 */
export function createSession(store, first, {auto, epoch, patient, epochs, ended}) {
  let run = first;
  let over = false;
  let shown = false;
  /** The epoch to stop at; null: the reader goes along with the training. */
  let wanted = epoch;
  /** @type {() => void} */
  let stop = () => {};
  /** @type {import("./types.js").Samples | null} */
  let samples = null;

  const settled = loadSamples();
  if (!hasEnded(run.state)) listen();
  if (hasEnded(run.state)) void appear().then(() => ended(run));
  else if (patient) setTimeout(appear, WAIT);
  else void appear();

  function loadSamples() {
    const {run: before, samples: held} = store.get();
    if (before && held && sampleKey(before) === sampleKey(run)) {
      samples = held;
      return Promise.resolve();
    }
    return api.samples(run.id).then((loaded) => {
      samples = loaded;
      if (shown && !over) store.set({samples, sample: sampleIn(samples, store.get().sample)});
    }, (error) => {
      if (!(error instanceof ProblemError)) throw error;
      if (shown && !over && !api.isMissing(error)) store.set({problem: error.problem});
    });
  }

  /** Puts the run in the place of the one before, as a whole. */
  async function appear() {
    if (shown || over) return;
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, WAIT))]);
    if (shown || over) return;
    shown = true;
    const {sample} = store.get();
    store.set({...place(), samples, sample: sampleIn(samples, sample), auto, asking: false, playing: false, overlays: without(store.get().overlays, run.id)});
    epochs.load();
  }

  /** Where to stand in the run as far as it has come. @returns {Partial<State>} */
  function place() {
    const newest = run.epochs_done;
    const reached = wanted !== null && (newest >= wanted || hasEnded(run.state));
    const at = reached ? Math.min(/** @type {number} */ (wanted), newest) : newest;
    return {run, epoch: at, following: !reached && isUnderWay(run.state), parameters: epochs.heldOf(run.id, at) ?? finalOf(at)};
  }

  /** @param {number} at @returns {import("./types.js").Parameters | null} */
  const finalOf = (at) => (run.final && at >= run.epochs_done ? {epoch: run.epochs_done, weights: run.final.weights, biases: run.final.biases} : null);

  /** @param {Run} before */
  function update(before) {
    if (!shown || over) return;
    const state = store.get();
    const resumed = isUnderWay(run.state) && !isUnderWay(before.state) && state.epoch === before.epochs_done;
    if (!state.following && !resumed) {
      wanted = null;
      return store.set({run});
    }
    const {parameters, ...rest} = place();
    store.set(parameters ? {...rest, parameters} : rest);
    if (!parameters) epochs.load();
  }

  /** @param {Partial<Run>} news */
  function take(news) {
    const before = run;
    run = {...run, ...news};
    if (run.final) epochs.keepOf(run.id, {epoch: run.epochs_done, weights: run.final.weights, biases: run.final.biases});
    update(before);
    if (hasEnded(run.state)) {
      void appear();
      ended(run);
    }
  }

  function listen() {
    stop();
    stop = follow(run.id, {
      epoch({curves, parameters, epochs_done: done}) {
        const before = run;
        run = {...run, curves: joined(run.curves, curves), epochs_done: done, state: run.state === "queued" ? "running" : run.state};
        if (parameters) epochs.keepOf(run.id, parameters);
        if (done > 0) void appear();
        update(before);
      },
      state: take,
      done: take,
      lost: () => setTimeout(again, AGAIN),
    });
  }

  /** The stream was refused: what has become of the run? */
  async function again() {
    if (over) return;
    try {
      const now = await api.run(run.id);
      if (over) return;
      take({...now, curves: joined(run.curves, now.curves)});
      if (!hasEnded(run.state)) listen();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (over) return;
      if (api.isMissing(error)) store.set({problem: error.problem});
      else setTimeout(again, AGAIN);
    }
  }

  return {
    id: run.id,
    auto,
    hasEnded: () => hasEnded(run.state),
    end() {
      over = true;
      stop();
    },
  };
}

/** What the rows and their targets hang on. @param {Run} run */
function sampleKey({spec}) {
  const {data, test_fraction, standardize, loss, network} = spec;
  return JSON.stringify([data, test_fraction, standardize, loss, network.output, network.activation, network.activations, network.hidden.length, network.seed]);
}

/**
 * The chosen row where it can be walked, else the first that can.
 * @param {import("./types.js").Samples | null} samples
 * @param {number | null} sample
 */
function sampleIn(samples, sample) {
  if (!samples) return sample;
  if (sample !== null && sample < samples.y.length && !samples.test[sample]) return sample;
  const first = samples.test.indexOf(false);
  return first < 0 ? null : first;
}

/** @param {Map<string, any>} map @param {string} id */
function without(map, id) {
  if (!map.has(id)) return map;
  const rest = new Map(map);
  rest.delete(id);
  return rest;
}
