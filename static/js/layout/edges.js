import {pillAt, spreadPills} from "./pills.js";
import {bowOf, pathOf, simplify} from "./route.js";

/** How far before the tip of its arrow the middle of a count stands. */
const COUNT_BEFORE = 36;
/** Heights that differ by less count as one. */
const LEVEL = 0.5;

/**
 * Every link with the line it takes: out of the frames around its source, across, and into those around its consumer.
 * @param {{tree: import("../graph/groupTree.js").GroupTree, visible: import("./visible.js").Visible,
 *   contents: Map<number, import("./frames.js").Content>, placed: Map<number, import("./picture.js").Placed>,
 *   origin: Map<number, import("./types.js").Point>, boxes: import("./types.js").Box[], counts: Map<number, string>}} scene
 * @returns {import("./types.js").Edge[]}
 */
export function edgesOf({tree, visible, contents, placed, origin, boxes, counts}) {
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

  const edges = visible.links.map((link, l) => {
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
    if (to.kind === "node" && Math.abs(route[last + 2] - to.y - to.h / 2) > LEVEL) route[last + 1] += 2;
    const bow = !link.bundle && twins.get(`${link.from} ${link.to}`) > 1 ? bowOf(link.slot) : 0;
    const count = counts.get(l) ?? "";
    const end = {x: route[last + 1], y: route[last + 2]};
    /** @type {import("./types.js").Edge} */
    const edge = {
      key: link.bundle ? `${from.key}>${to.key}` : link.edges[0].join(":"), kind: link.bundle ? "bundle" : "operand",
      from: from.key, to: to.key, slot: link.slot, edges: link.edges, count, countAt: count ? {x: end.x - COUNT_BEFORE, y: end.y} : null, route, bow,
      path: pathOf(route, bow, 1, 6), start: {x: route[0], y: route[2]}, end, middle: pillAt(route, bow, to),
    };
    return edge;
  });
  /** @type {import("./types.js").Edge[][]} */ const ending = boxes.map(() => []);
  visible.links.forEach(({to}, l) => ending[to].push(edges[l]));
  ending.forEach((near, to) => spreadPills(near, boxes[to]));
  return edges;
}

/**
 * @template K, V
 * @param {Map<K, V>} map @param {K} key
 * @returns {V} what is known to be there
 */
const at = (map, key) => /** @type {V} */ (map.get(key));
