import {flags, integers, positions} from "./column.js";
import {Shared} from "./shared.js";

/**
 * The edges of a graph lifted into its frames, as finely as there are sources: what is seen with some groups closed is put
 * together from these, and the order of a frame's items, which must not depend on what is open, goes by these alone.
 *
 * @typedef {object} Lifted One group's own items and the edges between them.
 * @property {number} group
 * @property {Int32Array} items node ids and, as -1 - g, the groups directly inside, in the order of their first nodes
 * @property {Int32Array} sources per net the node it comes from
 * @property {Shape} shape
 *
 * @typedef {object} Shape What groups of one structure share.
 * @property {number} id
 * @property {Int32Array} sourceItem per net the item that is or holds its source; -1: it comes in through the frame's left side
 * @property {Uint8Array} exported 1: it also goes out through the frame's right side
 * @property {Int32Array} targetStarts [nets + 1]
 * @property {Int32Array} targetItem
 * @property {Int32Array} targetSlot -1 for a group
 * @property {Int32Array} all every item's position
 * @property {Int32Array} allNets
 */

/**
 * @param {import("../types.js").LayoutInput} input @param {import("../../graph/groupTree.js").GroupTree} tree
 * @param {(item: number, key: Shared<any>) => void} describe appends what else of an item tells structures apart
 * @returns {(group: number) => Lifted} each made when it is first asked for, in time linear in what the group holds
 */
export function liftingOf({count, starts, operands}, tree, describe) {
  const {of, depth, outer, inner, nodes, first, chip} = tree;
  /** @type {Map<number, Lifted>} */ const known = new Map();
  /** @type {Shared<Shape>} */ const shapes = new Shared();
  let shapeCount = 0;
  const itemOfNode = new Int32Array(count).fill(-1);
  const itemOfGroup = new Int32Array(outer.length).fill(-1);
  const netOf = new Int32Array(count).fill(-1);
  const stray = strayConstants(tree);
  /** @type {Uint8Array | null} */ let outermost = null;

  /** @returns {Uint8Array} depth of the outermost frame in which each node is used */
  const reaches = () => {
    const reach = new Uint8Array(count).fill(255);
    for (let id = 0; id < count; id++) {
      for (let k = starts[id]; k < starts[id + 1]; k++) {
        const source = operands[k];
        if (chip[source] === 1 || chip[source] === 3) continue;
        let a = of[source];
        let b = of[id];
        while (a !== b) {
          if (depth[a] > depth[b]) a = outer[a];
          else b = outer[b];
        }
        if (depth[a] < reach[source]) reach[source] = depth[a];
      }
    }
    return reach;
  };

  /** @param {number} group */
  const lift = (group) => {
    const items = itemsOf(group);
    const inside = [group];
    shapes.begin();
    shapes.push(items.length);
    for (const item of items) describe(item, shapes);
    const begun = shapes.length;
    for (let i = 0; i < items.length; i++) {
      if (items[i] >= 0) {
        itemOfNode[items[i]] = i;
        continue;
      }
      itemOfGroup[-1 - items[i]] = i;
      inside.push(-1 - items[i]);
    }
    for (let k = 1; k < inside.length; k++) {
      for (const g of inner[inside[k]]) {
        itemOfGroup[g] = itemOfGroup[inside[k]];
        inside.push(g);
      }
    }
    /** @param {number} id @returns {number} */
    const itemOf = (id) => (of[id] === group ? itemOfNode[id] : itemOfGroup[of[id]]);

    /** @type {number[]} */ const sources = [];
    for (const g of inside) {
      for (const id of nodes[g]) {
        const target = g === group ? itemOfNode[id] : itemOfGroup[g];
        for (let k = starts[id]; k < starts[id + 1]; k++) {
          const source = operands[k];
          // Most edges stay inside a group that is one item here.
          if (of[source] === g && g !== group) continue;
          if (chip[source] && (chip[source] !== 2 || of[source] === g)) continue;
          const from = group && of[source] !== group && itemOfGroup[of[source]] < 0 ? -1 : itemOf(source);
          if (from === target) continue;
          let n = netOf[source];
          if (n < 0) {
            n = netOf[source] = sources.length;
            sources.push(source);
          }
          shapes.push(n);
          shapes.push(target);
          shapes.push(g === group ? k - starts[id] : -1);
        }
      }
    }
    if (group) for (const source of onlyLeaving(inside, group)) {
      netOf[source] = sources.length;
      sources.push(source);
    }
    const ended = shapes.length;
    for (let n = 0; n < sources.length; n++) {
      const source = sources[n];
      netOf[source] = -1;
      const from = of[source] === group ? itemOfNode[source] : itemOfGroup[of[source]];
      shapes.push(2 * from + (group && from >= 0 && leaves(source, group) ? 1 : 0));
    }
    shapes.push(sources.length);
    for (let k = 1; k < inside.length; k++) itemOfGroup[inside[k]] = -1;
    const shape = shapes.get(() => shapeOf(shapeCount++, items.length, sources.length, shapes.buffer, begun, ended));
    return {group, items, sources: new Int32Array(sources), shape};
  };

  /** @param {number} source @param {number} group */
  const leaves = (source, group) => {
    outermost ??= reaches();
    return outermost[source] < depth[group];
  };

  /** @param {number[]} inside @param {number} group @returns {number[]} nodes that are used nowhere in this frame, but further out */
  const onlyLeaving = (inside, group) => {
    /** @type {number[]} */ const found = [];
    for (const g of inside) {
      for (const id of nodes[g]) if (netOf[id] < 0 && leaves(id, group)) found.push(id);
      for (const id of stray.get(g) ?? []) if (netOf[id] < 0 && leaves(id, group)) found.push(id);
    }
    return found;
  };

  /** @param {number} group @returns {Int32Array} */
  const itemsOf = (group) => {
    const own = [...nodes[group], ...(stray.get(group) ?? [])];
    if (stray.has(group)) own.sort((a, b) => a - b);
    const items = new Int32Array(own.length + inner[group].length);
    for (let i = 0, n = 0, g = 0; i < items.length; i++) {
      const within = inner[group][g];
      if (n < own.length && (within === undefined || own[n] < first[within])) items[i] = own[n++];
      else {
        items[i] = -1 - within;
        g++;
      }
    }
    return items;
  };

  return (group) => {
    const made = known.get(group) ?? lift(group);
    known.set(group, made);
    return made;
  };
}

