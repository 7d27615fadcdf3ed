import {positions} from "./column.js";

/**
 * Levels with the least sum of edge lengths, by network simplex (Gansner, Koutsofios, North, Vo 1993): a spanning tree of
 * edges one level long; a subtree that more edges pull one way than the other moves until another edge is that short.
 */

/** So often edges are looked at: per edge of the graph, and at all. */
const VISITS = 1_200;
const MOST = 3_000_000;
/** Of so many subtrees that could move the one pulled most moves first. */
const SEARCH = 30;

/**
 * @param {number} count @param {ArrayLike<number>} from @param {ArrayLike<number>} to
 * @param {Int32Array} level of each vertex, every edge at least one level long; changed in place
 * @returns {Int32Array} the levels, from 0; not the best ones where that would take too long
 */
export function tightened(count, from, to, level) {
  const edges = from.length;
  if (!edges) return level;
  const near = incidence(count, from, to);
  const {tree, visits} = tightTree(count, from, to, near, level);
  const {parent, via, child, next, pull} = rooted(count, from, to, near, tree);
  const inside = new Uint8Array(count);
  const stack = new Int32Array(count);
  let left = Math.min(VISITS * edges, MOST) - visits;

  const cutOf = (/** @type {number} */ v) => (via[v] < 0 ? 0 : from[via[v]] === v ? pull[v] : -pull[v]);
  let at = 0;
  /** @returns {number} a vertex whose subtree is to move; -1 for none */
  const leaving = () => {
    let best = -1;
    let least = 0;
    for (let step = 0, found = 0; step < count && found < SEARCH; step++) {
      at = at + 1 === count ? 0 : at + 1;
      const cut = cutOf(at);
      if (cut >= 0) continue;
      found++;
      if (cut < least) {
        least = cut;
        best = at;
      }
    }
    return best;
  };
  const detach = (/** @type {number} */ v) => {
    const p = parent[v];
    if (child[p] === v) child[p] = next[v];
    else {
      let sibling = child[p];
      while (next[sibling] !== v) sibling = next[sibling];
      next[sibling] = next[v];
    }
  };
  const attach = (/** @type {number} */ v, /** @type {number} */ p, /** @type {number} */ edge) => {
    parent[v] = p;
    via[v] = edge;
    next[v] = child[p];
    child[p] = v;
  };

  for (let v = leaving(); v >= 0 && left > 0; v = leaving()) {
    const isTail = from[via[v]] === v;
    // The subtree, and the shortest edge into it (where it moves back) or out of it.
    let size = 0;
    stack[size++] = v;
    inside[v] = 1;
    for (let k = 0; k < size; k++) {
      for (let c = child[stack[k]]; c >= 0; c = next[c]) {
        inside[c] = 1;
        stack[size++] = c;
      }
    }
    let entering = -1;
    let slack = Infinity;
    for (let k = 0; k < size; k++) {
      const u = stack[k];
      for (let i = near.starts[u]; i < near.starts[u + 1]; i++) {
        const e = near.edges[i];
        const out = from[e] === u;
        if (out === isTail || inside[out ? to[e] : from[e]]) continue;
        const spare = level[to[e]] - level[from[e]] - 1;
        if (spare < slack) {
          slack = spare;
          entering = e;
        }
      }
      left -= near.starts[u + 1] - near.starts[u];
    }
    for (let k = 0; k < size; k++) {
      inside[stack[k]] = 0;
      if (entering >= 0) level[stack[k]] += isTail ? -slack : slack;
    }
    if (entering < 0) break;
    const within = isTail ? to[entering] : from[entering];
    const beyond = isTail ? from[entering] : to[entering];
    const whole = pull[v];
    for (let p = parent[v]; p >= 0; p = parent[p]) pull[p] -= whole;
    detach(v);
    // Hung up at the other vertex: what was above it now hangs below.
    let u = within;
    let above = beyond;
    let edge = entering;
    let sum = 0;
    for (;;) {
      const up = parent[u];
      const upEdge = via[u];
      const own = pull[u];
      if (u !== v) detach(u);
      attach(u, above, edge);
      pull[u] = whole - sum;
      if (u === v) break;
      above = u;
      edge = upEdge;
      sum = own;
      u = up;
    }
    for (let p = beyond; p >= 0; p = parent[p]) pull[p] += whole;
  }
  let least = Infinity;
  for (let v = 0; v < count; v++) least = Math.min(least, level[v]);
  for (let v = 0; v < count; v++) level[v] -= least;
  return level;
}

