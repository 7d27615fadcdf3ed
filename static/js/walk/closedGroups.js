/** Stepping over a closed group, or into it: where the walk comes to. Pure arithmetic on the walk; a step stays one integer. */

import {runsOf, strideFrom} from "./strides.js";

/**
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {import("./walk.js").Walk} Walk
 * @typedef {import("./strides.js").Stretch} Stretch
 * @typedef {{walk: Walk, graph: Graph, byEdge: boolean, open: readonly string[]}} Closing
 *   `open`: paths of the groups that are open
 *
 * @typedef {object} Closed What is closed, for one graph and one list of open groups.
 * @property {Graph} graph
 * @property {Set<string>} open
 * @property {(string | null | undefined)[]} around by path: the closed group around its nodes, once asked for
 * @property {Walk | null} walk whose runs are known
 * @property {import("./strides.js").Runs | null} runs
 * @property {string[]} names by unit of the runs
 */

/** @type {WeakMap<readonly string[], Closed>} */
const known = new WeakMap();

/** @param {Graph} graph @param {readonly string[]} open @returns {Closed} */
function closedIn(graph, open) {
  let closed = known.get(open);
  if (closed?.graph !== graph) known.set(open, closed = {graph, open: new Set(open), around: [], walk: null, runs: null, names: []});
  return closed;
}

/**
 * The closed group behind which a node is hidden: the outermost one that is not open.
 * @param {Graph} graph
 * @param {readonly string[]} open
 * @param {number | null} id
 * @returns {string | null}
 */
export function closedAround(graph, open, id) {
  if (id === null || graph.isLeaf(id)) return null;
  const closed = closedIn(graph, open);
  const at = graph.columns.group[id];
  const before = closed.around[at];
  return before !== undefined ? before : (closed.around[at] = outermost(graph.columns.paths[at], closed.open));
}

/** @param {string} path @param {Set<string>} open */
function outermost(path, open) {
  if (!path) return null;
  for (let end = path.indexOf("/"); ; end = path.indexOf("/", end + 1)) {
    const part = end < 0 ? path : path.slice(0, end);
    if (!open.has(part)) return part;
    if (end < 0) return null;
  }
}

/**
 * The closed group in which a step happens. The seed is a place of its own: it stands between two passes over the group.
 * @param {Closing} closing
 * @param {number} step
 */
export function groupAt({walk, graph, byEdge, open}, step) {
  if (step < 0 || step > walk.total(byEdge)) return null;
  const {kind, node} = walk.frame(step, byEdge);
  return kind === "seed" ? null : closedAround(graph, open, node);
}

/**
 * Over a closed group: forward, to the last step of the one that holds the next step; back, to before the first step of
 * the one that holds the present step. A plain step where none does. Logarithmic in the steps, once the groups that are
 * open have been looked at.
 * @param {Closing} closing
 * @param {number} step
 * @param {1 | -1} way forward or back in the walk
 * @returns {{to: number, stretch: Stretch | null}} `stretch`: the steps of the group that are made or taken back
 */
export function over(closing, step, way) {
  const total = closing.walk.total(closing.byEdge);
  const begin = way > 0 ? step + 1 : step;
  if (begin < 1 || begin > total) return {to: step, stretch: null};
  if (groupAt(closing, begin) === null) return {to: step + way, stretch: null};
  const {runs, names} = closedRuns(closing);
  const {to, unit, first, last} = strideFrom(closing, runs, step, way);
  return {to, stretch: {by: "group", group: names[unit], level: null, first, last}};
}

/** @param {Closing} closing */
function closedRuns({walk, graph, open}) {
  const closed = closedIn(graph, open);
  if (closed.runs && closed.walk === walk) return {runs: closed.runs, names: closed.names};
  /** @type {Map<string, number>} */ const units = new Map();
  const unitOf = new Int32Array(graph.count);
  for (let id = 0; id < graph.count; id++) {
    const group = closedAround(graph, open, id);
    if (group !== null && !units.has(group)) units.set(group, units.size);
    unitOf[id] = group === null ? -1 : /** @type {number} */ (units.get(group));
  }
  const runs = runsOf(graph, walk, unitOf);
  Object.assign(closed, {walk, runs, names: [...units.keys()]});
  return {runs, names: closed.names};
}

/**
 * Into the closed group that holds the present step, else the next one.
 * @param {Closing} closing
 * @param {number} step
 * @returns {{to: number, group: string} | null} null where neither is in a closed group
 */
export function into(closing, step) {
  for (const to of [step, step + 1]) {
    const group = groupAt(closing, to);
    if (group !== null) return {to, group};
  }
  return null;
}
