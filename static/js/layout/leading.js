/**
 * What leads to the node that the picture is about.
 * @param {{count: number, root: number, starts: Int32Array, operands: Int32Array}} input
 * @param {Pick<import("../graph/groupTree.js").GroupTree, "paths" | "of" | "outer">} tree
 * @returns {{leads: Uint8Array, leadsGroup: Uint8Array}} nodes with a path to the root, and groups that hold one
 */
export function leading({count, starts, operands, root}, tree) {
  const leads = new Uint8Array(count);
  const leadsGroup = new Uint8Array(tree.paths.length);
  leads[root] = 1;
  for (let id = root; id >= 0; id--) {
    if (!leads[id]) continue;
    for (let k = starts[id]; k < starts[id + 1]; k++) leads[operands[k]] = 1;
    for (let g = tree.of[id]; g >= 0 && !leadsGroup[g]; g = tree.outer[g]) leadsGroup[g] = 1;
  }
  return {leads, leadsGroup};
}
