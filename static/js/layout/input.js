/**
 * What layout has to know of a graph. It depends on names and structure, not on numbers: while it is the same, so is the picture.
 *
 * @typedef {import("./types.js").LayoutInput} LayoutInput
 */

/**
 * @param {import("../graph.js").Graph} graph
 * @param {string[] | null} open paths of the open groups; null: what a first look takes in
 * @param {{width: number, height: number}} viewport
 * @param {Record<string, string>} [symbols] sign of each operation, for those that have one
 * @returns {LayoutInput}
 */
export function layoutInput(graph, open, viewport, symbols) {
  const {op, operands, group} = graph.document.nodes;
  return {
    op, operands, group, root: graph.root, open, viewport, ...(symbols && {symbols}),
    names: op.map((_, id) => graph.name(id)), named: op.map((_, id) => graph.isNamed(id)),
  };
}

const SLACK = 80;

/**
 * Whether two graphs get the same picture. Of a name only its length counts: `Value(1.5)` may become `Value(2.5)`; of the
 * window only a change that is worth a new picture: a line more under the graph must not move what a reader looks at.
 * @param {LayoutInput} one
 * @param {LayoutInput} other
 * @returns {boolean}
 */
export function sameStructure(one, other) {
  return one.root === other.root && Math.abs(one.viewport.width - other.viewport.width) < SLACK && Math.abs(one.viewport.height - other.viewport.height) < SLACK
    && same(one.op, other.op) && same(one.group, other.group) && same(one.named, other.named)
    && (one.open === other.open || (one.open !== null && other.open !== null && same(one.open, other.open)))
    && one.names.every((name, id) => name.length === other.names[id].length)
    && one.operands.every((row, id) => same(row, other.operands[id]));
}

/** @template T @param {T[]} one @param {T[]} other */
const same = (one, other) => one.length === other.length && one.every((each, i) => each === other[i]);
