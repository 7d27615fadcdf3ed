/** How a group is called where there is little room: by as few last parts of its path as no other group ends in, but two at least. */

import {groupsOf} from "../graph/graph.js";
import {isParameterPath} from "../graph/groupTree.js";

/** @typedef {import("../graph/graph.js").Graph} Graph */

const LEAST = 2;

/** @type {WeakMap<Graph, Map<string, number>>} how many groups there are whose paths end so */
const known = new WeakMap();

/**
 * @param {Graph} graph
 * @param {string} path of a group; "" for the whole
 * @returns {string} "layer 1/neuron 2" where there is one of it, "sample 3/layer 1/neuron 2" where there are several; without
 *   "parameters/", since those stand in for the group in which they are used
 */
export function placeOf(graph, path) {
  if (isParameterPath(path)) return path.split("/").slice(1).slice(-LEAST).join("/");
  const ends = endsOf(path);
  return ends.find((end) => countsOf(graph).get(end) === 1) ?? ends[ends.length - 1];
}

/** @param {Graph} graph */
function countsOf(graph) {
  const before = known.get(graph);
  if (before) return before;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const end of groupsOf(graph).flatMap(endsOf)) counts.set(end, (counts.get(end) ?? 0) + 1);
  known.set(graph, counts);
  return counts;
}

/** The last parts of a path, the fewest first; the path itself where it has no more. @param {string} path */
function endsOf(path) {
  const parts = path.split("/");
  return parts.slice(Math.min(LEAST, parts.length) - 1).map((_, more) => parts.slice(-(Math.min(LEAST, parts.length) + more)).join("/"));
}
