/**
 * The paths along which a nudge of a node reaches the root: its gradient is the sum over them of the products of their
 * partials. There may be exponentially many, so the largest are found without listing the others: best first, where a
 * partial path is worth its product times the largest product with which it can still reach the root. That bound is exact,
 * so paths come out in order of their size.
 *
 * @typedef {import("../graph.js").Graph} Graph
 * @typedef {{nodes: number[], partials: number[], product: number}} Path nodes from the root to the node; partials between them
 * @typedef {{paths: Path[], count: number, sum: number}} Found count: of all paths that there are; sum: of those found
 *
 * @typedef {{node: number, product: number, partial: number, below: Partial | null, length: number, worth: number}} Partial
 */

/** A search gives up after so many partial paths; what it has found by then are the largest. */
const EFFORT = 20000;

/** Among equals the longest goes first, even where rounding has made it a hair smaller: else all would grow together. */
const ONWARD = 1e-9;

/**
 * @param {Graph} graph
 * @param {number} from
 * @param {number} limit how many are wanted
 * @returns {Found}
 */
export function largestPaths(graph, from, limit) {
  const {partials} = graph.document.nodes;
  const {reach, count} = bounds(graph);
  /** @type {Path[]} */
  const paths = [];
  /** @type {Partial[]} */
  const heap = [];
  push(heap, {node: from, product: 1, partial: 1, below: null, length: 0, worth: reach[from]});
  for (let effort = 0; heap.length && paths.length < limit && effort < EFFORT; effort++) {
    const best = pop(heap);
    if (best.node === graph.root) {
      paths.push(trace(best));
      continue;
    }
    for (const {node, slot} of graph.consumers(best.node)) {
      if (!graph.leads[node]) continue;
      const partial = partials[node][slot];
      const product = best.product * partial;
      const length = best.length + 1;
      push(heap, {node, product, partial, below: best, length, worth: Math.abs(product) * reach[node] * (1 + ONWARD * length)});
    }
  }
  paths.sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
  return {paths, count: count[from], sum: paths.reduce((sum, {product}) => sum + product, 0)};
}

/**
 * For every node the largest product of partials on a path to the root, and how many paths there are.
 * @param {Graph} graph
 */
function bounds(graph) {
  const {operands, partials} = graph.document.nodes;
  const reach = new Float64Array(graph.count);
  const count = new Float64Array(graph.count);
  reach[graph.root] = 1;
  count[graph.root] = 1;
  for (let id = graph.root; id >= 0; id--) {
    if (!graph.leads[id]) continue;
    operands[id].forEach((operand, slot) => {
      reach[operand] = Math.max(reach[operand], reach[id] * Math.abs(partials[id][slot]));
      count[operand] += count[id];
    });
  }
  return {reach, count};
}

/** @param {Partial} end @returns {Path} */
function trace(end) {
  const nodes = [];
  const partials = [];
  for (let at = /** @type {Partial | null} */ (end); at; at = at.below) {
    nodes.push(at.node);
    if (at.below) partials.push(at.partial);
  }
  return {nodes, partials, product: end.product};
}

/** @param {Partial} a @param {Partial} b */
const comesBefore = (a, b) => a.worth > b.worth || (a.worth === b.worth && a.node > b.node);

/** @param {Partial[]} heap the one of the greatest worth first @param {Partial} added */
function push(heap, added) {
  let at = heap.push(added) - 1;
  while (at > 0 && comesBefore(added, heap[(at - 1) >> 1])) {
    heap[at] = heap[(at - 1) >> 1];
    at = (at - 1) >> 1;
  }
  heap[at] = added;
}

/** @param {Partial[]} heap not empty @returns {Partial} */
function pop(heap) {
  const best = heap[0];
  const last = /** @type {Partial} */ (heap.pop());
  if (!heap.length) return best;
  let at = 0;
  for (;;) {
    let next = 2 * at + 1;
    if (next + 1 < heap.length && comesBefore(heap[next + 1], heap[next])) next++;
    if (next >= heap.length || !comesBefore(heap[next], last)) break;
    heap[at] = heap[next];
    at = next;
  }
  heap[at] = last;
  return best;
}
