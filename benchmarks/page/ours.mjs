/** Our own layout of large graphs, told what the page tells it. */

import {groupTree} from "../../static/js/graph/groupTree.js";
import {layoutFlat} from "../../static/js/layout/large/flat.js";
import {layOutLarge} from "../../static/js/layout/large/index.js";
import {openGroups} from "../../static/js/layout/opening.js";
import {BOX, GAP} from "./boxes.mjs";

/**
 * Without groups: every node is a box, as it is for the others.
 * @param {import("./graphs.mjs").Graph} graph
 * @returns {Promise<import("./contenders.mjs").LayOut>}
 */
export async function flat({ops, from, to}) {
  const {width: w, height: h} = BOX;
  return () => {
    const {x, y} = layoutFlat(ops.length, from, to, {w, h, gap: GAP.across, columnGap: GAP.along});
    return {x: x.map((left) => left + w / 2), y: y.map((top) => top + h / 2)};
  };
}

/** What the engine calls the operations. @type {Record<string, string>} */
const NAMES = {"+": "add", "-": "sub", "*": "mul", sq: "pow", tanh: "tanh", "1/n": "constant"};

/**
 * By its groups, all of them open; parameters are chips at their consumers, as on the page. The tree of groups is part of the
 * work, and nothing is known from the last time.
 * @param {import("./graphs.mjs").Graph} graph
 * @returns {Promise<import("./contenders.mjs").LayOut>}
 */
export async function byGroups(graph) {
  const columns = columnsOf(graph);
  return () => {
    const input = {...columns, starts: columns.starts.slice()};
    const tree = groupTree(input);
    const {open, paths} = openGroups(tree, input, tree.paths);
    return middlesOf(layOutLarge(input, tree, open, paths), graph.ops.length);
  };
}

/** @param {import("./graphs.mjs").Graph} graph @returns {import("../../static/js/layout/types.js").LayoutInput} */
function columnsOf({ops: symbols, paths, group, from, to}) {
  const count = symbols.length;
  const names = symbols.map((symbol) => NAMES[symbol] ?? "leaf");
  const ops = [...new Set(names)];
  const starts = new Int32Array(count + 1);
  for (const node of to) starts[node + 1]++;
  for (let id = 0; id < count; id++) starts[id + 1] += starts[id];
  return {
    key: 1, count, root: count - 1, ops, op: Uint8Array.from(names, (name) => ops.indexOf(name)), starts, operands: Int32Array.from(from),
    paths: paths.map((path) => path.replace(/^params/, "parameters").replace(/([a-z])(\d+)/g, "$1 $2")), group: Int32Array.from(group),
    nameLength: new Uint8Array(count).fill(4), named: new Uint8Array(count), open: null, viewport: {width: 1440, height: 900},
  };
}

/**
 * The middle of every box; a chip stands where its consumer does.
 * @param {import("../../static/js/layout/types.js").LargePicture} picture @param {number} count
 * @returns {import("./contenders.mjs").Placed}
 */
function middlesOf({templates, frameTemplate, frameX, frameY, itemStarts, itemRef}, count) {
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  frameTemplate.forEach((t, f) => {
    const {itemKind, itemX, itemY, itemW, itemH} = templates[t];
    for (let k = 0; k < itemKind.length; k++) {
      if (itemKind[k]) continue;
      const id = itemRef[itemStarts[f] + k];
      x[id] = frameX[f] + itemX[k] + itemW[k] / 2;
      y[id] = frameY[f] + itemY[k] + itemH[k] / 2;
    }
  });
  return {x, y};
}
