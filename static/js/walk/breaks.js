/**
 * Breakpoints: where the walk is to stop. Each is compiled once into the clocks at which it holds, so that the next stop,
 * either way, is a binary search. Clocks are those of the walk by edge.
 *
 * A node stops at every step of its own; a leaf where the last term of its gradient arrives. A phase stops at its first
 * step. A condition stops where it first becomes true of a node: for a value when it is computed, for a gradient when it is
 * complete, which is the node's own backward step, or for a leaf the arrival of the last term. What is no finite number
 * stops earlier, where the first such term arrives. All is told of += whatever the walk overwrites.
 *
 * @typedef {import("../types.js").Breakpoint} Breakpoint
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {import("./walk.js").Walk} Walk
 *
 * @typedef {object} Hits Where one breakpoint holds.
 * @property {Int32Array} clocks ascending; several of one clock are of several nodes
 * @property {Int32Array} nodes of each; -1 for a phase without one
 *
 * @typedef {{breakpoint: Breakpoint, hits: Hits, at: number}} Hit `at`: position in the hits
 */

import {firstFrom} from "./insideGroup.js";

/** What a limit is unless another is given. */
export const LIMITS = {nan: 0, vanishing: 1e-7, exploding: 100, dead: 0};

/** @type {WeakMap<Walk, Map<string, Hits>>} */
const known = new WeakMap();

/** Tells breakpoints apart; equal ones have the same. @param {Breakpoint} breakpoint */
export function keyOf(breakpoint) {
  if (breakpoint.kind === "node") return `node ${breakpoint.node}`;
  return breakpoint.kind === "phase" ? `phase ${breakpoint.phase}` : `condition ${breakpoint.of} ${breakpoint.limit}`;
}

/**
 * Where a breakpoint holds in a walk. Linear in nodes and operands when asked for first.
 * @param {Graph} graph
 * @param {Walk} walk
 * @param {Breakpoint} breakpoint
 * @returns {Hits}
 */
export function hitsOf(graph, walk, breakpoint) {
  const all = known.get(walk) ?? new Map();
  known.set(walk, all);
  const key = keyOf(breakpoint);
  const before = all.get(key);
  if (before) return before;
  const found = find(graph, walk, breakpoint);
  all.set(key, found);
  return found;
}

/** @param {Graph} graph @param {Walk} walk @param {Breakpoint} breakpoint @returns {Hits} */
function find(graph, walk, breakpoint) {
  const hits = createHits(graph);
  if (breakpoint.kind === "node") addNode(graph, walk, breakpoint.node, hits.add);
  else if (breakpoint.kind === "phase") addPhase(graph, walk, breakpoint.phase, hits.add);
  else CONDITIONS[breakpoint.of](graph, walk, hits.add, breakpoint.limit);
  return hits.sorted();
}

/** @typedef {(clock: number, node: number) => void} Add */

/** Pairs of clock and node, sorted as one number each: both fit into it. @param {Graph} graph */
function createHits({count}) {
  /** @type {number[]} */ const packed = [];
  const base = count + 1;
  return {
    add: /** @type {Add} */ ((clock, node) => { packed.push(clock * base + node + 1); }),
    /** @returns {Hits} */
    sorted() {
      const all = Float64Array.from(packed).sort();
      const clocks = new Int32Array(all.length);
      const nodes = new Int32Array(all.length);
      for (let i = 0; i < all.length; i++) {
        clocks[i] = Math.floor(all[i] / base);
        nodes[i] = all[i] % base - 1;
      }
      return {clocks, nodes};
    },
  };
}

/** @param {Graph} graph @param {Walk} walk @param {number} node @param {Add} add */
function addNode(graph, walk, node, add) {
  if (node >= graph.count) return;
  if (graph.isOperation(node)) add(walk.evaluateClock(node), node);
  const complete = completeClock(graph, walk, node);
  if (complete >= 0) add(complete, node);
  const hands = walk.handClock(node);
  if (hands >= 0 && hands !== complete) add(hands, node);
  (graph.document.update ?? []).forEach((update, i) => {
    if (update.node === node) add(walk.endOfBackward + 1 + i, node);
  });
}