/**
 * @param {number} id @param {number} items @param {number} nets
 * @param {Int32Array} key from begun on net, item and slot of each edge; then of each net twice its source item, and 1 more
 *   where it is exported
 * @param {number} begun @param {number} ended
 * @returns {Shape}
 */
function shapeOf(id, items, nets, key, begun, ended) {
  const edges = (ended - begun) / 3;
  const column = (/** @type {number} */ at) => integers(edges, (k) => key[begun + 3 * k + at]);
  return {
    id, sourceItem: integers(nets, (n) => key[ended + n] >> 1), exported: flags(nets, (n) => key[ended + n] & 1),
    ...byNet(nets, items, column(0), column(1), column(2)), all: positions(items), allNets: positions(nets),
  };
}

/**
 * Constants that stand as boxes of their own while their consumer's group is closed.
 * @param {import("../../graph/groupTree.js").GroupTree} tree
 * @returns {Map<number, number[]>} by group
 */
function strayConstants({chip, of, only}) {
  /** @type {Map<number, number[]>} */ const stray = new Map();
  for (let id = 0; id < chip.length; id++) {
    if (chip[id] !== 2 || of[id] === of[only[id]]) continue;
    const found = stray.get(of[id]);
    if (found) found.push(id);
    else stray.set(of[id], [id]);
  }
  return stray;
}

/**
 * Targets in the order of their nets; a group is one target of a net, however many of its nodes use it.
 * @param {number} nets @param {number} items @param {ArrayLike<number>} net @param {ArrayLike<number>} item @param {ArrayLike<number>} slot
 */
export function byNet(nets, items, net, item, slot) {
  const starts = new Int32Array(nets + 1);
  for (let k = 0; k < net.length; k++) starts[net[k] + 1]++;
  for (let n = 0; n < nets; n++) starts[n + 1] += starts[n];
  const sorted = new Int32Array(net.length);
  const next = starts.slice();
  for (let k = 0; k < net.length; k++) sorted[next[net[k]]++] = k;
  const targetItem = new Int32Array(net.length);
  const targetSlot = new Int32Array(net.length);
  const targetStarts = new Int32Array(nets + 1);
  const seen = new Int32Array(items).fill(-1);
  let count = 0;
  for (let n = 0; n < nets; n++) {
    for (let k = starts[n]; k < starts[n + 1]; k++) {
      const to = item[sorted[k]];
      const at = slot[sorted[k]];
      if (at < 0 && seen[to] === n) continue;
      if (at < 0) seen[to] = n;
      targetItem[count] = to;
      targetSlot[count++] = at;
    }
    targetStarts[n + 1] = count;
  }
  return {targetStarts, targetItem: targetItem.subarray(0, count), targetSlot: targetSlot.subarray(0, count)};
}
