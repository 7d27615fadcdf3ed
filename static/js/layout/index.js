import {framesOf} from "./frames.js";
import {groupingOf, nameOf} from "./grouping.js";
import {openGroups} from "./opening.js";
import {boxesOf, placedFrames} from "./picture.js";
import {bowOf, middleOf, pathOf, simplify} from "./route.js";
import {countOf, statsOf, visibleOf} from "./visible.js";

/** Where the edges of two operands end, above and below the middle of the chip. */
const SLOT = 7;

/**
 * Places a graph: boxes with their chips, frames around open groups, a line for every edge. The same input gives the same
 * picture; no edge runs through a box, and nothing overlaps.
 * @param {import("./types.js").LayoutInput} input
 * @returns {import("./types.js").Picture}
 */
export function layOut(input) {
  const tree = groupingOf(input);
  const {open, paths} = openGroups(tree, input.operands, input.open);
  const visible = visibleOf(tree, open, input.operands);
  const boxes = boxesOf(input, tree, visible);
  const arity = new Int32Array(boxes.length);
  for (const link of visible.links) if (!link.bundle) arity[link.to]++;
  const portOf = (/** @type {import("./visible.js").Link} */ link) => (link.bundle || arity[link.to] < 2 ? 0 : link.slot === 0 ? -SLOT : SLOT);
  const contents = framesOf(tree, open, visible, portOf);
  const {leads, leadsGroup} = leading(input, tree);
  const placed = placedFrames(input, tree, contents, boxes, (id) => leads[id] === 1, leadsGroup);

  const origin = moveIntoPlace(contents, placed, boxes);
  /** @type {import("./types.js").Frame[]} */
  const frames = [];
  for (const g of contents.keys()) {
    if (!g) continue;
    const [{x, y}, {w, h}] = [at(origin, g), at(placed, g)];
    frames.push({key: `g:${tree.path[g]}`, group: tree.path[g], name: nameOf(tree.path[g]), x, y, w, h, depth: tree.depth[g], stats: statsOf(tree, g)});
  }
  const whole = at(placed, 0);
  return {width: whole.w, height: whole.h, open: paths, boxes, frames, edges: edgesOf({tree, visible, contents, placed, origin, boxes, arity})};
}

/**
 * @param {import("./types.js").LayoutInput} input @param {import("./grouping.js").Grouping} tree
 * @returns {{leads: Uint8Array, leadsGroup: Uint8Array}} nodes with a path to the root, and groups that hold one
 */
function leading({operands, root}, tree) {
  const leads = new Uint8Array(operands.length);
  const leadsGroup = new Uint8Array(tree.path.length);
  leads[root] = 1;
  for (let id = root; id >= 0; id--) {
    if (!leads[id]) continue;
    for (const operand of operands[id]) leads[operand] = 1;
    for (let g = tree.groupOf[id]; g >= 0 && !leadsGroup[g]; g = tree.outer[g]) leadsGroup[g] = 1;
  }
  return {leads, leadsGroup};
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
 * @param {{tree: import("./grouping.js").Grouping, visible: import("./visible.js").Visible,
 *   contents: Map<number, import("./frames.js").Content>, placed: Map<number, import("./picture.js").Placed>,
 *   origin: Map<number, import("./types.js").Point>, boxes: import("./types.js").Box[], arity: Int32Array}} scene
 * @returns {import("./types.js").Edge[]}
 */
function edgesOf({tree, visible, contents, placed, origin, boxes}) {
  const twins = new Map();
  for (const {from, to, bundle} of visible.links) if (!bundle) twins.set(`${from} ${to}`, (twins.get(`${from} ${to}`) ?? 0) + 1);

  /** @param {number} g @param {number} source @param {(end: {link: number, frame: number}) => boolean} isEnd */
  const runsIn = (g, source, isEnd) => {
    const content = at(contents, g);
    const n = at(content.netOf, source);
    const t = content.ends[n].findIndex(isEnd);
    return movedRuns(g, at(placed, g).arrangement.runs[n][t < 0 ? content.nets[n].targets.length : t]);
  };
  /** @param {number} g @param {number[]} runs */
  const movedRuns = (g, runs) => {
    const {insetX, insetY, w, arrangement} = at(placed, g);
    const corner = at(origin, g);
    const shift = corner.x + insetX;
    // A frame wider than its content: an edge that comes in or goes out runs level to the very side.
    return runs.map((value, i) => (i % 3 === 2 ? value + corner.y + insetY
      : g && i === 0 && value === 0 ? corner.x : g && i === runs.length - 2 && value === arrangement.width ? corner.x + w : value + shift));
  };

  return visible.links.map((link, l) => {
    const [from, to] = [boxes[link.from], boxes[link.to]];
    let out = visible.boxes[link.from].frame;
    let into = visible.boxes[link.to].frame;
    /** @type {number[][]} */ const before = [];
    /** @type {number[][]} */ const behind = [];
    let isEnd = (/** @type {{link: number, frame: number}} */ end) => end.link === l;
    const leave = () => {
      before.push(runsIn(out, link.from, () => false));
      out = tree.outer[out];
    };
    const enter = () => {
      const frame = into;
      behind.unshift(runsIn(into, link.from, isEnd));
      isEnd = (end) => end.frame === frame;
      into = tree.outer[into];
    };
    while (tree.depth[out] > tree.depth[into]) leave();
    while (tree.depth[into] > tree.depth[out]) enter();
    while (out !== into) {
      leave();
      enter();
    }
    const route = simplify([...before.flat(), ...runsIn(out, link.from, isEnd), ...behind.flat()]);
    const last = route.length - 3;
    // The end may lie at another height than the chip's middle: there the chip's round side is a little further right.
    if (to.kind === "node" && route[last + 2] !== to.y + to.h / 2) route[last + 1] += 2;
    const bow = !link.bundle && twins.get(`${link.from} ${link.to}`) > 1 ? bowOf(link.slot) : 0;
    const count = countOf(tree, link, visible);
    const end = {x: route[last + 1], y: route[last + 2]};
    return {
      key: link.bundle ? `${from.key}>${to.key}` : link.edges[0].join(":"), kind: link.bundle ? "bundle" : "operand",
      from: from.key, to: to.key, slot: link.slot, edges: link.edges, count, countAt: count ? middleOf(route, 0) : null, route, bow,
      path: pathOf(route, bow, 1, 6), start: {x: route[0], y: route[2]}, end, middle: middleOf(route, bow),
    };
  });
}

/**
 * @template K, V
 * @param {Map<K, V>} map @param {K} key
 * @returns {V} what is known to be there
 */
const at = (map, key) => /** @type {V} */ (map.get(key));
