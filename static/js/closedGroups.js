/** Stepping over a closed group, or into it: where the walk comes to. Pure arithmetic on the walk; a step stays one integer. */

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {{walk: import("./walk.js").Walk, graph: Graph, byEdge: boolean, open: readonly string[]}} Closing
 *   `open`: paths of the groups that are open
 *
 * @typedef {object} Stretch Steps that a closed group has taken one after the other, all of one kind.
 * @property {string} group its path
 * @property {number} first
 * @property {number} last
 */

/**
 * The closed group behind which a node is hidden: the outermost one that is not open.
 * @param {Graph} graph
 * @param {readonly string[]} open
 * @param {number | null} id
 * @returns {string | null}
 */
export function closedAround(graph, open, id) {
  const path = id === null || graph.isLeaf(id) ? "" : graph.document.nodes.group[id];
  if (!path) return null;
  for (let end = path.indexOf("/"); ; end = path.indexOf("/", end + 1)) {
    const part = end < 0 ? path : path.slice(0, end);
    if (!open.includes(part)) return part;
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
 * the one that holds the present step. A plain step where none does.
 * @param {Closing} closing
 * @param {number} step
 * @param {1 | -1} way forward or back in the walk
 * @returns {{to: number, stretch: Stretch | null}} `stretch`: the steps of the group that are made or taken back
 */
export function over(closing, step, way) {
  const total = closing.walk.total(closing.byEdge);
  const begin = way > 0 ? step + 1 : step;
  if (begin < 1 || begin > total) return {to: step, stretch: null};
  const group = groupAt(closing, begin);
  let end = begin;
  while (group !== null && groupAt(closing, end + way) === group && kindAt(closing, end + way) === kindAt(closing, begin)) end += way;
  const stretch = group === null ? null : {group, first: Math.min(begin, end), last: Math.max(begin, end)};
  return {to: way > 0 ? end : end - 1, stretch};
}

/** @param {Closing} closing @param {number} step */
const kindAt = ({walk, byEdge}, step) => walk.frame(step, byEdge).kind;

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
