/** Step 0: the numbers to begin with. */

import {code, counted, list, say} from "./parts.js";

const NAMED = 3;

/** @param {import("./index.js").Scene} scene @returns {import("./parts.js").Part[]} */
export function leaves({graph, name, frame}) {
  const {value, gradBefore: before} = graph;
  /** @type {number[]} */ const ids = [];
  const {op, ops} = graph.columns;
  const leaf = ops.indexOf("leaf");
  for (let id = 0; id < graph.count; id++) if (op[id] === leaf) ids.push(id);
  const kept = ids.filter((id) => before[id] !== 0);
  if (kept.length) {
    const [first] = kept;
    const others = kept.length > 1 ? `, and ${kept.length - 1} more likewise` : "";
    return say`${name(first)} still has the gradient ${before[first]} from the pass before${others}: ${code("zero_grad")} was not called.`;
  }
  if (graph.document.training) {
    const parameters = ids.filter((id) => graph.isParameter(id)).length;
    return say`${counted(parameters, "parameter")} as they stand in epoch ${graph.document.training.epoch}. ${code("zero_grad")} has set the gradients of the step before to 0.`;
  }
  if (ids.length === 0) return say`There is no leaf here: every number is a constant.`;
  if (ids.length > NAMED) {
    const parameters = ids.filter((id) => graph.isParameter(id)).length;
    const others = ids.length - parameters;
    const what = [...(parameters ? [counted(parameters, "parameter")] : []), ...(others ? [counted(others, "leaf", "leaves")] : [])];
    return say`${list(what)} hold their numbers.${frame.total > 0 ? " Nothing is computed yet." : ""}`;
  }
  return say`To begin with, ${list(ids.map((id) => say`${name(id)} is ${value[id]}`))}. Nothing is computed yet.`;
}
