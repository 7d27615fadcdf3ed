/** The parts of a walk in its own order, and what each of its steps is called. */

/**
 * @typedef {"start" | "forward" | "backward" | "update"} PhaseName
 * @typedef {{name: PhaseName, title: string, first: number, count: number}} Phase steps first … first + count − 1
 */

/**
 * @param {import("../../walk/walk.js").Walk} walk
 * @param {boolean} byEdge
 * @returns {Phase[]}
 */
export function phasesOf(walk, byEdge) {
  const {forward} = walk;
  const updates = walk.total() - forward - 1 - walk.backward;
  const total = walk.total(byEdge);
  /** @type {Phase[]} */
  const phases = [
    {name: "start", title: "Start", first: 0, count: 1},
    {name: "forward", title: "Forward", first: 1, count: forward},
    {name: "backward", title: "Backward", first: forward + 1, count: total - updates - forward},
    {name: "update", title: "Update", first: total - updates + 1, count: updates},
  ];
  return phases.filter(({count}) => count > 0);
}

/**
 * What a step is called; of a step along one edge, its two ends.
 * @param {Readonly<import("../../types.js").State>} state with a document
 * @param {number} step
 * @returns {string[]}
 */
export function labelOf({walk, graph, byEdge}, step) {
  if (!walk || !graph) return [];
  const {kind, node, slots} = walk.frame(step, byEdge);
  if (node === null) return ["leaves"];
  if (kind === "seed") return [graph.isNamed(node) ? `${graph.name(node)}.grad = 1` : "grad = 1"];
  if (kind === "hand" && byEdge && slots.length) return [graph.name(node), graph.name(graph.operandsOf(node)[slots[0]])];
  return [graph.name(node)];
}
