/** A binary heap: what comes before all others is taken first. */

/**
 * @template T
 * @param {(a: T, b: T) => boolean} comesBefore
 */
export function createHeap(comesBefore) {
  /** @type {T[]} */
  const items = [];
  return {
    /** @param {T} added */
    push(added) {
      let at = items.push(added) - 1;
      while (at > 0 && comesBefore(added, items[(at - 1) >> 1])) {
        items[at] = items[(at - 1) >> 1];
        at = (at - 1) >> 1;
      }
      items[at] = added;
    },
    /** @returns {T | undefined} */
    pop() {
      const first = items[0];
      const last = items.pop();
      if (!items.length || last === undefined) return last;
      let at = 0;
      for (;;) {
        let next = 2 * at + 1;
        if (next + 1 < items.length && comesBefore(items[next + 1], items[next])) next++;
        if (next >= items.length || !comesBefore(items[next], last)) break;
        items[at] = items[next];
        at = next;
      }
      items[at] = last;
      return first;
    },
  };
}
