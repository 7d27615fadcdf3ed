/** How long things move: the times of the look, nothing where the reader wants no motion or is faster than it. */

/** @typedef {"step" | "flow" | "view"} Kind */

/** @param {Element} element which knows the tokens */
export function createMotion(element) {
  let last = -Infinity;
  let hurried = false;

  /** @param {Kind} kind */
  function token(kind) {
    const text = getComputedStyle(element).getPropertyValue(`--m-${kind}`).trim();
    return text.endsWith("ms") ? parseFloat(text) : parseFloat(text) * 1000 || 0;
  }

  return {
    /** A step begins. Steps that come faster than one of them moves are shown at once. */
    step() {
      const now = performance.now();
      hurried = now - last < token("step");
      last = now;
    },
    /** @param {Kind} kind @returns {number} milliseconds */
    time: (kind) => (hurried && kind !== "view" ? 0 : token(kind)),
  };
}
