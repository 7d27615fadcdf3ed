/** How long things move: the times of the look, nothing where the reader wants no motion or is faster than it. */

/** @typedef {"step" | "flow" | "view"} Kind */

/** @param {Element} element which knows the tokens */
export function createMotion(element) {
  let last = -Infinity;
  let hurried = false;

  /** @type {Map<Kind, number>} asking for one settles the style of the whole page, which a step should not */
  const known = new Map();
  matchMedia("(prefers-reduced-motion: reduce)").addEventListener("change", () => known.clear());

  /** @param {Kind} kind */
  function token(kind) {
    const before = known.get(kind);
    if (before !== undefined) return before;
    const time = read(kind);
    known.set(kind, time);
    return time;
  }

  /** @param {Kind} kind */
  function read(kind) {
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
