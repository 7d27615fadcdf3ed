/** Numbers that are none: how many there are, and where the first one arose. */

/**
 * @typedef {object} Trouble
 * @property {string} says "2 nodes are NaN"
 * @property {number} first the node that made the first one
 * @property {number} step at which it comes up, in the numbering of `byEdge`
 */

/**
 * @param {import("../../graph.js").Graph} graph
 * @param {import("../../walk.js").Walk} walk
 * @param {boolean} byEdge
 * @returns {Trouble | null} of the values, or else of the gradients
 */
export function troubleOf(graph, walk, byEdge) {
  const {value, grad} = graph.document.nodes;
  const values = value.filter((x) => !Number.isFinite(x));
  if (values.length) {
    const first = value.findIndex((x) => !Number.isFinite(x));
    return {says: saying(values, "node", "nodes"), first, step: walk.evaluateStep(first, byEdge) ?? 0};
  }
  const gradients = grad.filter((x, id) => !Number.isFinite(x) && !graph.isConstant(id));
  const first = gradients.length ? source(graph) : -1;
  if (first < 0) return null;
  return {says: saying(gradients, "gradient", "gradients"), first, step: walk.handStep(first, byEdge) ?? 0};
}

/**
 * The node whose own gradient is a number, and which hands on one that is none; -1 where they were none from the start.
 * @param {import("../../graph.js").Graph} graph
 */
function source({document: {nodes}, operations}) {
  return operations.findLast((id) => Number.isFinite(nodes.grad[id]) && nodes.operands[id].some((operand, slot) =>
    !Number.isFinite(nodes.grad[operand]) && !Number.isFinite(nodes.grad[id] * nodes.partials[id][slot]))) ?? -1;
}

/** @param {number[]} numbers @param {string} one @param {string} many */
function saying(numbers, one, many) {
  const what = numbers.every(Number.isNaN) ? "NaN" : numbers.some(Number.isNaN) ? "not finite" : "infinite";
  return numbers.length === 1 ? `1 ${one} is ${what}` : `${numbers.length} ${many} are ${what}`;
}
