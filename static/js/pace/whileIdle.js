/** Long work in small pieces, while the page has nothing else to do. */

/** Where a browser does not tell when it is idle, milliseconds between two pieces. */
const APART = 50;

/** @returns {(work: Iterator<void>) => void} begins a work; that before it is given up */
export function whileIdle() {
  /** @type {Iterator<void> | null} */
  let under = null;
  const soon = (/** @type {() => void} */ run) => (typeof requestIdleCallback === "function" ? requestIdleCallback(run) : setTimeout(run, APART));

  return (work) => {
    under = work;
    /** One piece; the next one waits for the next idle moment. */
    function go() {
      if (under === work && !work.next().done) soon(go);
    }
    soon(go);
  };
}
