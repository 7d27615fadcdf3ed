/**
 * The tree of groups in a graph, in columns. Group 0 is the whole; a group stands before those inside it. It is made once, on the
 * page, and the layout's worker is sent its columns.
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
 * @typedef {object} TreeColumns what is sent of a tree
 * @property {string[]} paths
 * @property {Int32Array} outer the group around each; -1 for the whole
 * @property {Int32Array} depth
 * @property {Int32Array} of group of each node
 * @property {Int32Array} first the first node inside at any depth; -1 for none
 * @property {Int32Array} last the last one
 * @property {Int32Array} size nodes inside at any depth, with the parameters used there
 * @property {Uint8Array} chip 1: drawn at its consumers (a used parameter); 2: at its only consumer (a constant); 3: not
 *   drawn (a constant whose consumer was left out of the document)
 * @property {Int32Array} only the only consumer of a node; -1 for none, -2 for several
 *
 * @typedef {object} Followed what follows from these
 * @property {TreeColumns} columns
 * @property {string[]} names the last part of each path: "neuron 2"
 * @property {number[][]} inner groups directly inside, in the order of their first nodes
 * @property {Map<string, number>} index group of each path; made when it is first asked for
 * @property {Int32Array[]} nodes nodes directly inside, without those that may only be chips; made when they are first asked for
 *
 * @typedef {TreeColumns & Followed} GroupTree
 */

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
  const {count, starts, operands, group} = columns;
  const only = onlyConsumers(columns);
  const chip = chipsOf(columns, only);
  const of = new Int32Array(count);
  const paths = [""];
  /** @type {number[]} */ const outer = [-1];
  const index = new Map([["", 0]]);
  const known = new Int32Array(columns.paths.length).fill(-1);
  for (let id = 0; id < count; id++) {
    if (chip[id] === 1 || chip[id] === 3) continue;
    let at = known[group[id]];
    if (at < 0) at = known[group[id]] = groupAt(paths, outer, index, columns.paths[group[id]]);
    of[id] = at;
  }
  const groups = outer.length;
  const depth = new Int32Array(groups);
  for (let g = 1; g < groups; g++) depth[g] = depth[outer[g]] + 1;
  const first = new Int32Array(groups).fill(-1);
  const last = new Int32Array(groups).fill(-1);
  const size = new Int32Array(groups);
  for (let id = 0; id < count; id++) {
    if (chip[id] === 1 || chip[id] === 3) continue;
    const g = of[id];
    size[g]++;
    if (first[g] < 0) first[g] = id;
    last[g] = id;
  }
  for (let g = groups - 1; g > 0; g--) {
    const around = outer[g];
    size[around] += size[g];
    if (first[g] >= 0 && (first[around] < 0 || first[g] < first[around])) first[around] = first[g];
    last[around] = Math.max(last[around], last[g]);
  }
  const tree = {paths, outer: Int32Array.from(outer), depth, of, first, last, size, chip, only};
  countParameters(tree, starts, operands);
  return treeOf(tree);
}

/** The same tree again from what was sent of it. @param {TreeColumns} columns @returns {GroupTree} */
export function treeOf(columns) {
  const {paths, outer} = columns;
  /** @type {Map<string, number> | null} */ let index = null;
  /** @type {Int32Array[] | null} */ let nodes = null;
  /** @type {number[][]} */ const inner = paths.map(() => []);
  for (let g = 1; g < outer.length; g++) inner[outer[g]].push(g);
  return {
    ...columns, columns, names: paths.map(nameOf), inner,
    get index() { return index ??= new Map(paths.map((path, g) => [path, g])); },
    get nodes() { return nodes ??= nodesOf(columns); },
  };
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
 * @param {string[]} paths @param {number[]} outer @param {Map<string, number>} index @param {string} path
 * @returns {number} its group, made with all around it if need be
 */
function groupAt(paths, outer, index, path) {
  const known = index.get(path);
  if (known !== undefined) return known;
  const end = path.lastIndexOf("/");
  const around = end < 0 ? 0 : groupAt(paths, outer, index, path.slice(0, end));
  const at = paths.push(path) - 1;
  index.set(path, at);
  outer.push(around);
  return at;
}

/** @param {TreeColumns} tree @returns {Int32Array[]} views of one column */
function nodesOf({of, chip, outer}) {
  const starts = new Int32Array(outer.length + 1);
  for (let id = 0; id < of.length; id++) if (!chip[id]) starts[of[id] + 1]++;
  for (let g = 0; g < outer.length; g++) starts[g + 1] += starts[g];
  const ids = new Int32Array(starts[outer.length]);
  const next = starts.slice();
  for (let id = 0; id < of.length; id++) if (!chip[id]) ids[next[of[id]]++] = id;
  return Array.from(outer, (_, g) => ids.subarray(starts[g], starts[g + 1]));
}

/**
 * A parameter counts once in each group that uses it: its uses are gone through together, and each marks the groups around it.
 * @param {TreeColumns} tree @param {Int32Array} starts @param {Int32Array} operands
 */
function countParameters({chip, of, outer, size}, starts, operands) {
  const uses = new Int32Array(chip.length + 1);
  for (let k = 0; k < operands.length; k++) if (chip[operands[k]] === 1) uses[operands[k] + 1]++;
  for (let id = 0; id < chip.length; id++) uses[id + 1] += uses[id];
  const users = new Int32Array(uses[chip.length]);
  for (let id = 0; id < chip.length; id++) {
    for (let k = starts[id]; k < starts[id + 1]; k++) if (chip[operands[k]] === 1) users[uses[operands[k]]++] = of[id];
  }
  const marked = new Int32Array(size.length).fill(-1);
  for (let id = 0, at = 0; id < chip.length; id++) {
    for (; at < uses[id]; at++) {
      for (let g = users[at]; g >= 0 && marked[g] !== id; g = outer[g]) {
        marked[g] = id;
        size[g]++;
      }
    }
  }
}
