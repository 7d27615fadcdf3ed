import {arrange} from "./arrange.js";
import {kindOf, nameOf} from "../graph/groupTree.js";
import {COMPACT_CHIPS, FRAME, NODE_HEIGHT, STACK, chipHalf, chipReach, chipsBelow, closedSize, frameWidth, nodeWidth} from "./sizes.js";
import {statsOf} from "./visible.js";

/** @typedef {import("./types.js").Box} Box */
/** @typedef {import("./layers.js").Item & {size: number[]}} Measured */

export const OPEN_SPACING = {columnGap: 72, rowGap: 32, fit: null};
const FLAT_SPACING = {columnGap: 72, rowGap: 54};
/** A level run before a closed group, on which the number of its edges stands. */
export const COUNT_RUN = 64;
export const GROUP_TIP = 3;
/** Where the tools and the legend lie over the graph. */
const VIEW_MARGIN = {width: 48, height: 176};

/** Operations whose operands may be drawn in either order: nothing is read off from which is first. */
export const COMMUTATIVE = new Set(["add", "mul", "max", "min"]);

/** @param {import("./types.js").LayoutInput} input @param {number} id */
const opOf = ({ops, op}, id) => ops[op[id]];

/**
 * Boxes at the origin with their sizes and chips.
 * @param {import("./types.js").LayoutInput} input @param {import("../graph/groupTree.js").GroupTree} tree
 * @param {import("./visible.js").Visible} visible
 * @returns {Box[]}
 */
export function boxesOf(input, tree, {boxes}) {
  const drawn = new Set();
  return boxes.map((seen) => {
    const closed = seen.node < 0;
    const id = closed ? tree.last[seen.group] : seen.node;
    const path = tree.paths[seen.group];
    /** @type {Box} */
    const box = {
      key: seen.key, kind: closed ? "group" : "node", id, group: path, x: 0, y: 0, w: 0, h: NODE_HEIGHT, chipHalf: 0, chips: [],
      name: closed ? nameOf(path) : "", stack: false, rows: [], moreRows: false, stats: null,
    };
    let chips = seen.attached;
    let places = COMPACT_CHIPS;
    let more = [0, 0];
    if (closed) {
      const inner = tree.inner[seen.group];
      const parameters = uniqueParameters(seen.attached, tree);
      const low = inner.length === 0 && parameters.length > 0;
      const size = closedSize(inner.length, low);
      chips = low ? [parameters[0], ...parameters.slice(1).slice(-1)] : [];
      more = [Math.max(0, parameters.length - 2), 0];
      Object.assign(box, {w: size.w, h: size.h, stack: size.stack, moreRows: size.more, stats: statsOf(tree, seen.group)});
      box.rows = inner.slice(0, size.rows).map((g) => ({group: tree.paths[g], name: nameOf(tree.paths[g])}));
    } else {
      box.w = nodeWidth(input.nameLength[id], input.named[id] === 1);
      box.chipHalf = chipHalf(opOf(input, id), input.symbols);
      places = chipsBelow(chips.map((chip) => ({length: input.nameLength[chip.id], constant: opOf(input, chip.id) === "constant"})), box.w).places;
    }
    box.chips = chips.map(({id: leaf, consumer, slot}, i) => {
      const first = !drawn.has(leaf);
      drawn.add(leaf);
      return {id: leaf, consumer, slot, kind: opOf(input, leaf) === "constant" ? "constant" : "parameter", ...places[i], first, more: more[i] ?? 0};
    });
    return box;
  });
}

/**
 * Weights in the order of their ids, the bias at the end.
 * @param {import("./visible.js").Attached[]} attached @param {import("../graph/groupTree.js").GroupTree} tree
 */
function uniqueParameters(attached, tree) {
  const seen = new Set();
  return attached.filter(({id}) => tree.chip[id] === 1 && !seen.has(id) && seen.add(id)).sort((a, b) => a.id - b.id);
}

/**
 * @typedef {object} Placed A frame arranged, at the origin.
 * @property {import("./arrange.js").Arrangement} arrangement
 * @property {number} w
 * @property {number} h
 * @property {number} insetX where its content begins
 * @property {number} insetY
 */

