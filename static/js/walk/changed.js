/** What a number was in the pass shown before, at the same place of its walk, where it is another one now. */

/**
 * @typedef {import("../types.js").State} State
 * @typedef {import("../graph/graph.js").Graph} Graph
 *
 * @typedef {object} Earlier The pass shown before, as it stood.
 * @property {number} pass
 * @property {import("./walk.js").Walk} walk
 * @property {number} clock
 * @property {Int32Array} partners for each node of the present pass that of the earlier one; -1 where there is none
 *
 * @typedef {{pass: number, value: number | null, gradient: number | null}} Changed null where the number is the same, or new
 */

const differs = (/** @type {number | null | undefined} */ was, /** @type {number | null | undefined} */ is) =>
  was !== null && was !== undefined && is !== null && is !== undefined && was !== is && !(Number.isNaN(was) && Number.isNaN(is));

/**
 * @param {Readonly<State>} state with a document
 * @param {number} id
 * @param {import("./shown.js").Shown} shown what the node shows now
 * @returns {Changed | null} null where neither number has changed
 */
export function changedOf({earlier, overwrite}, id, {value, gradient, valueAsked, gradientAsked}) {
  const partner = earlier ? earlier.partners[id] : -1;
  if (!earlier || partner < 0) return null;
  const [was, had] = [earlier.walk.valueAt(partner, earlier.clock), earlier.walk.gradientAt(partner, earlier.clock, overwrite)?.sum ?? null];
  const changed = {
    pass: earlier.pass,
    value: !valueAsked && differs(was, value) ? was : null,
    gradient: !gradientAsked && differs(had, gradient?.sum) ? had : null,
  };
  return changed.value === null && changed.gradient === null ? null : changed;
}

/**
 * How a number has moved, in words: "rose by 0.0078".
 * @param {number} was
 * @param {number} is
 * @param {(x: number) => string} write
 * @returns {string}
 */
export function moved(was, is, write) {
  const by = is - was;
  if (!Number.isFinite(by) || by === 0) return `is now ${write(is)}`;
  return `${by > 0 ? "rose" : "fell"} by ${write(Math.abs(by))}`;
}
