/**
 * Which row of the tree stands where for a set of open groups: arithmetic on columns, without a list of rows. A new set costs
 * time proportional to the number of groups; a row is found in O(depth · log of what a group holds).
 *
 * @typedef {import("./order.js").Order} Order
 *
 * @typedef {object} Row
 * @property {"group" | "node" | "chip"} kind
 * @property {string} key `g:sample 3/layer 1`, `n12`, or of a chip `c5:12:0` (node, consumer, slot)
 * @property {number} index from 0
 * @property {number} group index of the group that it is, or stands in
 * @property {number} node of a group the last node inside, whose value it shows
 * @property {number} consumer of a chip; else -1
 * @property {number} level from 1
 * @property {number} position among its siblings, from 1
 * @property {number} size how many siblings there are, with itself
 * @property {boolean} isOpen
 *
 * @typedef {object} Rows
 * @property {Order} order
 * @property {number} count
 * @property {(index: number) => Row} at throws RangeError where there is none
 * @property {(key: string) => number} indexOf -1 where no row has this key: it is hidden, or of another graph
 * @property {(id: number) => number} placeOf the row at which a node is to be found: its own, that of its chip, else of the
 *   outermost closed group around it; -1 for what is not drawn
 * @property {(row: Row) => number} parentOf index of the row around; -1 at the top
 */

import {chipSlots, countUpTo, isChip} from "./order.js";

/**
 * @param {Order} order
 * @param {readonly string[]} open paths of the open groups
 * @returns {Rows}
 */
export function rowsOf(order, open) {
  const {graph, starts, nodes, rank, rowStarts, before} = order;
  const tree = graph.groups;
  const {outer, inner, of, chip, first} = tree;
  const isOpen = new Uint8Array(outer.length);
  isOpen[0] = 1;
  for (const path of open) isOpen[tree.index.get(path) ?? 0] = 1;

  /** rows inside each group */
  const height = new Int32Array(outer.length);
  for (let g = outer.length - 1; g >= 0; g--) {
    height[g] = isOpen[g] ? height[g] + rowStarts[starts[g + 1]] - rowStarts[starts[g]] : 0;
    if (g > 0) height[outer[g]] += 1 + height[g];
  }
  /** rows that stand before each group in the one around it */
  const offset = new Int32Array(outer.length);
  for (let g = 0; g < outer.length; g++) {
    if (!isOpen[g]) continue;
    let groups = 0;
    for (const each of inner[g]) {
      offset[each] = rowStarts[before[each]] - rowStarts[starts[g]] + groups;
      groups += 1 + height[each];
    }
  }

  /** How many of the groups in g stand there already at a row, or before a node. @param {number} g @param {Int32Array} column @param {number} limit */
  function groupsUpTo(g, column, limit) {
    let [low, high] = [0, inner[g].length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (column[inner[g][middle]] <= limit) low = middle + 1; else high = middle;
    }
    return low;
  }

  /** Index of the first row in an open group; -1 where a group around it is closed. @param {number} g */
  function contentsAt(g) {
    let at = 0;
    for (let each = g; each > 0; each = outer[each]) {
      if (!isOpen[each]) return -1;
      at += offset[each] + 1;
    }
    return at;
  }

  /** @param {number} g a group */
  function indexOfGroup(g) {
    const at = contentsAt(outer[g]);
    return at < 0 ? -1 : at + offset[g];
  }

  /** @param {number} id */
  function indexOfNode(id) {
    if (!(rank[id] >= 0)) return -1;
    const g = of[id];
    const at = contentsAt(g);
    if (at < 0) return -1;
    const groups = groupsUpTo(g, first, id);
    const last = inner[g][groups - 1];
    return at + rowStarts[rank[id]] - (groups ? rowStarts[before[last]] - offset[last] - 1 - height[last] : rowStarts[starts[g]]);
  }

  /** @param {number} id @param {number} consumer @param {number} slot */
  function indexOfChip(id, consumer, slot) {
    const at = indexOfNode(consumer);
    const place = at < 0 || graph.operandNodes[graph.operandStarts[consumer] + slot] !== id ? -1 : chipSlots(graph, consumer).indexOf(slot);
    return place < 0 ? -1 : at + 1 + place;
  }

  /** The outermost closed group around a node. @param {number} id */
  function closedAround(id) {
    let found = -1;
    for (let g = of[id]; g > 0; g = outer[g]) if (!isOpen[g]) found = g;
    return found < 0 ? -1 : indexOfGroup(found);
  }

  /** @param {number} id */
  function placeOf(id) {
    if (!isChip(chip[id])) return rank[id] < 0 ? -1 : Math.max(indexOfNode(id), closedAround(id));
    for (let k = graph.consumerStarts[id]; k < graph.consumerStarts[id + 1]; k++) {
      const at = indexOfChip(id, graph.consumerNodes[k], graph.consumerSlots[k]);
      if (at >= 0) return at;
    }
    return closedAround(graph.consumerNodes[graph.consumerStarts[id]]);
  }

  /** @param {number} index @returns {Row} */
  function at(index) {
    if (!(index >= 0 && index < height[0])) throw new RangeError(`row ${index} is not in 0…${height[0] - 1}`);
    let [g, rest, level] = [0, index, 1];
    for (;;) {
      const groups = groupsUpTo(g, offset, rest);
      const last = inner[g][groups - 1];
      const past = groups ? rest - offset[last] : -1;
      const size = starts[g + 1] - starts[g] + inner[g].length;
      if (past === 0) {
        return {kind: "group", key: `g:${tree.paths[last]}`, index, group: last, node: tree.last[last], consumer: -1, level,
          position: before[last] - starts[g] + groups, size, isOpen: isOpen[last] === 1};
      }
      if (groups && past <= height[last]) {
        [g, rest] = [last, past - 1];
        level++;
        continue;
      }
      const row = groups ? rowStarts[before[last]] + past - 1 - height[last] : rowStarts[starts[g]] + rest;
      const place = countUpTo(rowStarts, row, starts[g], starts[g + 1]) - 1;
      return nodeRow(index, g, nodes[place], row - rowStarts[place], level, place - starts[g] + groups + 1, size);
    }
  }

  /** @param {number} index @param {number} group @param {number} node @param {number} nth 0 for the node itself, else the number of its chip @param {number} level @param {number} position @param {number} size @returns {Row} */
  function nodeRow(index, group, node, nth, level, position, size) {
    if (nth === 0) return {kind: "node", key: `n${node}`, index, group, node, consumer: -1, level, position, size, isOpen: false};
    const slots = chipSlots(graph, node);
    const slot = slots[nth - 1];
    const id = graph.operandNodes[graph.operandStarts[node] + slot];
    return {kind: "chip", key: `c${id}:${node}:${slot}`, index, group, node: id, consumer: node, level: level + 1, position: nth, size: slots.length, isOpen: false};
  }

  return {
    order, count: height[0], at, placeOf,
    indexOf(key) {
      const numbers = key.slice(1).split(":").map(Number);
      if (key.startsWith("n")) return indexOfNode(numbers[0]);
      if (key.startsWith("c")) return indexOfChip(numbers[0], numbers[1], numbers[2]);
      const g = tree.index.get(key.slice(2)) ?? 0;
      return g > 0 ? indexOfGroup(g) : -1;
    },
    parentOf({kind, group, consumer}) {
      if (kind === "chip") return indexOfNode(consumer);
      const around = kind === "group" ? outer[group] : group;
      return around > 0 ? indexOfGroup(around) : -1;
    },
  };
}
