/** Which groups are open at first: from the outside in, every one that still fits. */

export const NODES_IN_VIEW = 300;

/**
 * @param {import("./grouping.js").Grouping} tree
 * @param {number[][]} operands
 * @param {string[] | null} wanted paths; null: as many groups as fit
 * @returns {{open: Uint8Array, paths: string[]}} open[g] is 1 where group g and all around it are open
 */
export function openGroups(tree, operands, wanted) {
  const open = new Uint8Array(tree.path.length);
  open[0] = 1;
  if (wanted) {
    const asked = new Set(wanted);
    for (let g = 1; g < open.length; g++) if (asked.has(tree.path[g]) && open[tree.outer[g]]) open[g] = 1;
  } else {
    let inView = sizeOpened(tree, operands, 0);
    const queue = [...tree.inner[0]];
    for (let head = 0; head < queue.length; head++) {
      const g = queue[head];
      const more = sizeOpened(tree, operands, g) - 1;
      if (inView + more > NODES_IN_VIEW) continue;
      inView += more;
      open[g] = 1;
      queue.push(...tree.inner[g]);
    }
  }
  return {open, paths: tree.path.filter((_, g) => g > 0 && open[g] === 1)};
}

/**
 * @param {import("./grouping.js").Grouping} tree @param {number[][]} operands @param {number} g
 * @returns {number} boxes and chips that come into view when the group is opened
 */
function sizeOpened(tree, operands, g) {
  let size = tree.inner[g].length + tree.nodes[g].length;
  for (const id of tree.nodes[g]) for (const operand of operands[id]) if (tree.chip[operand]) size++;
  return size;
}
