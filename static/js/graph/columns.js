/**
 * A document's nodes in columns, for all that goes through every node or edge: as they came in a packed document, else made
 * of its lists.
 *
 * @typedef {import("../types.js").GraphDocument} GraphDocument
 *
 * @typedef {object} NodeColumns
 * @property {import("./groupTree.js").Columns} structure what layout needs of them
 * @property {string[]} labels each once, in the order in which they appear
 * @property {Int32Array} label of each node, index into labels
 * @property {Float64Array} value
 * @property {Float64Array} grad
 * @property {Float64Array} gradBefore
 * @property {Float64Array} partials of each operand, at its place in structure.operands
 */

/** @type {WeakMap<import("../types.js").Nodes, NodeColumns>} */
const known = new WeakMap();

/** Have nodes be read from the columns that they came in. @param {import("../types.js").Nodes} nodes @param {NodeColumns} columns */
export const keepColumns = (nodes, columns) => known.set(nodes, columns);

/** @param {GraphDocument} document @returns {NodeColumns} */
export const columnsOf = (document) => known.get(document.nodes) ?? made(document);

/** @param {GraphDocument} document @returns {NodeColumns} */
function made({root, nodes}) {
  const starts = startsOf(nodes.operands, nodes.op.length);
  const [ops, op] = coded(nodes.op);
  const [paths, group] = coded(nodes.group);
  const [labels, label] = coded(nodes.label);
  return {
    structure: {count: nodes.op.length, root, ops, op: new Uint8Array(op), starts, operands: flat(nodes.operands, new Int32Array(starts[nodes.op.length])), paths, group},
    labels, label, value: new Float64Array(nodes.value), grad: new Float64Array(nodes.grad), gradBefore: new Float64Array(nodes.grad_before),
    partials: flat(nodes.partials, new Float64Array(starts[nodes.op.length])),
  };
}

/** @param {number[][]} rows @param {number} count */
function startsOf(rows, count) {
  const starts = new Int32Array(count + 1);
  for (let id = 0; id < count; id++) starts[id + 1] = starts[id] + rows[id].length;
  return starts;
}

/**
 * Rows one after the other.
 * @template {Int32Array | Float64Array} T
 * @param {number[][]} rows @param {T} into as long as all of them
 */
function flat(rows, into) {
  for (let i = 0, at = 0; i < rows.length; i++) for (let k = 0; k < rows[i].length; k++) into[at++] = rows[i][k];
  return into;
}

/**
 * A column as each entry once, in the order in which they appear, and for each row which it is.
 * @template T
 * @param {T[]} column
 * @param {(entry: T) => unknown} [keyOf] the same for entries that are alike
 * @returns {[T[], Int32Array]}
 */
export function coded(column, keyOf = (entry) => entry) {
  /** @type {Map<unknown, number>} */ const places = new Map();
  /** @type {T[]} */ const table = [];
  const codes = new Int32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const key = keyOf(column[i]);
    let code = places.get(key);
    if (code === undefined) {
      places.set(key, code = table.length);
      table.push(column[i]);
    }
    codes[i] = code;
  }
  return [table, codes];
}

const NOT_FINITE = [NaN, Infinity, -Infinity];

/** Whether no entry is NaN or infinite: three searches by the browser are faster than a look at each. @param {Float64Array} column */
export const areFinite = (column) => !NOT_FINITE.some((number) => column.includes(number));

/** Whether two columns have the same entries. @param {ArrayLike<unknown>} one @param {ArrayLike<unknown>} other */
export function same(one, other) {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
