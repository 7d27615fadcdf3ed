/** From one row of the tree to another along the edges of the graph, as far as rows are there: what is hidden stands for its closed group. Pure. */

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Rows} Rows
 */

/**
 * Right to the first consumer, left to the first operand, up and down among the operands of that consumer.
 * @param {Rows} rows
 * @param {Row} row
 * @param {string} key ArrowRight, ArrowLeft, ArrowUp or ArrowDown
 * @returns {number} index of a row; -1 where no edge leads anywhere
 */
export function rowAlong(rows, row, key) {
  const [into, out] = [key === "ArrowLeft" && edgeInto(rows, row), key !== "ArrowLeft" && edgeOut(rows, row)];
  if (into) return rows.placeOf(into.operand) === row.index ? -1 : placeAt(rows, into.operand, into.consumer, into.slot);
  if (!out) return -1;
  if (key === "ArrowRight") return rows.placeOf(out.consumer);
  const {operandStarts: starts, operandNodes} = rows.order.graph;
  const slot = out.slot + (key === "ArrowDown" ? 1 : -1);
  const at = starts[out.consumer] + slot;
  if (slot < 0 || at >= starts[out.consumer + 1]) return -1;
  return placeAt(rows, operandNodes[at], out.consumer, slot);
}

/** The chip at this very consumer where there is one. @param {Rows} rows @param {number} id @param {number} consumer @param {number} slot */
function placeAt(rows, id, consumer, slot) {
  const chip = rows.indexOf(`c${id}:${consumer}:${slot}`);
  return chip >= 0 ? chip : rows.placeOf(id);
}

/**
 * The first edge that ends at a node, or at the first node in a group that has one from outside.
 * @param {Rows} rows @param {Row} row
 */
function edgeInto({order: {graph}}, row) {
  const {groups: tree, operandStarts: starts, operandNodes} = graph;
  if (row.kind === "chip") return null;
  const [from, to] = row.kind === "node" ? [row.node, row.node] : [tree.first[row.group], tree.last[row.group]];
  for (let id = from; id <= to; id++) {
    if (row.kind === "group" && !isInside(tree, id, row.group)) continue;
    for (let k = starts[id]; k < starts[id + 1]; k++) {
      const operand = operandNodes[k];
      if (row.kind === "node" || (!tree.chip[operand] && !isInside(tree, operand, row.group))) return {operand, consumer: id, slot: k - starts[id]};
    }
  }
  return null;
}

/**
 * The first edge that leaves a node or a chip, or the last node in a group that has one to the outside.
 * @param {Rows} rows @param {Row} row
 */
function edgeOut({order: {graph}}, row) {
  const {groups: tree, consumerStarts: starts, consumerNodes, consumerSlots} = graph;
  if (row.kind === "chip") return {consumer: row.consumer, slot: Number(row.key.slice(row.key.lastIndexOf(":") + 1))};
  const [from, to] = row.kind === "node" ? [row.node, row.node] : [tree.last[row.group], tree.first[row.group]];
  for (let id = from; id >= to; id--) {
    if (row.kind === "group" && !isInside(tree, id, row.group)) continue;
    for (let k = starts[id]; k < starts[id + 1]; k++) {
      if (row.kind === "node" || !isInside(tree, consumerNodes[k], row.group)) return {consumer: consumerNodes[k], slot: consumerSlots[k]};
    }
  }
  return null;
}

/** @param {import("../../graph/groupTree.js").GroupTree} tree @param {number} id @param {number} group */
function isInside({of, outer, chip}, id, group) {
  if (chip[id] === 1 || chip[id] === 3) return false;
  for (let g = of[id]; g > 0; g = outer[g]) if (g === group) return true;
  return false;
}
