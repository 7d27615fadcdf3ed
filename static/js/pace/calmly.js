/**
 * What nobody reads at the pace of frames. Alone it is done in the next frame; what follows at once waits, and is done between
 * two frames, so that these stay short. The last that was asked for is always done.
 */

import {perFrame} from "./perFrame.js";

/** Milliseconds from one time to the next. */
const APART = 100;

/**
 * @param {(isOneOfMany: boolean) => void} work does not measure the page
 * @returns {() => void} asks for it
 */
export function calmly(work) {
  const soon = perFrame(() => work(false));
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  return () => {
    if (waiting !== undefined) return;
    const rest = last + APART - performance.now();
    if (rest > 0) waiting = setTimeout(late, rest);
    else {
      last = performance.now();
      soon();
    }
  };

  function late() {
    waiting = undefined;
    last = performance.now();
    work(true);
  }
}
