/**
 * How much of the gradient each edge carries: its contribution against the largest one of the pass.
 *
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {import("../walk/walk.js").Walk} Walk
 *
 * @typedef {object} Contributions
 * @property {(from: number, to: number, slot: number, clock: number) => number} strength of the edge from an operand to its
 *   consumer's slot, in -1…1 with the contribution's sign; 0 before it has come, and where none comes; 1 for NaN
 */

/** So many powers of ten below the largest one an edge is as thin as it gets. */
const DECADES = 6;

/** What the smallest contribution that is not 0 still has: a hair's breadth is no width at all. */
const LEAST = 0.06;

/**
 * Takes O(edges) once, and constant time an edge after that.
 * @param {Graph} graph
 * @param {Walk} walk
 * @returns {Contributions}
 */
export function createContributions(graph, walk) {
  const {operandStarts, operandNodes, constants, grad, partials} = graph;
  let largest = 0;
  for (const id of graph.operations) {
    if (!graph.leads[id]) continue;
    for (let at = operandStarts[id]; at < operandStarts[id + 1]; at++) {
      if (constants[operandNodes[at]]) continue;
      const size = Math.abs(grad[id] * partials[at]);
      if (size > largest && size < Infinity) largest = size;
    }
  }

  return {
    strength(from, to, slot, clock) {
      if (!graph.leads[to] || graph.isConstant(from) || walk.handClock(to) < 0) return 0;
      if (clock < handedAt(to, slot)) return 0;
      return strengthOf(walk.contribution(to, slot), largest);
    },
  };

  /** The clock at which a slot gets its share: one after the other, without those that hold constants. @param {number} to @param {number} slot */
  function handedAt(to, slot) {
    let clock = walk.handClock(to);
    for (let at = 0; at < slot; at++) if (!graph.isConstant(operandNodes[operandStarts[to] + at])) clock++;
    return clock;
  }
}

/**
 * @param {number} contribution
 * @param {number} largest
 * @returns {number} 0 for 0; else between LEAST and 1 with the sign of the contribution, by the powers of ten between them
 */
export function strengthOf(contribution, largest) {
  if (contribution === 0) return 0;
  const size = Math.abs(contribution);
  if (!(size < largest)) return contribution < 0 ? -1 : 1;
  const portion = Math.max(0, 1 - Math.log10(largest / size) / DECADES);
  return Math.sign(contribution) * (LEAST + (1 - LEAST) * portion);
}

/** @type {WeakMap<Walk, Contributions>} */
const known = new WeakMap();

/** The same, made once a walk. @param {Graph} graph @param {Walk} walk @returns {Contributions} */
export function contributionsOf(graph, walk) {
  let contributions = known.get(walk);
  if (!contributions) known.set(walk, contributions = createContributions(graph, walk));
  return contributions;
}
