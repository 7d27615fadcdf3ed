/**
 * The tree of groups in a graph, in columns. Group 0 is the whole; a group stands before those inside it. The same columns
 * give the same indices, on the page and in the layout's worker.
 *
 * @typedef {object} Columns What the tree is made of.
 * @property {number} count nodes
 * @property {number} root
 * @property {string[]} ops names of operations, in the order in which they appear
 * @property {Uint8Array} op of each node, index into ops
 * @property {Int32Array} starts operands of a node stand at starts[id] up to starts[id + 1], by slot
 * @property {Int32Array} operands
 * @property {string[]} paths of groups, each once, in the order in which they appear
 * @property {Int32Array} group of each node, index into paths
 *
 * @typedef {object} GroupTree
 * @property {string[]} paths
 * @property {string[]} names the last part of each path: "neuron 2"
 * @property {Map<string, number>} index group of each path
 * @property {Int32Array} outer the group around each; -1 for the whole
 * @property {Int32Array} depth
 * @property {number[][]} inner groups directly inside, in the order of their first nodes
 * @property {number[][]} nodes nodes directly inside, without those that may only be chips
 * @property {Int32Array} of group of each node
 * @property {Int32Array} first the first node inside at any depth; -1 for none
 * @property {Int32Array} last the last one
 * @property {Int32Array} size nodes inside at any depth, with the parameters used there
 * @property {Uint8Array} chip 1: drawn at its consumers (a used parameter); 2: at its only consumer (a constant); 3: not
 *   drawn (a constant whose consumer was left out of the document)
 * @property {Int32Array} only the only consumer of a node; -1 for none, -2 for several
 */

/** So many bits tell which group uses which parameter before a set does. */
const BITS = 2 ** 27;

/** Whether a path is of parameters, which are drawn at their consumers. @param {string} path */
export const isParameterPath = (path) => path === "parameters" || path.startsWith("parameters/");

/** @param {string} path @returns {string} the last part: "neuron 2" */
export const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

/** @param {string} path @returns {string} the last part without its number: "neuron" */
export const kindOf = (path) => nameOf(path).replace(/ \d+$/, "");

/**
 * Linear in nodes and operands.
 * @param {Columns} columns
 * @returns {GroupTree}
 */
export function groupTree(columns) {
  const {count, starts, operands, paths, group} = columns;
  const only = onlyConsumers(columns);
  const chip = chipsOf(columns, only);
  /** @type {GroupTree} */
  const tree = {
    paths: [""], names: [""], index: new Map([["", 0]]), outer: new Int32Array(0), depth: new Int32Array(0), inner: [[]], nodes: [[]],
    of: new Int32Array(count), first: new Int32Array(0), last: new Int32Array(0), size: new Int32Array(0), chip, only,
  };
  /** @type {number[]} */ const outer = [-1];
  const known = new Int32Array(paths.length).fill(-1);
  for (let id = 0; id < count; id++) {
    if (chip[id] === 1 || chip[id] === 3) continue;
    let at = known[group[id]];
    if (at < 0) at = known[group[id]] = groupAt(tree, outer, paths[group[id]]);
    tree.of[id] = at;
    if (!chip[id]) tree.nodes[at].push(id);
  }
  const groups = outer.length;
  tree.outer = Int32Array.from(outer);
  tree.depth = new Int32Array(groups);
  for (let g = 1; g < groups; g++) tree.depth[g] = tree.depth[outer[g]] + 1;
  tree.first = new Int32Array(groups).fill(-1);
  tree.last = new Int32Array(groups).fill(-1);
  tree.size = new Int32Array(groups);
  for (let id = 0; id < count; id++) {
    if (chip[id] === 1 || chip[id] === 3) continue;
    const g = tree.of[id];
    tree.size[g]++;
    if (tree.first[g] < 0) tree.first[g] = id;
    tree.last[g] = id;
  }
  for (let g = groups - 1; g > 0; g--) {
    const around = outer[g];
    tree.size[around] += tree.size[g];
    if (tree.first[g] >= 0 && (tree.first[around] < 0 || tree.first[g] < tree.first[around])) tree.first[around] = tree.first[g];
    tree.last[around] = Math.max(tree.last[around], tree.last[g]);
  }
  countParameters(tree, starts, operands);
  return tree;
}

