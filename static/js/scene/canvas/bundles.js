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
  /** @type {Map<number, Set<number>>} */ const once = new Map();
  /** @type {Map<number, Set<number>>} */ const more = new Map();
  for (let id = 0; id < of.length; id++) {
    const group = hidden[of[id]];
    if (group < 0) continue;
    for (let at = starts[id]; at < starts[id + 1]; at++) {
      const from = hidden[of[operands[at]]] < 0 ? operands[at] : -1 - hidden[of[operands[at]]];
      if (from === -1 - group) continue;
      const seen = once.get(group) ?? new Set();
      if (seen.has(from)) more.set(group, (more.get(group) ?? new Set()).add(from));
      once.set(group, seen.add(from));
    }
  }
  return more;
}
