/**
 * The paths along which a nudge of a node reaches the root: its gradient is the sum over them of the products of their
 * partials. There may be exponentially many, so only the largest are made: the k-th largest path of a node is an edge and the
 * j-th largest of the consumer it leads to, and each is found when it is asked for, in O(length × log of the consumers).
 * Source: Jiménez and Marzal, "Computing the k shortest paths: a new algorithm and an experimental comparison" (1999).
 *
 * @typedef {import("../graph/graph.js").Graph} Graph
 *
 * @typedef {object} Path
 * @property {number[]} nodes from the root to the node
 * @property {number[]} partials between them
 * @property {number} product
 * @property {number} size natural logarithm of its |product|, which may itself be too large or too small for a double;
 *   Infinity where NaN or an infinity is among the partials: such a path comes before all others
 * @property {number} share of its |product| in the sum of |product| over all paths; NaN where that sum is 0 or no number
 *
 * @typedef {object} Found
 * @property {Path[]} paths the largest first
 * @property {number} count of all paths that there are; Infinity above the largest double
 * @property {number} sum of the products of those found
 * @property {number} share of those found together
 * @property {boolean} cancels products of both signs are among all paths
 *
 * @typedef {{edge: number, rank: number, size: number}} Way edge: index into the consumers' columns; rank: of the path that
 *   goes on from there
 */

import {createHeap} from "./heap.js";
import {boundsOf, product, sizeOf} from "./pathBounds.js";

/**
 * @param {Graph} graph
 * @param {number} from
 * @param {number} limit how many are wanted
 * @returns {Found}
 */
export function largestPaths(graph, from, limit) {
  const {count, total, signs} = boundsOf(graph);
  const wayOf = createWays(graph);
  /** @type {Path[]} */
  const paths = [];
  while (paths.length < limit) {
    const path = trace(graph, wayOf, from, paths.length);
    if (!path) break;
    paths.push({...path, share: Number.isFinite(total[from]) ? Math.min(1, Math.exp(path.size - total[from])) : NaN});
  }
  paths.sort((a, b) => Math.abs(b.product) - Math.abs(a.product) || b.size - a.size || 0);
  return {
    paths, count: count[from], cancels: signs[from] === 3,
    sum: paths.reduce((sum, each) => sum + each.product, 0), share: Math.min(1, paths.reduce((sum, each) => sum + each.share, 0)),
  };
}

/**
 * @param {Graph} graph
 * @returns {(node: number, rank: number) => Way | null} the first edge of the rank-th largest path from a node other than the
 *   root; null where there are not so many
 */
function createWays(graph) {
  const {leads, root, consumerStarts, consumerNodes, consumerSlots, operandStarts, partials} = graph;
  const {best} = boundsOf(graph);
  /** @typedef {{ways: Way[], heap: ReturnType<typeof createHeap<Way>>, followed: number, over: boolean}} Search */
  /** @type {Map<number, Search>} */
  const searches = new Map();

  /** @param {number} edge */
  const partialOf = (edge) => partials[operandStarts[consumerNodes[edge]] + consumerSlots[edge]];

  /** Where sizes are equal the later consumer comes first, and the earlier slot. @param {Way} a @param {Way} b */
  function comesBefore(a, b) {
    if (a.size !== b.size) return a.size > b.size;
    const later = consumerNodes[a.edge] - consumerNodes[b.edge];
    return later !== 0 ? later > 0 : a.edge !== b.edge ? a.edge < b.edge : a.rank < b.rank;
  }

  /** @param {number} node @returns {Search} */
  function searchOf(node) {
    let search = searches.get(node);
    if (search) return search;
    search = {ways: [], heap: createHeap(comesBefore), followed: 0, over: false};
    for (let edge = consumerStarts[node]; edge < consumerStarts[node + 1]; edge++) {
      if (leads[consumerNodes[edge]]) search.heap.push({edge, rank: 0, size: product(best[consumerNodes[edge]], sizeOf(partialOf(edge)))});
    }
    searches.set(node, search);
    return search;
  }

  /** Finds one more way of a node; those that it waits for first, each the next of the one before. @param {number} node */
  function extend(node) {
    const waiting = [node];
    while (waiting.length) {
      const search = searchOf(waiting[waiting.length - 1]);
      if (search.followed < search.ways.length) {
        const {edge, rank} = search.ways[search.ways.length - 1];
        const consumer = consumerNodes[edge];
        const onward = consumer === root ? null : searchOf(consumer);
        if (onward && onward.ways.length <= rank + 1 && !onward.over) {
          waiting.push(consumer);
          continue;
        }
        search.followed++;
        if (onward && onward.ways.length > rank + 1) {
          search.heap.push({edge, rank: rank + 1, size: product(onward.ways[rank + 1].size, sizeOf(partialOf(edge)))});
        }
      }
      const way = search.heap.pop();
      if (way) search.ways.push(way);
      else search.over = true;
      waiting.pop();
    }
  }

  return (node, rank) => {
    const search = searchOf(node);
    while (search.ways.length <= rank && !search.over) extend(node);
    return search.ways[rank] ?? null;
  };
}

/**
 * @param {Graph} graph
 * @param {ReturnType<typeof createWays>} wayOf
 * @param {number} from
 * @param {number} rank
 * @returns {Omit<Path, "share"> | null}
 */
function trace({root, consumerNodes, consumerSlots, operandStarts, partials: all}, wayOf, from, rank) {
  const nodes = [from];
  const partials = [];
  let whole = 1;
  let size = 0;
  for (let [at, nth] = [from, rank]; at !== root;) {
    const way = wayOf(at, nth);
    if (!way) return null;
    const partial = all[operandStarts[consumerNodes[way.edge]] + consumerSlots[way.edge]];
    [at, nth] = [consumerNodes[way.edge], way.rank];
    nodes.push(at);
    partials.push(partial);
    whole *= partial;
    size = product(size, sizeOf(partial));
  }
  return rank > 0 && from === root ? null : {nodes: nodes.reverse(), partials: partials.reverse(), product: whole, size};
}
