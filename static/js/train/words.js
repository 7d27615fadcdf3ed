/** What is said of an epoch: where it stands, and what happened there. Pure. */

import {fixed, said} from "../numbers.js";
import {counted} from "../words/parts.js";
import {entryAt, pointAt} from "./curves.js";
import {hasEnded, isUnderWay} from "./runState.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Run} Run */
/** @typedef {{text: string, strong?: boolean}} Part */

/** A share of all: 0.985 is 98.5 %. @param {number} share */
export const percent = (share) => `${(100 * share).toFixed(1)} %`;

/** 1,000,000 is easier to read than 1000000. @param {number} x */
const grouped = (x) => (x < 10_000 ? String(x) : x.toLocaleString("en"));

/** How many epochs there will be, or were. @param {Run} run */
export const epochsOf = (run) => (hasEnded(run.state) ? run.epochs_done : Math.max(run.spec.epochs, run.epochs_done));

/**
 * "Epoch 48 of 120 · loss 0.0487 · accuracy 98.5 %".
 * @param {Readonly<State>} state
 * @returns {Part[]}
 */
export function whereParts({run, epoch, asking}) {
  if (!run) return [{text: asking ? "Starting" : "No run yet", strong: true}];
  /** @type {Part[]} */
  const parts = [{text: `Epoch ${grouped(epoch)} of ${grouped(epochsOf(run))}`, strong: true}];
  const point = pointAt(run, epoch);
  const add = (/** @type {string} */ name, /** @type {number | undefined} */ value, /** @type {(x: number) => string} */ write) => {
    if (value !== undefined && !Number.isNaN(value)) parts.push({text: ` · ${name} `}, {text: write(value), strong: true});
  };
  if (point && Number.isNaN(point.loss)) parts.push({text: " · loss "}, {text: "NaN", strong: true});
  add("loss", point?.loss, fixed);
  add("accuracy", point?.accuracy, percent);
  add("test loss", point?.testLoss, fixed);
  add("test accuracy", point?.testAccuracy, percent);
  return parts;
}

/** One sentence, or two. @param {Readonly<State>} state @returns {string} */
export function whatWords(state) {
  const {run, epoch, asking} = state;
  if (!run) return asking ? "" : "Choose data and a network, and press Train.";
  if (run.state === "queued" && run.epochs_done === 0) return queued(run);
  const atEnd = epoch >= run.epochs_done && !isUnderWay(run.state);
  return [ended(run, atEnd), movement(run, epoch), wrong(state), rate(run, epoch)].filter(Boolean).join("; ").replace(/^./, (first) => first.toUpperCase()) + ".";
}

/** @param {Run} run */
function queued({queue_position: position, reason}) {
  if (reason) return reason;
  if (position === null) return "Begins in a moment.";
  return position === 1 ? "Waits for its turn: it is the next." : `Waits for its turn: ${counted(position - 1, "run")} before it.`;
}

/** @param {Run} run @param {boolean} atEnd */
function ended(run, atEnd) {
  if (!atEnd) return "";
  const reason = run.reason ? `: ${run.reason.replace(/\.$/, "")}` : "";
  if (run.state === "diverged") return `diverged${reason || ": the numbers were no longer finite"}`;
  if (run.state === "failed") return `failed${reason}`;
  if (run.state === "paused") return "paused";
  return run.state === "stopped" || run.reason ? `stopped${reason}` : "";
}

/** How the loss has changed from the epoch before. @param {Run} run @param {number} epoch */
function movement(run, epoch) {
  const now = pointAt(run, epoch);
  if (epoch === 0) return run.spec.from ? "the weights of its origin, before any update" : "the first weights, before any update";
  if (run.state === "diverged" && epoch >= run.epochs_done) return "";
  if (run.final && epoch >= run.epochs_done && run.spec.batch_size !== null) return "the last weights, and the loss of all rows at once"; // what came before are means over batches
  const at = entryAt(run.curves, Math.min(epoch, run.epochs_done) - 1);
  const before = at < 0 ? NaN : run.curves.loss[at];
  if (!now || !Number.isFinite(now.loss) || !Number.isFinite(before)) return "";
  const change = now.loss - before;
  if (change === 0) return "loss stayed as it was";
  return `loss ${change < 0 ? "fell" : "rose"} by ${said(Math.abs(change))}`;
}

/** @param {Readonly<State>} state */
function wrong({run, epoch, samples}) {
  const point = run && pointAt(run, epoch);
  if (!point || !samples || Number.isNaN(point.accuracy)) return "";
  const test = samples.test.filter(Boolean).length;
  const train = samples.test.length - test;
  const missed = Math.round((1 - point.accuracy) * train);
  const several = samples.task === "classes";
  const fate = (/** @type {number} */ count) => (several ? (count === 1 ? "is taken for another class" : "are taken for another class") : `${count === 1 ? "lies" : "lie"} on the wrong side`);
  if (test && !Number.isNaN(point.testAccuracy)) return `${missed} of ${train} points ${fate(missed)}, and ${Math.round((1 - point.testAccuracy) * test)} of ${test} test points`;
  if (missed === 0) return several ? `all ${train} points are taken for what they are` : `all ${train} points lie on the right side`;
  return `${missed} of ${train} points ${fate(missed)}`;
}

/** @param {Run} run @param {number} epoch */
function rate({changes}, epoch) {
  const change = changes.findLast((each) => each.epoch === epoch);
  return change ? `from here on the learning rate is ${said(change.learning_rate)}` : "";
}