/** @param {number} count @param {ArrayLike<number>} from @param {ArrayLike<number>} to */
function incidence(count, from, to) {
  const starts = new Int32Array(count + 1);
  for (let e = 0; e < from.length; e++) {
    starts[from[e] + 1]++;
    starts[to[e] + 1]++;
  }
  for (let v = 0; v < count; v++) starts[v + 1] += starts[v];
  const edges = new Int32Array(2 * from.length);
  const next = starts.slice();
  for (let e = 0; e < from.length; e++) {
    edges[next[from[e]]++] = e;
    edges[next[to[e]]++] = e;
  }
  return {starts, edges};
}

/**
 * Vertices joined by edges one level long hang together; small such parts are moved until a further edge is that short.
 * @param {number} count @param {ArrayLike<number>} from @param {ArrayLike<number>} to
 * @param {{starts: Int32Array, edges: Int32Array}} near @param {Int32Array} level
 * @returns {{tree: Uint8Array, visits: number}} per edge 1 where it is part of the tree
 */
function tightTree(count, from, to, near, level) {
  const tree = new Uint8Array(from.length);
  const part = positions(count);
  /** Members of each part as a ring. */
  const ring = part.slice();
  const size = new Int32Array(count).fill(1);
  const find = (/** @type {number} */ v) => {
    while (part[v] !== v) v = part[v] = part[part[v]];
    return v;
  };
  const merge = (/** @type {number} */ e) => {
    let a = find(from[e]);
    let b = find(to[e]);
    if (a === b) return;
    if (size[a] < size[b]) {
      const smaller = a;
      a = b;
      b = smaller;
    }
    part[b] = a;
    size[a] += size[b];
    const after = ring[a];
    ring[a] = ring[b];
    ring[b] = after;
    tree[e] = 1;
  };
  for (let e = 0; e < from.length; e++) if (level[to[e]] - level[from[e]] === 1) merge(e);
  let visits = 0;
  // Each round moves every part to another one, so that there are half as many.
  for (let merged = true; merged;) {
    merged = false;
    for (let root = 0; root < count; root++) {
      if (part[root] !== root || 2 * size[root] > count) continue;
      let [best, slack, pull] = [-1, Infinity, 0];
      let v = root;
      do {
        for (let i = near.starts[v]; i < near.starts[v + 1]; i++) {
          const e = near.edges[i];
          visits++;
          if (find(from[e] === v ? to[e] : from[e]) === root) continue;
          const spare = level[to[e]] - level[from[e]] - 1;
          if (spare >= slack) continue;
          best = e;
          slack = spare;
          pull = from[e] === v ? 1 : -1;
        }
        v = ring[v];
      } while (v !== root);
      if (best < 0) continue;
      do {
        level[v] += pull * slack;
        v = ring[v];
      } while (v !== root);
      merge(best);
      merged = true;
    }
  }
  return {tree, visits};
}

/**
 * @param {number} count @param {ArrayLike<number>} from @param {ArrayLike<number>} to
 * @param {{starts: Int32Array, edges: Int32Array}} near @param {Uint8Array} tree
 * @returns {{parent: Int32Array, via: Int32Array, child: Int32Array, next: Int32Array, pull: Int32Array}} the tree hung up at a
 *   vertex of each part: parent and the edge to it, first child and next sibling; edges that leave each subtree, less those
 *   that enter it
 */
function rooted(count, from, to, near, tree) {
  const parent = new Int32Array(count).fill(-1);
  const via = new Int32Array(count).fill(-1);
  const child = new Int32Array(count).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const pull = new Int32Array(count);
  for (let e = 0; e < from.length; e++) {
    pull[from[e]]++;
    pull[to[e]]--;
  }
  const seen = new Uint8Array(count);
  const order = new Int32Array(count);
  let size = 0;
  for (let root = 0; root < count; root++) {
    if (seen[root]) continue;
    seen[root] = 1;
    order[size] = root;
    for (let k = size++; k < size; k++) {
      const v = order[k];
      for (let i = near.starts[v]; i < near.starts[v + 1]; i++) {
        const e = near.edges[i];
        if (!tree[e]) continue;
        const u = from[e] === v ? to[e] : from[e];
        if (seen[u]) continue;
        seen[u] = 1;
        parent[u] = v;
        via[u] = e;
        next[u] = child[v];
        child[v] = u;
        order[size++] = u;
      }
    }
  }
  for (let k = size - 1; k >= 0; k--) if (parent[order[k]] >= 0) pull[parent[order[k]]] += pull[order[k]];
  return {parent, via, child, next, pull};
}
