/**
 * What a backward step hands to whom: one row for each slot that receives a term at the step.
 *
 * @typedef {import("../types.js").State} State
 * @typedef {import("../types.js").Operation} Operation
 * @typedef {import("../formulas/rule.js").Placed} Placed
 *
 * @typedef {object} Handed
 * @property {number} slot
 * @property {number} target the operand
 * @property {number} partial the local derivative, as a number
 * @property {Placed} rule the local derivative in the op's own terms, where its conditions are decided
 * @property {import("../formulas/rule.js").Comparison | null} because the comparison that decided
 * @property {number} gradient of the consumer, as it is handed on
 * @property {number} term gradient × partial
 * @property {number} had what the target had before
 * @property {number} has what it has now
 * @property {number} should what it would have with +=; another number than `has` only when overwriting
 * @property {number} count which term this is, from 1
 * @property {number} of how many terms there will be
 * @property {boolean} wasSet whether the target had a gradient before
 */

import {decide, place, simplify} from "../formulas/rule.js";

/**
 * @param {Readonly<State>} state with a document
 * @param {Map<string, Operation>} operations
 * @param {number} id the node that hands on
 * @param {number[]} slots
 * @returns {Handed[]}
 */
export function handedBy(state, operations, id, slots) {
  const {graph, walk, overwrite} = state;
  if (!graph || !walk) return [];
  const {value, document: {nodes: {op}}} = graph;
  const row = /** @type {Operation} */ (operations.get(op[id]));
  const handClock = walk.handClock(id);
  return slots.map((slot) => {
    const target = graph.operandsOf(id)[slot];
    const clock = handClock + graph.operandsOf(id).slice(0, slot).filter((operand) => !graph.isConstant(operand)).length;
    const count = walk.arrived(target, clock); // it is the last one in: no other has to be looked at, and there may be very many
    const [{partial, gradient, value: term}] = walk.terms(target, overwrite, count - 1, count);
    const {tree, because} = decide(place(row.partial_trees[slot], graph, id, row), ({node}) => value[node]);
    const before = walk.gradientAt(target, clock - 1, overwrite);
    const now = /** @type {import("../walk/walk.js").Received} */ (walk.gradientAt(target, clock, overwrite));
    return {
      slot, target, partial, rule: simplify(tree), because, gradient, term, had: before?.sum ?? 0, has: now.sum, should: now.true,
      count: now.count, of: now.of, wasSet: before !== null,
    };
  });
}
