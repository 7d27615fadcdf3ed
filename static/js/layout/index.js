import {framesOf} from "./frames.js";
import {groupTree, nameOf, treeOf} from "../graph/groupTree.js";
import {openGroups} from "./opening.js";
import {boxesOf, placedFrames} from "./picture.js";
import {countsOf} from "./counts.js";
import {edgesOf} from "./edges.js";
import {leading} from "./leading.js";
import {SLOT} from "./sizes.js";
import {layOutLarge} from "./large/index.js";
import {statsOf, visibleOf} from "./visible.js";
import {LARGEST_VECTOR, weightOf} from "./weight.js";

/**
 * The picture of a graph, in the form in which it is drawn best.
 * @param {import("./types.js").LayoutInput} input
 * @returns {import("./types.js").Picture | import("./types.js").LargePicture}
 */
export function pictureOf(input) {
  const tree = treeOfInput(input);
  const {open, paths} = openGroups(tree, input, input.open);
  return weightOf(tree, open) > LARGEST_VECTOR ? layOutLarge(input, tree, open, paths) : layOut(input);
}

/**
 * Places a graph: boxes with their chips, frames around open groups, a line for every edge. The same input gives the same
 * picture; no edge runs through a box, and nothing overlaps.
 * @param {import("./types.js").LayoutInput} input
 * @returns {import("./types.js").Picture}
 */
export function layOut(input) {
  const tree = treeOfInput(input);
  const {open, paths} = openGroups(tree, input, input.open);
  const visible = visibleOf(tree, open, input);
  const boxes = boxesOf(input, tree, visible);
  const arity = new Int32Array(boxes.length);
  for (const link of visible.links) if (!link.bundle) arity[link.to]++;
  const portOf = (/** @type {import("./visible.js").Link} */ link) => (link.bundle || arity[link.to] < 2 ? 0 : link.slot === 0 ? -SLOT : SLOT);
  const contents = framesOf(tree, open, visible, portOf);
  const {leads, leadsGroup} = leading(input, tree);
  const counts = countsOf(tree, visible);
  const counted = new Set([...counts.keys()].map((link) => visible.links[link].to));
  const placed = placedFrames(input, tree, contents, boxes, (id) => leads[id] === 1, leadsGroup, counted);

  const origin = moveIntoPlace(contents, placed, boxes);
  /** @type {import("./types.js").Frame[]} */
  const frames = [];
  for (const g of contents.keys()) {
    if (!g) continue;
    const [{x, y}, {w, h}] = [at(origin, g), at(placed, g)];
    frames.push({key: `g:${tree.paths[g]}`, group: tree.paths[g], name: nameOf(tree.paths[g]), x, y, w, h, depth: tree.depth[g], stats: statsOf(tree, g)});
  }
  const whole = at(placed, 0);
  return {width: whole.w, height: whole.h, open: paths, boxes, frames, edges: edgesOf({tree, visible, contents, placed, origin, boxes, counts})};
}

/** The tree of a graph is made once, however often its groups are opened. @type {WeakMap<Int32Array, import("../graph/groupTree.js").GroupTree>} */
const trees = new WeakMap();

/** @param {import("./types.js").LayoutInput} input */
function treeOfInput(input) {
  const known = trees.get(input.starts) ?? (input.tree ? treeOf(input.tree) : groupTree(input));
  trees.set(input.starts, known);
  return known;
}

/**
 * @param {Map<number, import("./frames.js").Content>} contents
 * @param {Map<number, import("./picture.js").Placed>} placed
 * @param {import("./types.js").Box[]} boxes moved to where they stand
 * @returns {Map<number, import("./types.js").Point>} upper left corner of each frame
 */
function moveIntoPlace(contents, placed, boxes) {
  const origin = new Map([[0, {x: 0, y: 0}]]);
  for (const [g, content] of contents) {
    const {arrangement, insetX, insetY} = at(placed, g);
    const corner = at(origin, g);
    const [left, top] = [corner.x + insetX, corner.y + insetY];
    content.boxes.forEach((b, i) => {
      const box = boxes[b];
      box.x = left + arrangement.x[i];
      box.y = top + arrangement.y[i] - box.h / 2;
      for (const chip of box.chips) {
        chip.x += box.x;
        chip.y += box.y;
      }
    });
    content.frames.forEach((inner, k) => {
      const i = content.boxes.length + k;
      origin.set(inner, {x: left + arrangement.x[i], y: top + arrangement.y[i] - at(placed, inner).h / 2});
    });
  }
  return origin;
}

/**
 * @template K, V
 * @param {Map<K, V>} map @param {K} key
 * @returns {V} what is known to be there
 */
const at = (map, key) => /** @type {V} */ (map.get(key));
