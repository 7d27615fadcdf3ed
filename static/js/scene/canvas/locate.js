/** Where the things of a large picture stand: nodes, groups and chips by what they are, and an edge as the pieces it is drawn in. Pure. */

import {firstFrom} from "../../walk/insideGroup.js";
import {indexOf} from "./templateIndex.js";

/**
 * @typedef {import("../../layout/types.js").LargePicture} LargePicture
 * @typedef {import("../../graph/graph.js").Graph} Graph
 *
 * @typedef {object} Spot A thing where it is drawn, its corner in the picture.
 * @property {"node" | "closed" | "open" | "chip"} kind
 * @property {string} key as in a small picture
 * @property {number} id a node; of a group, the last node inside
 * @property {number} group index of the group it is, or stands in
 * @property {number} frame in which it stands; of an open group its own
 * @property {number} item in its template; of a chip the one it belongs to
 * @property {number} chip -1: none
 * @property {number} x @property {number} y @property {number} w @property {number} h
 *
 * @typedef {{frame: number, piece: number}} Part one piece of an edge
 *
 * @typedef {object} Places
 * @property {(id: number) => Spot | undefined} own a node as itself
 * @property {(id: number) => Spot | undefined} find a node as itself, as a chip, or the group that hides it
 * @property {(group: number) => Spot | undefined} group open or closed
 * @property {(key: string) => Spot | undefined} placeOf
 * @property {(frame: number, item: number) => Spot} item
 * @property {(frame: number, chip: number) => Spot} chip
 * @property {(from: Spot, to: Spot, slot: number) => Part[]} partsOf from the operand to the consumer; none where it is not drawn
 * @property {(consumer: Spot, id: number, slot: number) => Spot | undefined} chipAt the chip of an operand at its consumer
 */

const KINDS = /** @type {const} */ (["node", "closed", "open"]);

