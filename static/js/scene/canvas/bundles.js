/** Which lines of a picture stand for several edges: those between a thing and a closed group. Pure. */

/**
 * @typedef {import("../../layout/types.js").LargePicture} LargePicture
 * @typedef {Pick<import("./moments.js").Walked, "starts" | "operands" | "of" | "outer">} Edges
 * @typedef {(f: number, template: import("../../layout/types.js").Template, p: number) => boolean} IsBundle
 */

/** @type {WeakMap<LargePicture, IsBundle>} */
const known = new WeakMap();

/**
 * Made once a picture, when the first line to a closed group is drawn, in time that grows with the edges of the graph.
 * @param {LargePicture} picture @param {Edges} edges
 * @returns {IsBundle}
 */
export function bundlesOf(picture, edges) {
  let found = known.get(picture);
  if (!found) {
    /** @type {Map<number, Set<number>> | null} */ let bundles = null;
    found = (f, {pieceItem, pieceNet, itemKind}, p) => {
      const item = pieceItem[p];
      if (item < 0 || itemKind[item] !== 1) return false;
      bundles ??= bundled(picture, edges);
      return Boolean(bundles.get(picture.itemRef[picture.itemStarts[f] + item])?.has(picture.netRef[picture.netStarts[f] + pieceNet[p]]));
    };
    known.set(picture, found);
  }
  return found;
}

/**
 * @param {LargePicture} picture @param {Edges} edges
 * @returns {Map<number, Set<number>>} of each closed group, what more than one edge comes from: a node id, or -1 - g for a closed group g
 */
function bundled({templates, frameTemplate, itemStarts, itemRef}, {starts, operands, of, outer}) {
  const hidden = new Int32Array(outer.length).fill(-1); // the closed group that hides each
  for (let f = 0; f < frameTemplate.length; f++) {
    const {itemKind} = templates[frameTemplate[f]];
    for (let i = 0; i < itemKind.length; i++) if (itemKind[i] === 1) hidden[itemRef[itemStarts[f] + i]] = itemRef[itemStarts[f] + i];
  }
  for (let g = 1; g < outer.length; g++) if (hidden[g] < 0) hidden[g] = hidden[outer[g]];
  const within = insideOf(of, hidden);
  /** @type {Map<number, Set<number>>} */ const more = new Map();
  /** the closed group whose edges have come from each node last, and from each closed group */
  const [ofNode, ofGroup] = [new Int32Array(of.length).fill(-1), new Int32Array(outer.length).fill(-1)];
  for (let group = 1; group < outer.length; group++) {
    if (hidden[group] !== group) continue;
    const found = new Set();
    for (let i = within.starts[group]; i < within.starts[group + 1]; i++) {
      const id = within.nodes[i];
      for (let at = starts[id]; at < starts[id + 1]; at++) {
        const operand = operands[at];
        const from = hidden[of[operand]];
        if (from === group) continue;
        const [seen, key] = from < 0 ? [ofNode, operand] : [ofGroup, from];
        if (seen[key] === group) found.add(from < 0 ? operand : -1 - from);
        else seen[key] = group;
      }
    }
    if (found.size) more.set(group, found);
  }
  return more;
}

/** The nodes inside each closed group, at any depth. @param {Int32Array} of @param {Int32Array} hidden */
function insideOf(of, hidden) {
  const starts = new Int32Array(hidden.length + 1);
  for (let id = 0; id < of.length; id++) if (hidden[of[id]] >= 0) starts[hidden[of[id]] + 1]++;
  for (let g = 0; g < hidden.length; g++) starts[g + 1] += starts[g];
  const nodes = new Int32Array(starts[hidden.length]);
  const next = starts.slice();
  for (let id = 0; id < of.length; id++) if (hidden[of[id]] >= 0) nodes[next[hidden[of[id]]]++] = id;
  return {starts, nodes};
}
