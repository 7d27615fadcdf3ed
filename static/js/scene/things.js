/** Everything of a picture that can be reached by Tab, in topological order: nodes, groups, chips. */

/**
 * @typedef {import("../layout/types.js").Picture} Picture
 * @typedef {import("../layout/types.js").Box} Box
 * @typedef {import("../layout/types.js").Frame} Frame
 * @typedef {import("../layout/types.js").Chip} Chip
 *
 * @typedef {{key: string, order: number, x: number, y: number, w: number, h: number}} Place
 * @typedef {(Place & {kind: "node", id: number, box: Box}) | (Place & {kind: "closed", group: string, box: Box})
 *   | (Place & {kind: "open", group: string, frame: Frame}) | (Place & {kind: "chip", id: number, chip: Chip, box: Box})} Thing
 */

/**
 * @param {Picture} picture
 * @param {import("../graph/graph.js").Graph} graph
 * @returns {Thing[]}
 */
export function thingsOf({boxes, frames}, graph) {
  /** @type {Map<string, number>} */ const first = new Map();
  graph.document.nodes.group.forEach((path, id) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      if (first.has(path.slice(0, end))) break;
      first.set(path.slice(0, end), id);
    }
  });
  /** @type {Thing[]} */
  const things = frames.map((frame) =>
    ({kind: "open", key: frame.key, group: frame.group, frame, order: (first.get(frame.group) ?? 0) - 1 + frame.depth / 1000, x: frame.x, y: frame.y, w: frame.w, h: frame.h}));
  for (const box of boxes) {
    const {key, id, group, x, y, w, h} = box;
    things.push(box.kind === "node" ? {kind: "node", key, id, box, order: id, x, y, w, h} : {kind: "closed", key, group, box, order: id, x, y, w, h});
    for (const chip of box.chips) {
      things.push({kind: "chip", key: chipKey(chip), id: chip.id, chip, box, order: (box.kind === "node" ? box.id - 0.5 : box.id + 0.1) + chip.slot / 100,
        x: chip.x, y: chip.y, w: chip.w, h: chip.h});
    }
  }
  return things.sort((a, b) => a.order - b.order);
}

/** @param {Chip} chip */
export const chipKey = ({id, consumer, slot}) => `c${id}:${consumer}:${slot}`;

/**
 * Where in a picture a node is to be found: as itself, else in a chip, else in the innermost closed group around it.
 * @param {Thing[]} things
 * @param {import("../graph/graph.js").Graph} graph
 * @returns {(id: number) => Thing | undefined}
 */
export function finderOf(things, graph) {
  /** @type {Map<number, Thing>} */ const own = new Map();
  /** @type {Map<string, Thing>} */ const closed = new Map();
  for (const thing of things) {
    if (thing.kind === "node" || (thing.kind === "chip" && thing.chip.first)) own.set(thing.id, thing);
    else if (thing.kind === "closed") closed.set(thing.group, thing);
  }
  /** @param {number} id @returns {Thing | undefined} */
  function groupAround(id) {
    const path = graph.document.nodes.group[id];
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const found = closed.get(path.slice(0, end));
      if (found) return found;
    }
    return undefined;
  }
  return (id) => own.get(id) ?? groupAround(id) ?? graph.consumers(id).map(({node}) => groupAround(node)).find(Boolean);
}

/**
 * The last node inside each group at any depth: its value is the group's own.
 * @param {import("../graph/graph.js").Graph} graph
 * @returns {Map<string, number>}
 */
export function lastInside(graph) {
  /** @type {Map<string, number>} */
  const last = new Map();
  graph.document.nodes.group.forEach((path, id) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) last.set(path.slice(0, end), id);
  });
  return last;
}
