/** A run out of a file: what the lab exports, and what the library's `train(…).save(…)` writes. Told again, it gives the same numbers. */

import {MIB, textOf} from "../files/text.js";
import {Unreadable} from "../files/unreadable.js";
import {specOf} from "./address.js";

const MOST_BYTES = 32 * MIB;

/** Whether a file may be one. @param {File} file */
export const mayBeRun = ({name}) => name.toLowerCase().endsWith(".json");

/**
 * Throws Unreadable where the file holds no run.
 * @param {File} file
 * @returns {Promise<{spec: import("./types.js").Spec, changes: import("./types.js").Change[]}>}
 */
export async function readRun(file) {
  const text = await textOf(file, MOST_BYTES);
  try {
    const {spec, changes} = JSON.parse(text);
    return specOf({...spec, changes: changes ?? []});
  } catch {
    throw new Unreadable(`${file.name} holds no training run`, "A run that was exported here, or saved by the library's train, can be opened.");
  }
}
