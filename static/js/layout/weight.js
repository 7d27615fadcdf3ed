/** How much there is to see of a graph, and so which of the two ways it is drawn. */

import {closedSize} from "./sizes.js";

/** Up to so much a picture is made of objects and drawn as SVG: each part of it can be reached and read by itself. */
export const LARGEST_VECTOR = 300;

/**
 * Boxes in view; a closed group counts with its lines, each of which shows a number as a node does.
 * @param {import("../graph/groupTree.js").GroupTree} tree
 * @param {Uint8Array} open
 * @returns {number}
 */
export function weightOf(tree, open) {
  let weight = 0;
  for (let g = 0; g < open.length; g++) {
    if (!open[g]) continue;
    weight += tree.nodes[g].length;
    for (const inner of tree.inner[g]) if (!open[inner]) weight += 1 + closedSize(tree.inner[inner].length, false).rows;
  }
  return weight;
}
