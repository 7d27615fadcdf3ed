import {kindOf} from "../../graph/groupTree.js";
import {leading} from "../leading.js";
import {COMMUTATIVE} from "../picture.js";
import {frameWidth} from "../sizes.js";
import {flags} from "./column.js";
import {contentsOf} from "./contents.js";
import {describing} from "./describe.js";
import {liftingOf} from "./lifting.js";
import {measured} from "./measure.js";
import {pictureOfFrames} from "./frames.js";
import {portsBySource} from "./ports.js";
import {Shared} from "./shared.js";
import {skeletonOf} from "./skeleton.js";
import {arrangementOf, insetOf} from "./template.js";
import {typicalSize} from "./typical.js";

/**
 * @typedef {import("../types.js").LayoutInput} LayoutInput
 * @typedef {import("../../graph/groupTree.js").GroupTree} GroupTree
 *
 * @typedef {object} Arranged
 * @property {import("./template.js").Arrangement} arrangement
 * @property {Map<number, Made>} bySize templates by the frame's width
 *
 * @typedef {{id: number, template: import("../types.js").Template, entry: Float64Array, exit: Float64Array}} Made a template
 *   and where each net passes the frame's sides, from its middle
 *
 * @typedef {object} Known What is kept of one graph while its groups are opened and closed.
 * @property {GroupTree} tree
 * @property {number} proportion
 * @property {(group: number) => import("./lifting.js").Lifted} lift
 * @property {Map<number, import("./skeleton.js").Skeleton>} skeletons by shape
 * @property {Shared<Arranged>} byContent
 * @property {Made[]} templates
 * @property {Map<number, {inner: Int32Array, frame: import("./frames.js").Frame}>} frames the last frame of each group that
 *   closed groups had nothing to do with, and of what template each open group inside was; -1 for a closed one
 * @property {{leads: Uint8Array, leadsGroup: Uint8Array}} leading
 * @property {ReturnType<typeof describing>} describe
 * @property {string[]} kinds what each group is
 */

/** @type {WeakMap<Int32Array, Known>} by the graph's column of operands */
const graphs = new WeakMap();

/** Finer differences of the window's proportions make no other picture. */
const STEPS = 8;

/**
 * Places a graph of many boxes: `layOutLarge(input, groupTree(input), open, paths)`, with `open` and `paths` from openGroups
 * (../opening.js). Frames of one structure are arranged once, and what was made of a graph is kept as long as its columns
 * live. The order of a frame's items does not depend on what is open. All columns of the answer are its own and may be
 * transferred. Where a run goes back (its second x is left of its first), the edge goes round from the end of one band of
 * levels to the start of another: at the turns the curve has no width of its own.
 * @param {LayoutInput} input
 * @param {GroupTree} tree
 * @param {Uint8Array} open 1 for an open group, all around which are open too
 * @param {string[]} paths of the open groups
 * @returns {import("../types.js").LargePicture}
 */
export function layOutLarge(input, tree, open, paths) {
  const known = knownOf(input, tree);
  const closed = new Int32Array(open.length);
  for (let g = 1; g < open.length; g++) closed[g] = closed[tree.outer[g]] || (open[g] ? 0 : g);
  const contents = contentsOf(tree, closed);
  /** @type {import("./frames.js").Frame[]} inner ones first */ const frames = [];
  const frameOf = new Int32Array(open.length).fill(-1);
  const portAt = portsBySource(input.count, open.length);
  for (let g = open.length - 1; g >= 0; g--) {
    if (!open[g] || closed[g]) continue;
    frameOf[g] = frames.length;
    frames.push(frameAt(known, input, g, contents, closed, (inner) => frames[frameOf[inner]], portAt));
  }
  return pictureOfFrames(frames, frameOf, paths);
}

/** @param {LayoutInput} input @param {GroupTree} tree @returns {Known} */
function knownOf(input, tree) {
  const proportion = Math.max(0.5, Math.min(4, Math.round(STEPS * input.viewport.width / Math.max(1, input.viewport.height)) / STEPS));
  const found = graphs.get(input.starts);
  if (found?.proportion === proportion) return found;
  const kinds = found?.kinds ?? tree.paths.map(kindOf);
  const led = found?.leading ?? leading(input, tree);
  /** @type {Known} */
  const known = {
    tree, proportion, lift: found?.lift ?? liftingOf(input, tree, telling(input, tree, led, kinds)), skeletons: new Map(), byContent: new Shared(), templates: [], frames: new Map(),
    leading: led, describe: found?.describe ?? describing(input, tree), kinds,
  };
  graphs.set(input.starts, known);
  return known;
}

/**
 * @param {Known} known @param {LayoutInput} input @param {import("./lifting.js").Lifted} frame
 * @returns {import("./skeleton.js").Skeleton}
 */
function skeletonAt({skeletons, tree, leading: {leads, leadsGroup}, kinds, proportion}, input, frame) {
  const found = skeletons.get(frame.shape.id);
  if (found) return found;
  const skeleton = skeletonOf(frame, {
    kinds: Array.from(frame.items, (item) => (item < 0 ? kinds[-1 - item] : "")),
    leads: flags(frame.items.length, (i) => (frame.items[i] < 0 ? leadsGroup[-1 - frame.items[i]] : leads[frame.items[i]])),
    free: freeOf(input, frame.items),
    children: frame.items.map((item) => (item < 0 ? tree.inner[-1 - item].length : -1)),
  }, proportion);
  skeletons.set(frame.shape.id, skeleton);
  return skeleton;
}

