/** Remembers what an element was last painted as, so that what has not changed costs nothing. */
export function createMemo() {
  /** @type {WeakMap<Element, string>} */
  const painted = new WeakMap();
  return {
    /** @param {Element} element @param {string} look @returns {boolean} whether it has to be painted */
    changes(element, look) {
      if (painted.get(element) === look) return false;
      painted.set(element, look);
      return true;
    },
    /** @param {Element} element made anew */
    forget: (element) => painted.delete(element),
  };
}
