/**
 * The nodes of one pass that are those of another. A pass has ids of its own: the same node is the one with the same group,
 * label, operation and place in the program. Of several equal ones the last is matched with the last, for what a pass has
 * of its own stands after what it carries over from earlier passes.
 *
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("../walk/walk.js").Walk} Walk
 */

import {same} from "./columns.js";

/**
 * @param {Graph} one
 * @param {Graph} other
 * @returns {Int32Array} for each node of `one` its partner in `other`; -1 where it has none
 */
export function partnersOf(one, other) {
  const all = Int32Array.from({length: one.count}, (_, id) => id);
  if (haveSameShape(one, other)) return all;
  const [mine, theirs] = [signatures(one), signatures(other)];
  /** @type {Map<string, number[]>} */
  const waiting = new Map();
  theirs.forEach((signature, id) => {
    if (id === other.root) return;
    const equals = waiting.get(signature);
    if (equals) equals.push(id);
    else waiting.set(signature, [id]);
  });
  const partners = new Int32Array(one.count).fill(-1);
  for (let id = one.count - 1; id >= 0; id--) {
    partners[id] = id === one.root ? other.root : waiting.get(mine[id])?.pop() ?? -1;
  }
  return partners;
}

/** Whether two passes are the same graph with other numbers. @param {Graph} one @param {Graph} other */
export function haveSameShape(one, other) {
  const [a, b] = [one.columns, other.columns];
  return one.count === other.count && one.root === other.root
    && same(a.ops, b.ops) && same(a.op, b.op) && same(one.labels, other.labels) && same(one.label, other.label)
    && same(a.paths, b.paths) && same(a.group, b.group) && same(a.starts, b.starts) && same(a.operands, b.operands)
    && one.document.nodes.span.every((span, id) => same(span ?? [], other.document.nodes.span[id] ?? []));
}

/** @param {Graph} graph @returns {string[]} what tells a node from others, in every pass */
function signatures({document: {nodes: {op, label, group, span}}}) {
  return op.map((name, id) => [group[id], label[id], name, span[id]].join("\n"));
}

/**
 * The same place in the walk of another pass: there, the step of the same node in the same phase; of a node that is not
 * there, that of the nearest one before it.
 * @param {{walk: Walk, step: number, byEdge: boolean}} at
 * @param {Walk} other
 * @param {Int32Array} partners from the walk's nodes to those of the other
 * @returns {number}
 */
export function samePlace({walk, step, byEdge}, other, partners) {
  const last = walk.total(byEdge);
  if (step >= last) return other.total(byEdge);
  for (let at = step; at > 0; at--) {
    const {kind, node} = walk.frame(at, byEdge);
    if (kind === "seed") return other.forward + 1;
    const partner = node === null ? -1 : partners[node];
    if (partner < 0) continue;
    const there = kind === "evaluate" ? other.evaluateStep(partner) : kind === "hand" ? other.handStep(partner, byEdge) : null;
    if (!there) continue;
    const within = kind === "hand" && byEdge ? at - /** @type {number} */ (walk.handStep(/** @type {number} */ (node), true)) : 0;
    return Math.min(there + within, other.total(byEdge));
  }
  return 0;
}