/**
 * What tells structures apart besides their edges.
 * @param {LayoutInput} input @param {GroupTree} tree @param {{leads: Uint8Array, leadsGroup: Uint8Array}} leading
 * @param {string[]} kinds
 * @returns {(item: number, key: Shared<any>) => void}
 */
function telling({ops, op}, tree, {leads, leadsGroup}, kinds) {
  const free = Uint8Array.from(ops, (name) => (COMMUTATIVE.has(name) ? 1 : 0));
  const numbers = new Map([...new Set(kinds)].map((kind, at) => [kind, at]));
  const numberOf = Int32Array.from(kinds, (kind) => /** @type {number} */ (numbers.get(kind)));
  return (item, key) => {
    if (item >= 0) key.push(2 * free[op[item]] + leads[item]);
    else {
      key.push(-1 - numberOf[-1 - item]);
      key.push(2 * tree.inner[-1 - item].length + leadsGroup[-1 - item]);
    }
  };
}

/** @param {LayoutInput} input @param {Int32Array} items @returns {Uint8Array} 1 where the operands may change places */
const freeOf = (input, items) => flags(items.length, (i) => (items[i] >= 0 && COMMUTATIVE.has(input.ops[input.op[items[i]]]) ? 1 : 0));

/**
 * @param {Shared<any>} shared @param {Int32Array} source @param {Uint8Array} exported
 * @param {{targetStarts: Int32Array, targetItem: Int32Array, targetSlot: Int32Array}} targets
 */
function pushNets(shared, source, exported, {targetStarts, targetItem, targetSlot}) {
  shared.push(source.length);
  for (let n = 0; n < source.length; n++) {
    shared.push(2 * source[n] + exported[n]);
    shared.push(targetStarts[n + 1] - targetStarts[n]);
    for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) {
      shared.push(targetItem[t]);
      shared.push(targetSlot[t]);
    }
  }
}

/**
 * @param {Known} known @param {LayoutInput} input @param {number} group
 * @param {ReturnType<typeof contentsOf>} contents @param {Int32Array} closed
 * @param {(group: number) => import("./frames.js").Frame} frameOf
 * @param {ReturnType<typeof portsBySource>} portAt
 * @returns {import("./frames.js").Frame}
 */
function frameAt(known, input, group, contents, closed, frameOf, portAt) {
  const lifted = known.lift(group);
  const content = contents(lifted);
  const within = known.tree.inner[group];
  const madeOf = (/** @type {number} */ g) => (closed[g] ? -1 : frameOf(g).made.id);
  const last = content.whole ? known.frames.get(group) : undefined;
  if (last && within.every((g, k) => madeOf(g) === last.inner[k])) return last.frame;
  const skeleton = skeletonAt(known, input, lifted);
  const {items, source, exported, targetItem} = content;
  const shared = known.byContent;
  shared.begin();
  shared.push(group ? 1 : 0);
  shared.push(lifted.shape.id);
  shared.push(items.length);
  const described = shared.length;
  /** @type {number[]} */ const chips = [];
  /** @type {number[]} */ const inner = [];
  for (let i = 0; i < items.length; i++) {
    if (items[i] >= 0) known.describe.node(items[i], closed, shared, chips);
    else if (closed[-1 - items[i]]) known.describe.closed(-1 - items[i], shared, chips);
    else {
      shared.push(2);
      shared.push(frameOf(-1 - items[i]).made.id);
      inner.push(i);
    }
  }
  const end = shared.length;
  shared.push(content.whole ? 1 : 0);
  if (!content.whole) pushNets(shared, source, exported, content);
  const {sourcePort, targetPort} = portAt(content, inner, (i) => frameOf(-1 - items[i]));
  for (const port of sourcePort) shared.push(port);
  for (const port of targetPort) shared.push(port);
  const arranged = shared.get(() => {
    const sizes = measured(shared.buffer.slice(described, end), input.ops, input.symbols, (id) => known.templates[id].template, items.length);
    const madeAt = (/** @type {number} */ i) => frameOf(-1 - items[i]).made;
    return {bySize: new Map(), arrangement: arrangementOf(skeleton, content, skeleton.wrap(typicalSize(sizes)), sizes, freeOf(input, items), (n) => madeAt(source[n]).exit[sourcePort[n]],
      (t) => madeAt(targetItem[t]).entry[targetPort[t]], group === 0)};
  });
  const inset = insetOf(arranged.arrangement, group ? frameWidth(known.tree.names[group]) : 0, group === 0);
  let made = arranged.bySize.get(inset.w);
  if (!made) {
    const {arrangement} = arranged;
    const fromMiddle = (/** @type {number} */ at) => inset.y + at - inset.h / 2;
    made = {id: known.templates.length, template: arrangement.template(inset), entry: arrangement.entry.map(fromMiddle), exit: arrangement.exit.map(fromMiddle)};
    known.templates.push(made);
    arranged.bySize.set(inset.w, made);
  }
  const frame = {group, made, items, refs: content.refs, chips: new Int32Array(chips)};
  if (content.whole) known.frames.set(group, {inner: Int32Array.from(within, madeOf), frame});
  return frame;
}
