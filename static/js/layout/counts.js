/**
 * What is written on bundles: "4 × 4" for four values that go to four parts. Bundles which come together before one closed
 * group share one text, on the middle one.
 * @param {import("../graph/groupTree.js").GroupTree} tree @param {import("./visible.js").Visible} visible
 * @returns {Map<number, string>} texts by link; none for one value that goes to one part
 */
export function countsOf(tree, {boxes, links}) {
  /** @type {Map<number, number[]>} */ const into = new Map();
  links.forEach((link, l) => {
    if (link.bundle && boxes[link.to].node < 0) into.set(link.to, [...(into.get(link.to) ?? []), l]);
  });
  /** @type {Map<number, string>} */ const counts = new Map();
  for (const [to, bundle] of into) {
    const sources = new Set();
    const parts = new Set();
    for (const l of bundle) {
      for (const [from, consumer] of links[l].edges) {
        sources.add(from);
        parts.add(partOf(tree, boxes[to].group, consumer));
      }
    }
    if (tree.inner[boxes[to].group].length && sources.size * parts.size > 1) {
      counts.set(bundle[bundle.length >> 1], `${sources.size} × ${parts.size}`);
    }
  }
  return counts;
}

/**
 * @param {import("../graph/groupTree.js").GroupTree} tree @param {number} group @param {number} node inside it
 * @returns {number} which group directly inside it holds the node; itself where none does
 */
function partOf(tree, group, node) {
  let g = tree.of[node];
  while (g !== group && tree.outer[g] !== group) g = tree.outer[g];
  return g;
}