/** @param {Columns} columns */
function onlyConsumers({count, starts, operands}) {
  const only = new Int32Array(count).fill(-1);
  for (let id = 0; id < count; id++) {
    for (let k = starts[id]; k < starts[id + 1]; k++) only[operands[k]] = only[operands[k]] === -1 ? id : -2;
  }
  return only;
}

/** @param {Columns} columns @param {Int32Array} only */
function chipsOf({count, root, ops, op, paths, group}, only) {
  const chip = new Uint8Array(count);
  const [leaf, constant] = [ops.indexOf("leaf"), ops.indexOf("constant")];
  const parameters = paths.map(isParameterPath);
  for (let id = 0; id < count; id++) {
    if (id === root) continue;
    if (only[id] === -1) {
      if (op[id] === constant) chip[id] = 3;
    } else if (op[id] === leaf && parameters[group[id]]) chip[id] = 1;
    else if (op[id] === constant && only[id] >= 0) chip[id] = 2;
  }
  return chip;
}

/**
 * @param {GroupTree} tree @param {number[]} outer @param {string} path
 * @returns {number} its group, made with all around it if need be
 */
function groupAt(tree, outer, path) {
  const known = tree.index.get(path);
  if (known !== undefined) return known;
  let around = 0;
  for (let end = path.indexOf("/"); ; end = path.indexOf("/", end + 1)) {
    const part = end < 0 ? path : path.slice(0, end);
    let at = tree.index.get(part);
    if (at === undefined) {
      at = tree.paths.length;
      tree.index.set(part, at);
      tree.paths.push(part);
      tree.names.push(nameOf(part));
      outer.push(around);
      tree.inner[around].push(at);
      tree.inner.push([]);
      tree.nodes.push([]);
    }
    if (end < 0) return at;
    around = at;
  }
}

/**
 * A parameter counts once in each group that uses it.
 * @param {GroupTree} tree @param {Int32Array} starts @param {Int32Array} operands
 */
function countParameters(tree, starts, operands) {
  const {chip, of, outer, size} = tree;
  const rank = new Int32Array(chip.length);
  let parameters = 0;
  for (let id = 0; id < chip.length; id++) if (chip[id] === 1) rank[id] = parameters++;
  if (!parameters) return;
  if (size.length * parameters > BITS) return countInSet(tree, starts, operands, rank, parameters);
  const bits = new Uint32Array((size.length * parameters >>> 5) + 1);
  for (let id = 0; id < chip.length; id++) {
    for (let k = starts[id]; k < starts[id + 1]; k++) {
      const operand = operands[k];
      if (chip[operand] !== 1) continue;
      for (let g = of[id]; g >= 0; g = outer[g]) {
        const use = g * parameters + rank[operand];
        const bit = 1 << (use & 31);
        if (bits[use >>> 5] & bit) break;
        bits[use >>> 5] |= bit;
        size[g]++;
      }
    }
  }
}

/**
 * The same where there would be too many bits.
 * @param {GroupTree} tree @param {Int32Array} starts @param {Int32Array} operands @param {Int32Array} rank @param {number} parameters
 */
function countInSet({chip, of, outer, size}, starts, operands, rank, parameters) {
  /** @type {Set<number>} */ const seen = new Set();
  for (let id = 0; id < chip.length; id++) {
    for (let k = starts[id]; k < starts[id + 1]; k++) {
      if (chip[operands[k]] !== 1) continue;
      for (let g = of[id]; g >= 0 && seen.size < seen.add(g * parameters + rank[operands[k]]).size; g = outer[g]) size[g]++;
    }
  }
}
