/** The steps of one group, and which of them comes next. */

import {closedAround} from "./closedGroups.js";
import {isBelow} from "../graph/graph.js";

/**
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {import("./walk.js").Walk} Walk
 */

/** @type {WeakMap<Walk, Map<string, Int32Array>>} */
const known = new WeakMap();

/**
 * The group that a reader means by "this group": the closed one that hides a node, else the one in which it stands.
 * @param {Graph} graph
 * @param {readonly string[]} open paths of the open groups
 * @param {number | null} id
 * @returns {string | null} null for a node outside of all groups
 */
export const groupAround = (graph, open, id) => (id === null ? null : closedAround(graph, open, id) ?? (graph.document.nodes.group[id] || null));

/**
 * The steps by node whose node is inside a group, ascending. When asked for first, linear in the nodes of the group, where they stand together.
 * @param {Graph} graph
 * @param {Walk} walk
 * @param {string} group
 * @returns {Int32Array}
 */
export function stepsInside(graph, walk, group) {
  const all = known.get(walk) ?? new Map();
  known.set(walk, all);
  const before = all.get(group);
  if (before) return before;
  const found = stepsOf(graph, walk, group);
  all.set(group, found);
  return found;
}

/** @param {Graph} graph @param {Walk} walk @param {string} group */
function stepsOf(graph, walk, group) {
  const {operations, columns, groups} = graph;
  const inside = columns.paths.map((path) => isBelow(path, group));
  const isInside = (/** @type {number} */ id) => inside[columns.group[id]];
  const at = groups.index.get(group); // parameters are in no group of the tree, and no operation is among them
  const first = at === undefined ? operations.length : firstFrom(operations, groups.first[at]);
  const end = at === undefined ? operations.length : firstFrom(operations, groups.last[at] + 1);
  /** @type {number[]} */ const steps = [];
  for (let i = first; i < end; i++) if (isInside(operations[i])) steps.push(i + 1);
  for (let i = end - 1; i >= first; i--) {
    const step = isInside(operations[i]) ? walk.handStep(operations[i]) : null;
    if (step !== null) steps.push(step);
  }
  const updates = graph.document.update ?? [];
  const begin = walk.total() - updates.length + 1;
  updates.forEach(({node}, i) => {
    if (isInside(node)) steps.push(begin + i);
  });
  return Int32Array.from(steps);
}

/**
 * The next step inside a group, or with `way` −1 the one before.
 * @param {{graph: Graph, walk: Walk, byEdge: boolean}} at
 * @param {string} group
 * @param {number} step
 * @param {1 | -1} way
 * @returns {number | null} null where there is none
 */
export function nextInside({graph, walk, byEdge}, group, step, way) {
  const beside = step + way;
  if (beside < 1 || beside > walk.total(byEdge)) return null;
  const steps = stepsInside(graph, walk, group);
  const byNode = walk.translate(beside, byEdge, false);
  const at = way > 0 ? firstFrom(steps, byNode) : firstFrom(steps, byNode + 1) - 1;
  if (at < 0 || at >= steps.length) return null;
  if (steps[at] === byNode) return beside;
  // By edge, a group is entered at its first edge going forward, at its last one going back.
  return way > 0 ? walk.translate(steps[at] - 1, false, byEdge) + 1 : walk.translate(steps[at], false, byEdge);
}

/** @param {Int32Array} sorted @param {number} least @returns {number} position of the first that is not less; the length if none is */
export function firstFrom(sorted, least) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < least) low = middle + 1; else high = middle;
  }
  return low;
}
