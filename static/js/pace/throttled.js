/** What comes too fast, told no faster than it can be taken in: words for a screen reader no faster than they can be heard. */

const APART = 1000;

/**
 * The first goes through at once; what follows too soon waits, and only the latest of it is told.
 * @template T
 * @param {(what: T) => void} say
 * @param {number} [apart] milliseconds
 */
export function throttled(say, apart = APART) {
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (/** @type {T} */ what) => {
    clearTimeout(timer);
    const rest = last + apart - performance.now();
    const now = () => {
      last = performance.now();
      say(what);
    };
    if (rest <= 0) now();
    else timer = setTimeout(now, rest);
  };
}
