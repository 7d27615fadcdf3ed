/** Which nodes answer to what is typed into the search: by name, label, source text, operation or number ("v6"). */

/** @typedef {import("../../graph.js").Graph} Graph */
/** @typedef {{name: string, source: string, op: string, symbol: string}} Known */

/**
 * @param {Graph} graph
 * @param {Map<string, import("../../types.js").Operation>} operations
 * @returns {(asked: string) => number[]} ids, best first: what is asked for, what begins with it, what holds it
 */
export function createMatches(graph, operations) {
  /** @type {Known[]} */
  const known = graph.document.nodes.op.map((op, id) => ({
    name: graph.name(id).toLowerCase(), source: graph.source(id).toLowerCase(),
    op: op.toLowerCase(), symbol: operations.get(op)?.symbol ?? "",
  }));

  return (asked) => {
    const text = asked.trim().toLowerCase();
    if (text === "") return [];
    return known.map((node, id) => ({id, rank: rankOf(node, id, text)}))
      .filter(({rank}) => rank !== null)
      .sort((a, b) => Number(a.rank) - Number(b.rank) || a.id - b.id)
      .map(({id}) => id);
  };
}

/** @param {Known} node @param {number} id @param {string} text @returns {number | null} null where it does not match */
function rankOf({name, source, op, symbol}, id, text) {
  const rank = [name === text || text === `v${id}`, name.startsWith(text), op === text || symbol === text,
    op.startsWith(text), name.includes(text), source.includes(text)].indexOf(true);
  return rank < 0 ? null : rank;
}
