/**
 * Work that can wait for the next frame, and is done once in it however often it was asked for. What writes to the page comes
 * first, then what measures it, then what measuring has led to: so the page is laid out once, and not anew for each.
 */

/** @typedef {() => void | null | (() => void)} Measure gives what it writes, if anything */

/** @type {Set<() => void>} */
const writing = new Set();
/** @type {Set<Measure>} */
const measuring = new Set();
let asked = 0;

const ask = () => { asked ||= requestAnimationFrame(work); };

function work() {
  for (const write of writing) { // with those that it asks for
    writing.delete(write);
    attempt(write);
  }
  asked = 0;
  const measures = [...measuring];
  measuring.clear();
  const after = measures.map(attempt);
  for (const write of after) if (write) attempt(write);
}

/** What fails keeps nothing else from its turn. @template T @param {() => T} run @returns {T | null} */
function attempt(run) {
  try {
    return run();
  } catch (error) {
    reportError(error);
    return null;
  }
}

/**
 * @param {() => void} work does not measure the page
 * @returns {() => void} asks for it
 */
export const perFrame = (work) => () => {
  writing.add(work);
  ask();
};

/**
 * @param {Measure} work
 * @returns {() => void} asks for it
 */
export const measuredPerFrame = (work) => () => {
  measuring.add(work);
  ask();
};
