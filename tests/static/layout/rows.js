/**
 * Layout's columns from a graph written as rows.
 * @param {{op: string[], operands: number[][], group: string[], names: string[], named: boolean[], root: number, open?: string[] | null}} rows
 * @returns {import("../../../static/js/layout/types.js").LayoutInput}
 */
export function inputFrom({op, operands, group, names, named, root, open = null}) {
  const coded = (/** @type {string[]} */ column) => {
    const texts = [...new Set(column)];
    const code = new Map(texts.map((text, i) => [text, i]));
    return /** @type {const} */ ([texts, column.map((text) => /** @type {number} */ (code.get(text)))]);
  };
  const [ops, codes] = coded(op);
  const [paths, groups] = coded(group);
  const starts = new Int32Array(op.length + 1);
  operands.forEach((row, id) => { starts[id + 1] = starts[id] + row.length; });
  return {
    key: 0, count: op.length, root, ops, op: Uint8Array.from(codes), starts, operands: Int32Array.from(operands.flat()), paths, group: Int32Array.from(groups),
    nameLength: Uint8Array.from(names, (name, id) => (op[id] === "constant" ? 0 : Math.min(255, name.length))), named: Uint8Array.from(named, Number),
    open, viewport: {width: 824, height: 716},
  };
}
