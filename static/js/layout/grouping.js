/**
 * The tree of groups in a document, in columns. Group 0 is the whole; a group stands before those inside it.
 *
 * @typedef {object} Grouping
 * @property {string[]} path
 * @property {Map<string, number>} index group of each path
 * @property {number[]} outer the group around each; -1 for the whole
 * @property {number[]} depth
 * @property {number[][]} inner groups directly inside
 * @property {number[][]} nodes nodes directly inside, without those that may only be chips
 * @property {Int32Array} groupOf group of each node
 * @property {number[]} size nodes inside at any depth, with the parameters used there
 * @property {number[]} last the last node inside at any depth
 * @property {Uint8Array} chip 1: drawn at its consumers (a used parameter); 2: at its only consumer (a constant); 3: not
 *   drawn (a constant whose consumer was left out of the document)
 * @property {Int32Array} only the only consumer of a node; -1 for none, -2 for several
 */

/** @param {string} path */
const isParameterPath = (path) => path === "parameters" || path.startsWith("parameters/");

/** @param {string} path @returns {string} the last part: "neuron 2" */
export const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

/** @param {string} path @returns {string} the last part without its number: "neuron" */
export const kindOf = (path) => nameOf(path).replace(/ \d+$/, "");

/**
 * @param {import("./types.js").LayoutInput} input
 * @returns {Grouping}
 */
export function groupingOf({op, operands, group, root}) {
  const count = op.length;
  /** @type {Grouping} */
  const tree = {
    path: [""], index: new Map([["", 0]]), outer: [-1], depth: [0], inner: [[]], nodes: [[]], size: [0], last: [-1],
    groupOf: new Int32Array(count), chip: new Uint8Array(count), only: new Int32Array(count).fill(-1),
  };
  const {chip, only, groupOf} = tree;
  operands.forEach((row, id) => row.forEach((operand) => {
    only[operand] = only[operand] === -1 ? id : -2;
  }));
  for (let id = 0; id < count; id++) {
    if (id === root) continue;
    if (only[id] === -1) {
      if (op[id] === "constant") chip[id] = 3;
    } else if (op[id] === "leaf" && isParameterPath(group[id])) chip[id] = 1;
    else if (op[id] === "constant" && only[id] >= 0) chip[id] = 2;
  }
  for (let id = 0; id < count; id++) {
    if (chip[id] === 1 || chip[id] === 3) continue;
    const at = groupAt(tree, group[id]);
    groupOf[id] = at;
    if (!chip[id]) tree.nodes[at].push(id);
    for (let g = at; g >= 0; g = tree.outer[g]) {
      tree.size[g]++;
      tree.last[g] = id;
    }
  }
  countParameters(tree, operands);
  return tree;
}

/**
 * @param {Grouping} tree @param {string} path
 * @returns {number} its group, made with all around it if need be
 */
function groupAt(tree, path) {
  const known = tree.index.get(path);
  if (known !== undefined) return known;
  let outer = 0;
  for (let end = path.indexOf("/"); ; end = path.indexOf("/", end + 1)) {
    const part = end < 0 ? path : path.slice(0, end);
    let at = tree.index.get(part);
    if (at === undefined) {
      at = tree.path.length;
      tree.index.set(part, at);
      tree.path.push(part);
      tree.outer.push(outer);
      tree.depth.push(tree.depth[outer] + 1);
      tree.inner[outer].push(at);
      tree.inner.push([]);
      tree.nodes.push([]);
      tree.size.push(0);
      tree.last.push(-1);
    }
    if (end < 0) return at;
    outer = at;
  }
}

/**
 * A parameter counts once in each group that uses it.
 * @param {Grouping} tree @param {number[][]} operands
 */
function countParameters(tree, operands) {
  /** @type {Set<number>} */
  const seen = new Set();
  const count = operands.length;
  operands.forEach((row, id) => row.forEach((operand) => {
    if (tree.chip[operand] !== 1) return;
    for (let g = tree.groupOf[id]; g >= 0; g = tree.outer[g]) {
      const use = g * count + operand;
      if (seen.has(use)) break;
      seen.add(use);
      tree.size[g]++;
    }
  }));
}
