/**
 * What layout has to know of a graph. It depends on names and structure, not on numbers: while it is the same, so is the picture.
 * @param {import("../graph.js").Graph} graph
 * @param {string[] | null} open paths of the open groups; null: as many as fit
 * @param {{width: number, height: number}} viewport
 * @param {Record<string, string>} [symbols] sign of each operation, for those that have one
 * @returns {import("./types.js").LayoutInput}
 */
export function layoutInput(graph, open, viewport, symbols) {
  const {op, operands, group} = graph.document.nodes;
  return {
    op, operands, group, root: graph.root, open, viewport, ...(symbols && {symbols}),
    names: op.map((_, id) => graph.name(id)), named: op.map((_, id) => graph.isNamed(id)),
  };
}
