/** Words for a screen reader, not faster than they can be heard. */

const APART = 1000;

/**
 * The first text goes through at once; what follows within a second waits, and only the latest of it is heard.
 * @param {(text: string) => void} say
 */
export function throttled(say) {
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (/** @type {string} */ text) => {
    clearTimeout(timer);
    const rest = last + APART - performance.now();
    const now = () => {
      last = performance.now();
      say(text);
    };
    if (rest <= 0) now();
    else timer = setTimeout(now, rest);
  };
}
