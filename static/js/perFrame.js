/** Work that can wait for the next frame, and is done once in it however often it was asked for: what measures the page. */

/**
 * @param {() => void} work
 * @returns {() => void} asks for it
 */
export function perFrame(work) {
  let asked = 0;
  return () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      work();
    });
  };
}
