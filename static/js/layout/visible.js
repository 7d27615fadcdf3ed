import {kindOf} from "./grouping.js";

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
 * @param {import("./grouping.js").Grouping} tree @param {Uint8Array} open @param {number[][]} operands
 * @returns {Visible}
 */
export function visibleOf(tree, open, operands) {
  /** @type {Seen[]} */ const boxes = [];
  const boxOf = new Int32Array(operands.length).fill(-1);
  const closedBox = new Map();
  // The outermost closed group around each group, 0 where all around it are open.
  const closed = new Int32Array(open.length);
  for (let g = 1; g < open.length; g++) closed[g] = closed[tree.outer[g]] || (open[g] ? 0 : g);

  for (let id = 0; id < operands.length; id++) {
    if (tree.chip[id] === 1 || tree.chip[id] === 3) continue;
    const group = tree.groupOf[id];
    const shut = closed[group];
    if (shut) {
      if (!closedBox.has(shut)) {
        closedBox.set(shut, boxes.length);
        boxes.push({key: `g:${tree.path[shut]}`, node: -1, group: shut, frame: tree.outer[shut], attached: []});
      }
      boxOf[id] = closedBox.get(shut);
    } else if (tree.chip[id] !== 2 || closed[tree.groupOf[tree.only[id]]]) {
      boxOf[id] = boxes.length;
      boxes.push({key: `n${id}`, node: id, group, frame: group, attached: []});
    }
  }

  /** @type {Link[]} */ const links = [];
  /** @type {Map<string, Link>} */ const bundles = new Map();
  operands.forEach((row, id) => row.forEach((operand, slot) => {
    const to = boxOf[id];
    const from = boxOf[operand];
    if (tree.chip[operand] === 1 || from < 0) {
      if (to >= 0) boxes[to].attached.push({id: operand, consumer: id, slot});
      return;
    }
    if (from === to || to < 0) return;
    if (boxes[from].node >= 0 && boxes[to].node >= 0) {
      links.push({from, to, slot, bundle: false, edges: [[operand, id, slot]]});
      return;
    }
    const key = `${from} ${to}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.edges.push([operand, id, slot]);
    else {
      const link = {from, to, slot: 0, bundle: true, edges: /** @type {[number, number, number][]} */ ([[operand, id, slot]])};
      bundles.set(key, link);
      links.push(link);
    }
  }));
  return {boxes, boxOf, links};
}

/** @param {import("./grouping.js").Grouping} tree @param {number} g @returns {import("./types.js").Stats} */
export function statsOf(tree, g) {
  const inner = tree.inner[g];
  return {children: inner.length, childName: inner.length ? kindOf(tree.path[inner[0]]) : "", nodes: tree.size[g]};
}
