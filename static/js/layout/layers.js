/**
 * Items on their levels, and edges cut into segments between neighboring levels. All edges from one source share a chain of
 * waypoints, so a value that is used far away runs through the picture once.
 *
 * @typedef {object} Item A thing that takes room: a box with its chips, or an open group.
 * @property {number} w width
 * @property {number} left room kept free to the left, where its chip stands out
 * @property {number} tip how far to the left its arrows end
 * @property {number} exit how far to the right of its left side its edges leave
 * @property {number} above room above the line on which its edges leave
 * @property {number} below
 * @property {boolean} frame whether it is an open group
 * @property {boolean} leads
 * @property {string} kind
 * @property {boolean} free whether its two operands may change places without harm to what is read
 *
 * @typedef {{item: number, y: number}} Target the item and where on it, relative to its line
 *
 * @typedef {object} Net All edges from one source, within one frame.
 * @property {number} source item; -1: it comes in through the frame's left side
 * @property {number} sourceY where on that item it leaves
 * @property {Target[]} targets
 * @property {boolean} exported whether it goes out through the frame's right side
 *
 * @typedef {object} Layers In columns: vertices, and the segments between them.
 * @property {number} levels the first is the frame's left side, the last its right side
 * @property {number} items vertices below this are items
 * @property {Int32Array} level of each vertex
 * @property {Float64Array} above @property {Float64Array} below
 * @property {Float64Array} free what it costs that a vertex has its operands out of order; 0 where they must be in order
 * @property {Uint8Array} item 1: not a mere waypoint
 * @property {number[]} from @property {number[]} to of each segment
 * @property {number[]} fromY @property {number[]} toY
 * @property {number[]} weight edges that run along it
 * @property {number[][]} chains per net its source and the waypoints all its edges share
 * @property {number[]} sourceY per net where it leaves its source
 * @property {number[][][]} paths per net and target the vertices passed; for an exported net one more, to the right side
 * @property {number[][]} last per net and target its last segment
 */

/** An operand order that is not kept, where it may be given up, costs less than a crossing; later in the graph a little less. */
const INVERTED = 0.05;

/** So many waypoints are worth their while; a graph that needs more is too large to be read by its lines. */
const WAYPOINTS = 300_000;
const SHORT = 40;

/**
 * @param {Net[]} nets @param {number[]} levelOf each item @param {number} levels
 * @returns {number} how many levels an edge may go to be led around boxes
 */
function reachOf(nets, levelOf, levels) {
  let waypoints = 0;
  for (const {source, targets, exported} of nets) {
    const first = source < 0 ? 0 : levelOf[source];
    const far = exported ? levels - 1 : targets.reduce((most, {item}) => Math.max(most, levelOf[item]), first);
    waypoints += Math.max(0, far - first - 1);
  }
  return waypoints <= WAYPOINTS ? Infinity : SHORT;
}

/**
 * @param {Item[]} items @param {Net[]} nets @param {Int32Array} level of each item, from 0 @param {number} itemLevels
 * @returns {Layers}
 */
export function layersOf(items, nets, level, itemLevels) {
  const levels = itemLevels + 2;
  const levelOf = Array.from(level, (l) => l + 1);
  /** @type {number[]} */ const from = [];
  /** @type {number[]} */ const to = [];
  /** @type {number[]} */ const fromY = [];
  /** @type {number[]} */ const toY = [];
  /** @type {number[]} */ const weight = [];
  /** @type {number[][]} */ const last = [];
  /** @type {number[][]} */ const chains = [];
  const point = (/** @type {number} */ l) => levelOf.push(l) - 1;

  const reach = reachOf(nets, levelOf, levels);

  const paths = nets.map((net, n) => {
    last[n] = [];
    const source = net.source < 0 ? point(0) : net.source;
    const chain = [source];
    chains.push(chain);
    const first = levelOf[source];
    const ends = net.targets.map(({item, y}) => ({vertex: item, y, at: levelOf[item]}));
    if (net.exported) ends.push({vertex: point(levels - 1), y: 0, at: levels - 1});
    const far = ends.reduce((most, end) => Math.max(most, end.at), first);
    for (let l = first + 1; l < far && far - first <= reach; l++) {
      const vertex = point(l);
      from.push(chain[chain.length - 1]);
      to.push(vertex);
      fromY.push(l === first + 1 ? net.sourceY : 0);
      toY.push(0);
      weight.push(ends.reduce((sum, end) => sum + (end.at > l ? 1 : 0), 0));
      chain.push(vertex);
    }
    return ends.map((end) => {
      const hops = Math.max(0, Math.min(end.at - first, chain.length) - 1);
      // An edge that goes back (two groups that use each other) or too far has no levels between: it is drawn straight over.
      if (end.at === first + hops + 1) {
        last[n].push(from.length);
        from.push(chain[hops]);
        to.push(end.vertex);
        fromY.push(hops === 0 ? net.sourceY : 0);
        toY.push(end.y);
        weight.push(1);
      } else last[n].push(-1);
      return [...chain.slice(0, hops + 1), end.vertex];
    });
  });

  const count = levelOf.length;
  const above = new Float64Array(count);
  const below = new Float64Array(count);
  const free = new Float64Array(count);
  const item = new Uint8Array(count);
  items.forEach((box, v) => {
    above[v] = box.above;
    below[v] = box.below;
    free[v] = box.free ? INVERTED * (1 - 0.4 * levelOf[v] / levels) : 0;
    item[v] = 1;
  });
  return {levels, items: items.length, level: Int32Array.from(levelOf), above, below, free, item, from, to, fromY, toY, weight, chains,
    sourceY: nets.map((net) => net.sourceY), paths, last};
}
