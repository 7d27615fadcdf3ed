import {kindOf} from "../graph/groupTree.js";

/**
 * What is seen of a graph while some groups are open: boxes, and links between them.
 *
 * @typedef {{id: number, consumer: number, slot: number}} Attached a parameter or constant at its consumer
 *
 * @typedef {object} Seen
 * @property {string} key
 * @property {number} node -1 for a closed group
 * @property {number} group the closed group itself, or the open group in which the node stands
 * @property {number} frame the open group in which the box stands
 * @property {Attached[]} attached
 *
 * @typedef {object} Link
 * @property {number} from box
 * @property {number} to box
 * @property {number} slot
 * @property {boolean} bundle
 * @property {[number, number, number][]} edges
 *
 * @typedef {{boxes: Seen[], boxOf: Int32Array, links: Link[]}} Visible boxOf a node is -1 where it is only a chip
 */

/**
 * @param {import("../graph/groupTree.js").GroupTree} tree @param {Uint8Array} open @param {import("./types.js").LayoutInput} input
 * @returns {Visible}
 */
export function visibleOf(tree, open, {count, starts, operands}) {
  /** @type {Seen[]} */ const boxes = [];
  const boxOf = new Int32Array(count).fill(-1);
  const closedBox = new Map();
  // The outermost closed group around each group, 0 where all around it are open.
  const closed = new Int32Array(open.length);
  for (let g = 1; g < open.length; g++) closed[g] = closed[tree.outer[g]] || (open[g] ? 0 : g);

  for (let id = 0; id < count; id++) {
    if (tree.chip[id] === 1 || tree.chip[id] === 3) continue;
    const group = tree.of[id];
    const shut = closed[group];
    if (shut) {
      if (!closedBox.has(shut)) {
        closedBox.set(shut, boxes.length);
        boxes.push({key: `g:${tree.paths[shut]}`, node: -1, group: shut, frame: tree.outer[shut], attached: []});
      }
      boxOf[id] = closedBox.get(shut);
    } else if (tree.chip[id] !== 2 || closed[tree.of[tree.only[id]]]) {
      boxOf[id] = boxes.length;
      boxes.push({key: `n${id}`, node: id, group, frame: group, attached: []});
    }
  }

  /** @type {Link[]} */ const links = [];
  /** @type {Map<number, Link>} */ const bundles = new Map();
  for (let id = 0; id < count; id++) {
    const to = boxOf[id];
    for (let k = starts[id]; k < starts[id + 1]; k++) {
      const [operand, slot] = [operands[k], k - starts[id]];
      const from = boxOf[operand];
      if (tree.chip[operand] === 1 || from < 0) {
        // A closed group with groups inside shows no chips.
        if (to >= 0 && (boxes[to].node >= 0 || !tree.inner[boxes[to].group].length)) boxes[to].attached.push({id: operand, consumer: id, slot});
        continue;
      }
      if (from === to || to < 0) continue;
      if (boxes[from].node >= 0 && boxes[to].node >= 0) {
        links.push({from, to, slot, bundle: false, edges: [[operand, id, slot]]});
        continue;
      }
      const key = from * boxes.length + to;
      const bundle = bundles.get(key);
      if (bundle) bundle.edges.push([operand, id, slot]);
      else {
        const link = {from, to, slot: 0, bundle: true, edges: /** @type {[number, number, number][]} */ ([[operand, id, slot]])};
        bundles.set(key, link);
        links.push(link);
      }
    }
  }
  return {boxes, boxOf, links};
}

/** @param {import("../graph/groupTree.js").GroupTree} tree @param {number} g @returns {import("./types.js").Stats} */
export function statsOf(tree, g) {
  const inner = tree.inner[g];
  return {children: inner.length, childName: inner.length ? kindOf(tree.paths[inner[0]]) : "", nodes: tree.size[g]};
}