/** @param {Graph} graph @param {Walk} walk @param {"forward" | "backward" | "update"} phase @param {Add} add */
function addPhase(graph, walk, phase, add) {
  if (phase === "forward" && walk.forward > 0) add(1, graph.operations[0]);
  if (phase === "backward") add(walk.seedClock, graph.root);
  if (phase === "update" && graph.document.update?.length) add(walk.endOfBackward + 1, graph.document.update[0].node);
}

/**
 * When a node's gradient is whole: at its own backward step, of the root at the seed, of a leaf when the last term is in.
 * @param {Graph} graph @param {Walk} walk @param {number} id
 * @returns {number} -1 where it never takes one
 */
function completeClock(graph, walk, id) {
  if (!graph.leads[id] || graph.isConstant(id)) return -1;
  if (id === graph.root) return walk.seedClock;
  if (graph.isOperation(id)) return walk.handClock(id);
  const terms = walk.expected(id);
  return walk.terms(id, false, terms - 1, terms)[0].clock;
}

/** @type {Record<"nan" | "vanishing" | "exploding" | "dead", (graph: Graph, walk: Walk, add: Add, limit: number) => void>} */
const CONDITIONS = {
  nan(graph, walk, add) {
    const {value, grad} = graph;
    for (let id = 0; id < graph.count; id++) if (!Number.isFinite(value[id])) add(walk.evaluateClock(id), id);
    for (let id = 0; id < graph.count; id++) {
      if (graph.leads[id] && !graph.isConstant(id) && !Number.isFinite(grad[id])) add(spoiledAt(graph, walk, id), id);
    }
  },
  vanishing: (graph, walk, add, limit) => eachGradient(graph, walk, (size) => size < limit, add),
  exploding: (graph, walk, add, limit) => eachGradient(graph, walk, (size) => size > limit, add),
  dead(graph, walk, add) {
    const {columns: {ops, op}, operandStarts, operandNodes, partials, value} = graph;
    const relu = ops.indexOf("relu");
    for (const id of graph.operations) {
      const edge = operandStarts[id];
      if (op[id] === relu && value[operandNodes[edge]] <= 0 && partials[edge] === 0) add(walk.evaluateClock(id), id);
    }
  },
};

/** @param {Graph} graph @param {Walk} walk @param {(size: number) => boolean} holds @param {Add} add */
function eachGradient(graph, walk, holds, add) {
  const {grad} = graph;
  for (let id = 0; id < graph.count; id++) {
    if (!graph.leads[id] || graph.isConstant(id) || !holds(Math.abs(grad[id]))) continue;
    add(completeClock(graph, walk, id), id);
  }
}

/** When a gradient stops being a finite number: it never is one again. @param {Graph} graph @param {Walk} walk @param {number} id */
function spoiledAt(graph, walk, id) {
  if (!Number.isFinite(graph.gradBefore[id])) return 0;
  const term = walk.terms(id).find(({value}) => !Number.isFinite(value));
  return term ? term.clock : completeClock(graph, walk, id); // a sum of finite terms may be too large
}

/**
 * The first stop on the way, going forward from a clock or back from it; the clock itself is none.
 * @param {Graph} graph
 * @param {Walk} walk
 * @param {readonly Breakpoint[]} breakpoints
 * @param {number} from the last clock of the present step going forward, the first one going back
 * @param {1 | -1} way
 * @returns {Hit | null}
 */
export function nextHit(graph, walk, breakpoints, from, way) {
  /** @type {Hit | null} */ let nearest = null;
  let best = way * Infinity;
  for (const breakpoint of breakpoints) {
    const hits = hitsOf(graph, walk, breakpoint);
    const at = way > 0 ? firstFrom(hits.clocks, from + 1) : firstFrom(hits.clocks, from) - 1;
    if (at < 0 || at >= hits.clocks.length) continue;
    const clock = hits.clocks[at];
    // Of several at one step that which names a trouble is told.
    if (way * (clock - best) > 0 || (clock === best && breakpoint.kind !== "condition")) continue;
    best = clock;
    nearest = {breakpoint, hits, at: firstFrom(hits.clocks, clock)};
  }
  return nearest;
}
