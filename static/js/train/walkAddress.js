/** Where the explorer shows the pass of an epoch and a row, or a whole batch. */

import {momentParts} from "../moment.js";
import {packSpec} from "./address.js";

/** An address longer than this is cut by some browsers and servers' logs: the run alone must do. */
const LONGEST = 16_000;

/** @type {{of: import("./types.js").Spec | null, changes: number, packed: string}} */
let latest = {of: null, changes: 0, packed: ""};

/**
 * The spec of a run as an address carries it; the last one is remembered.
 * @param {Pick<import("./types.js").Run, "spec" | "changes">} run
 * @returns {Promise<string | null>} null where it is too long for an address
 */
export async function packedSpec({spec, changes}) {
  if (latest.of !== spec || latest.changes !== changes.length) latest = {of: spec, changes: changes.length, packed: await packSpec(spec, changes)};
  return latest.packed.length > LONGEST ? null : latest.packed;
}

/**
 * @param {Readonly<import("./types.js").State>} state
 * @returns {Promise<string | null>} null where there is no pass
 */
export async function walkAddress({run, epoch, sample, batch}) {
  if (!run || sample === null) return null;
  const which = batch === null ? {sample, batch: null} : {sample: null, batch};
  return `/#${momentParts({run: run.id, epoch: walkable(run, epoch), ...which, spec: await packedSpec(run)}).join("&")}`;
}

/** The last epoch of a run has no pass of its own: the one that led to it is walked. @param {import("./types.js").Run} run @param {number} epoch */
export const walkable = (run, epoch) => Math.max(0, Math.min(epoch, run.spec.epochs - 1));
