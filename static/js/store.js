/**
 * One state for the whole page; every part reads from it and is told when something it reads has changed.
 *
 * @template {object} S
 * @typedef {object} Store
 * @property {() => Readonly<S>} get
 * @property {(patch: Partial<S>) => void} set merges; listeners run once, after the merge, in the order of subscription
 * @property {(keys: (keyof S)[], listener: (state: Readonly<S>, before: Readonly<S>) => void) => () => void} on
 *   calls the listener when one of the keys has another value than before; returns a function that ends it
 */

/**
 * @template {object} S
 * @param {S} initial
 * @returns {Store<S>}
 */
export function createStore(initial) {
  let state = initial;
  /** @type {Set<{keys: (keyof S)[], listener: (state: Readonly<S>, before: Readonly<S>) => void}>} */
  const entries = new Set();
  /** @type {Partial<S>[]} */
  const waiting = [];
  let telling = false;

  /** A listener may set as well: its patch waits until all have heard of the present one, so that all see one order. */
  function tell() {
    telling = true;
    try {
      for (let patch = waiting.shift(); patch; patch = waiting.shift()) {
        const before = state;
        state = {...state, ...patch};
        for (const {keys, listener} of [...entries]) {
          if (keys.some((key) => !Object.is(state[key], before[key]))) listener(state, before);
        }
      }
    } finally {
      telling = false;
    }
  }

  return {
    get: () => state,
    set(patch) {
      waiting.push(patch);
      if (!telling) tell();
    },
    on(keys, listener) {
      const entry = {keys, listener};
      entries.add(entry);
      return () => entries.delete(entry);
    },
  };
}