/**
 * Arranges every frame, inner ones first. Frames of the same structure are arranged once.
 * @param {import("./types.js").LayoutInput} input @param {import("../graph/groupTree.js").GroupTree} tree
 * @param {Map<number, import("./frames.js").Content>} contents @param {Box[]} boxes
 * @param {(node: number) => boolean} leads
 * @param {Uint8Array} leadsGroup @param {Set<number>} counted boxes before which a count is written
 * @returns {Map<number, Placed>}
 */
export function placedFrames(input, tree, contents, boxes, leads, leadsGroup, counted) {
  /** @type {Map<number, Placed>} */ const placed = new Map();
  /** @type {Map<string, import("./arrange.js").Arrangement>} */ const known = new Map();
  for (const content of [...contents.values()].reverse()) {
    const items = content.boxes.map((b) => boxItem(boxes[b], input, boxes[b].kind === "node" ? leads(boxes[b].id) : leadsGroup[tree.index.get(boxes[b].group) ?? 0] === 1, counted.has(b)));
    for (const g of content.frames) {
      const inner = /** @type {Placed} */ (placed.get(g));
      items.push({w: inner.w, left: 0, tip: 0, exit: inner.w, above: inner.h / 2, below: inner.h / 2, frame: true, leads: leadsGroup[g] === 1, kind: wide(inner.w, tree.paths[g]), free: false});
    }
    const nets = content.nets.map((net, n) => {
      const source = content.sources[n];
      const port = (/** @type {number} */ item, /** @type {"entry" | "exit"} */ side) => {
        const g = content.frames[item - content.boxes.length];
        const inner = /** @type {Placed} */ (placed.get(g));
        const at = /** @type {number} */ (contents.get(g)?.netOf.get(source));
        return inner.insetY + inner.arrangement[side][at] - inner.h / 2;
      };
      return {
        ...net,
        sourceY: net.source >= content.boxes.length ? port(net.source, "exit") : 0,
        targets: net.targets.map(({item, y}) => ({item, y: item >= content.boxes.length ? port(item, "entry") : y})),
      };
    });
    const spacing = content.group ? OPEN_SPACING : {...FLAT_SPACING, fit: {
      width: input.viewport.width - VIEW_MARGIN.width, height: input.viewport.height - VIEW_MARGIN.height}};
    const key = content.group ? JSON.stringify([items, nets]) : "";
    const arrangement = known.get(key) ?? arrange(items, nets, spacing);
    if (key) known.set(key, arrangement);
    placed.set(content.group, framed(tree, content.group, arrangement));
  }
  return placed;
}

/** @param {import("../graph/groupTree.js").GroupTree} tree @param {number} g @param {import("./arrange.js").Arrangement} arrangement */
function framed(tree, g, arrangement) {
  if (g === 0) return {arrangement, w: arrangement.width, h: arrangement.height, insetX: 0, insetY: 0};
  const w = Math.max(arrangement.width + 2 * FRAME.side, frameWidth(nameOf(tree.paths[g])));
  return {arrangement, w, h: arrangement.height + FRAME.head + FRAME.bottom, insetX: (w - arrangement.width) / 2, insetY: FRAME.head};
}

/** @param {Box} box @param {import("./types.js").LayoutInput} input @param {boolean} leads @param {boolean} counted
 * @returns {import("./layers.js").Item} */
function boxItem(box, input, leads, counted) {
  if (box.kind === "group") {
    const stack = box.stack ? STACK : 0;
    const left = box.stack && counted ? COUNT_RUN : GROUP_TIP;
    return {w: box.w + stack, left, tip: GROUP_TIP, exit: box.w + stack, above: box.h / 2 + stack, below: box.h / 2, frame: false, leads, kind: wide(box.w, box.group), free: false};
  }
  const chips = box.chips.map((chip) => ({length: input.nameLength[chip.id], constant: chip.kind === "constant"}));
  const {below, reach} = chipsBelow(chips, box.w);
  return {
    w: box.w + Math.ceil(reach), left: Math.max(chipReach(box.chipHalf), Math.ceil(reach)), tip: chipReach(box.chipHalf), exit: box.w, above: box.h / 2, below: box.h / 2 + below, frame: false, leads, kind: "",
    free: COMMUTATIVE.has(opOf(input, box.id)),
  };
}

/** @param {number} w @param {string} path @returns {string} what it is, if it is too wide to stand on a level of its own */
const wide = (w, path) => (w > 160 ? kindOf(path) : "");
