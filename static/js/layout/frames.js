/**
 * Every open group as a frame with its items, and its edges as nets: an edge that crosses a frame's side goes through a place
 * on that side, so that each frame can be arranged by itself.
 *
 * @typedef {object} Content
 * @property {number} group
 * @property {number[]} boxes items first: boxes that stand in this frame
 * @property {number[]} frames then: open groups directly inside
 * @property {number[]} sources per net the box it comes from
 * @property {import("./layers.js").Net[]} nets
 * @property {{link: number, frame: number}[][]} ends per net and target the link that ends there, or -1 and the frame it enters
 * @property {Map<number, number>} netOf net of a source box
 */

/**
 * @param {import("../graph/groupTree.js").GroupTree} tree @param {Uint8Array} open
 * @param {import("./visible.js").Visible} visible
 * @param {(link: import("./visible.js").Link) => number} portOf where on its consumer a link ends, relative to its line
 * @returns {Map<number, Content>} by group, outer ones first
 */
export function framesOf(tree, open, {boxes, links}, portOf) {
  /** @type {Map<number, Content>} */
  const contents = new Map();
  for (let g = 0; g < open.length; g++) {
    if (open[g]) contents.set(g, {group: g, boxes: [], frames: [], sources: [], nets: [], ends: [], netOf: new Map()});
  }
  const content = (/** @type {number} */ g) => /** @type {Content} */ (contents.get(g));
  boxes.forEach((box, b) => content(box.frame).boxes.push(b));
  for (const g of contents.keys()) if (g) content(tree.outer[g]).frames.push(g);

  /** @type {Map<number, number>} */ const itemOfBox = new Map();
  /** @type {Map<number, number>} */ const itemOfFrame = new Map();
  for (const {boxes: inside, frames} of contents.values()) {
    inside.forEach((b, i) => itemOfBox.set(b, i));
    frames.forEach((g, i) => itemOfFrame.set(g, inside.length + i));
  }

  /** @param {number} g @param {number} b @param {number} source */
  function netIn(g, b, source) {
    const at = content(g);
    let n = at.netOf.get(b);
    if (n === undefined) {
      n = at.nets.length;
      at.netOf.set(b, n);
      at.sources.push(b);
      at.ends.push([]);
      at.nets.push({source, sourceY: 0, targets: [], exported: false});
    }
    return n;
  }

  links.forEach((link, l) => {
    const b = link.from;
    let out = boxes[b].frame;
    let into = boxes[link.to].frame;
    let source = /** @type {number} */ (itemOfBox.get(b));
    let target = /** @type {number} */ (itemOfBox.get(link.to));
    let y = portOf(link);
    let end = {link: l, frame: -1};
    const addTarget = (/** @type {number} */ g, /** @type {number} */ from) => {
      const n = netIn(g, b, from);
      if (end.frame >= 0 && content(g).ends[n].some((other) => other.frame === end.frame)) return;
      content(g).nets[n].targets.push({item: target, y});
      content(g).ends[n].push(end);
    };
    const leave = () => {
      content(out).nets[netIn(out, b, source)].exported = true;
      source = /** @type {number} */ (itemOfFrame.get(out));
      out = tree.outer[out];
    };
    const enter = () => {
      addTarget(into, -1);
      target = /** @type {number} */ (itemOfFrame.get(into));
      end = {link: -1, frame: into};
      y = 0;
      into = tree.outer[into];
    };
    while (tree.depth[out] > tree.depth[into]) leave();
    while (tree.depth[into] > tree.depth[out]) enter();
    while (out !== into) {
      leave();
      enter();
    }
    addTarget(out, source);
  });
  return contents;
}