/** @param {LargePicture} picture @param {Graph} graph @returns {Places} */
export function locate(picture, graph) {
  const {templates, frameGroup, frameOuter, frameTemplate, frameX, frameY, itemStarts, itemRef, netStarts, netRef, chipStarts, chipRef} = picture;
  const tree = graph.groups;
  const frames = frameGroup.length;
  const nodeAt = new Int32Array(graph.count).fill(-1);
  const nodeFrame = new Int32Array(graph.count);
  const chipOf = new Int32Array(graph.count).fill(-1);
  const groupAt = new Int32Array(tree.paths.length).fill(-1);
  const groupFrame = new Int32Array(tree.paths.length).fill(-1);
  /** Item of each frame in the one around it. */
  const frameItem = new Int32Array(frames);
  for (let f = 0; f < frames; f++) {
    const {itemKind} = templates[frameTemplate[f]];
    groupFrame[frameGroup[f]] = f;
    for (let i = 0, at = itemStarts[f]; i < itemKind.length; i++, at++) {
      const ref = itemRef[at];
      if (itemKind[i] === 0) {
        nodeAt[ref] = i;
        nodeFrame[ref] = f;
      } else if (itemKind[i] === 1) {
        groupAt[ref] = i;
        groupFrame[ref] = f;
      } else frameItem[ref] = i;
    }
    for (let at = chipStarts[f]; at < chipStarts[f + 1]; at++) if (chipOf[chipRef[at]] < 0) chipOf[chipRef[at]] = at;
  }

  /** @param {number} f @param {number} i @returns {Spot} */
  function item(f, i) {
    const {itemKind, itemX, itemY, itemW, itemH} = templates[frameTemplate[f]];
    const ref = itemRef[itemStarts[f] + i];
    if (itemKind[i] === 2) return /** @type {Spot} */ (open(ref));
    const isNode = itemKind[i] === 0;
    return {
      kind: KINDS[itemKind[i]], key: isNode ? `n${ref}` : `g:${tree.paths[ref]}`, id: isNode ? ref : tree.last[ref], group: isNode ? frameGroup[f] : ref,
      frame: f, item: i, chip: -1, x: frameX[f] + itemX[i], y: frameY[f] + itemY[i], w: itemW[i], h: itemH[i],
    };
  }

  /** @param {number} f @returns {Spot | undefined} */
  function open(f) {
    if (f <= 0) return undefined;
    const {w, h} = templates[frameTemplate[f]];
    const group = frameGroup[f];
    return {kind: "open", key: `g:${tree.paths[group]}`, id: tree.last[group], group, frame: f, item: frameItem[f], chip: -1, x: frameX[f], y: frameY[f], w, h};
  }

  /** @param {number} f @param {number} c @returns {Spot} */
  function chip(f, c) {
    const {chipItem, chipSlot, chipX, chipY, chipW, chipH} = templates[frameTemplate[f]];
    const id = chipRef[chipStarts[f] + c];
    const owner = itemRef[itemStarts[f] + chipItem[c]];
    return {
      kind: "chip", key: `c${id}:${owner}:${chipSlot[c]}`, id, group: frameGroup[f], frame: f, item: chipItem[c], chip: c,
      x: frameX[f] + chipX[c], y: frameY[f] + chipY[c], w: chipW[c], h: chipH[c],
    };
  }

  const own = (/** @type {number} */ id) => (nodeAt[id] < 0 ? undefined : item(nodeFrame[id], nodeAt[id]));

  /** @param {number} g @returns {Spot | undefined} the group, where it can be seen */
  const group = (g) => (groupAt[g] >= 0 ? item(groupFrame[g], groupAt[g]) : open(groupFrame[g]));

  /** @param {number} id @returns {Spot | undefined} */
  function hiding(id) {
    for (let g = tree.of[id]; g > 0; g = tree.outer[g]) if (groupAt[g] >= 0) return item(groupFrame[g], groupAt[g]);
    return undefined;
  }

  /** @param {number} at @returns {Spot} */
  function firstChip(at) {
    let [low, high] = [0, frames - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (chipStarts[middle] <= at) low = middle; else high = middle - 1;
    }
    return chip(low, at - chipStarts[low]);
  }

  /** @param {number} id @returns {Spot | undefined} */
  function find(id) {
    if (!(id >= 0 && id < graph.count)) return undefined;
    if (nodeAt[id] >= 0) return own(id);
    if (chipOf[id] >= 0) return firstChip(chipOf[id]);
    const around = hiding(id);
    if (around) return around;
    // The first consumer tells, nearly always: to find it takes no list of the consumers of all nodes.
    const {operandStarts, operandNodes} = graph;
    for (let at = operandNodes.indexOf(id); at >= 0; at = operandNodes.indexOf(id, at + 1)) {
      const found = hiding(firstFrom(operandStarts, at + 1) - 1);
      if (found) return found;
    }
    return undefined;
  }

  /** @param {number} f @param {number} ref where a net comes from @param {number} end item it ends at, or -1 @param {number} slot -1: any @param {Part[]} into */
  function add(f, ref, end, slot, into) {
    const {pieceNet, pieceSlot} = templates[frameTemplate[f]];
    const net = netRef.subarray(netStarts[f], netStarts[f + 1]).indexOf(ref);
    if (net < 0) return;
    for (const piece of indexOf(templates[frameTemplate[f]]).piecesTo(end)) {
      if (pieceNet[piece] === net && (slot < 0 || pieceSlot[piece] < 0 || pieceSlot[piece] === slot)) into.push({frame: f, piece});
    }
  }

  return {
    own, find, group, item, chip,
    placeOf(key) {
      if (key.startsWith("g:")) {
        const g = tree.index.get(key.slice(2));
        return g === undefined ? undefined : group(g);
      }
      return find(parseInt(key.slice(1), 10));
    },
    partsOf(from, to, slot) {
      if (from.kind === "chip" || to.kind === "chip") return [];
      const ref = from.kind === "node" ? from.id : -1 - from.group;
      /** @type {Part[]} */ const inward = [];
      const around = new Set();
      for (let f = from.frame; f >= 0; f = frameOuter[f]) around.add(f);
      let [f, end] = [to.frame, to.item];
      add(f, ref, end, slot, inward);
      while (!around.has(f)) {
        end = frameItem[f];
        f = frameOuter[f];
        /** @type {Part[]} */ const before = [];
        add(f, ref, end, -1, before);
        inward.unshift(...before);
      }
      /** @type {Part[]} */ const outward = [];
      for (let g = from.frame; g !== f; g = frameOuter[g]) add(g, ref, -1, -1, outward);
      return [...outward, ...inward];
    },
    chipAt(consumer, id, slot) {
      if (consumer.kind === "chip" || consumer.kind === "open") return undefined;
      const template = templates[frameTemplate[consumer.frame]];
      for (const c of indexOf(template).chipsOf(consumer.item)) {
        if (chipRef[chipStarts[consumer.frame] + c] === id && (consumer.kind === "closed" || template.chipSlot[c] === slot)) return chip(consumer.frame, c);
      }
      return undefined;
    },
  };
}
