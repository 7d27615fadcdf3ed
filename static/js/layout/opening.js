/** Which groups are open at first: all of a small graph, else level by level from the outside as long as few boxes are in view. */

/** A graph of so many boxes and chips is open from the first. */
const SMALL = 40;
/** Of a larger one, a level of groups opens while so many are in view. */
const FEW = 16;

/**
 * @param {import("../graph/groupTree.js").GroupTree} tree
 * @param {import("./types.js").LayoutInput} input
 * @param {string[] | null} wanted paths; null: what a first look takes in
 * @returns {{open: Uint8Array, paths: string[]}} open[g] is 1 where group g and all around it are open
 */
export function openGroups(tree, input, wanted) {
  const open = new Uint8Array(tree.paths.length);
  open[0] = 1;
  if (wanted) {
    const asked = new Set(wanted);
    for (let g = 1; g < open.length; g++) if (asked.has(tree.paths[g]) && open[tree.outer[g]]) open[g] = 1;
  } else {
    let inView = sizeOpened(tree, input, 0);
    let all = inView;
    for (let g = 1; g < open.length && all <= SMALL; g++) all += sizeOpened(tree, input, g) - 1;
    const most = all > SMALL ? FEW : SMALL;
    for (let level = [...tree.inner[0]]; level.length; level = level.flatMap((g) => tree.inner[g])) {
      for (let i = 0; i < level.length && inView <= most; i++) inView += sizeOpened(tree, input, level[i]) - 1;
      if (inView > most) break;
      for (const g of level) open[g] = 1;
    }
  }
  return {open, paths: tree.paths.filter((_, g) => g > 0 && open[g] === 1)};
}

/**
 * @param {import("../graph/groupTree.js").GroupTree} tree @param {import("./types.js").LayoutInput} input @param {number} g
 * @returns {number} boxes and chips that come into view when the group is opened
 */
function sizeOpened(tree, {starts, operands}, g) {
  let size = tree.inner[g].length + tree.nodes[g].length;
  for (const id of tree.nodes[g]) for (let k = starts[id]; k < starts[id + 1]; k++) if (tree.chip[operands[k]]) size++;
  return size;
}
