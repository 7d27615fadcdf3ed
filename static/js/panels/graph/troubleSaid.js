/** Numbers that are none, in one line: how many there are, and the step that makes the first one. */

import {firstTrouble} from "../trouble.js";

/** @typedef {{says: string, first: number, step: number}} Said "2 nodes are NaN"; `step` in the numbering of `byEdge` */

/**
 * @param {import("../../graph/graph.js").Graph} graph
 * @param {import("../../walk/walk.js").Walk} walk
 * @param {boolean} byEdge
 * @returns {Said | null} of the values, or else of the gradients
 */
export function troubleSaid(graph, walk, byEdge) {
  const trouble = firstTrouble(graph);
  if (!trouble) return null;
  const {value, grad} = graph;
  const first = trouble.node;
  if (trouble.of === "value") {
    return {says: saying(value, "node", "nodes"), first, step: walk.evaluateStep(first, byEdge) ?? 0};
  }
  const term = walk.terms(first).find((each) => !Number.isFinite(each.value));
  const step = term ? walk.translate(term.clock, true, byEdge) : 0;
  return {says: saying(grad.filter((_, id) => graph.leads[id]), "gradient", "gradients"), first, step};
}

/** @param {Float64Array} all @param {string} one @param {string} many */
function saying(all, one, many) {
  const numbers = all.filter((x) => !Number.isFinite(x));
  const what = numbers.every(Number.isNaN) ? "NaN" : numbers.some(Number.isNaN) ? "not finite" : "infinite";
  return numbers.length === 1 ? `1 ${one} is ${what}` : `${numbers.length.toLocaleString("en")} ${many} are ${what}`;
}
