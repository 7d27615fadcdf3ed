/** Long work in small pieces, while the page has nothing else to do. */

/** Where a browser does not tell when it is idle, milliseconds between two pieces. */
const APART = 50;
/** Milliseconds of a frame: where less is free, something moves, and pieces and the code that is made for them would hold it up. */
const FRAME = 17;

/** @returns {(work: Iterator<void>) => void} begins a work; that before it is given up */
export function whileIdle() {
  /** @type {Iterator<void> | null} */
  let under = null;
  const soon = (/** @type {(free?: IdleDeadline) => void} */ run) => (typeof requestIdleCallback === "function" ? requestIdleCallback(run) : setTimeout(run, APART));

  return (work) => {
    under = work;
    /** One piece; the next one waits for the next idle moment. @param {IdleDeadline} [free] */
    function go(free) {
      if (under !== work) return;
      const moves = free !== undefined && free.timeRemaining() < FRAME;
      if (moves || !work.next().done) soon(go);
    }
    soon(go);
  };
}
