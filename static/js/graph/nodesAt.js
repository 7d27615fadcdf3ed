/** Which nodes a place in the source belongs to. */

/** @typedef {import("../types.js").Span} Span */

/**
 * The nodes with the smallest span that holds a place, in the order of their ids: several where a line ran several
 * times. Both ends of a span belong to it.
 * @param {import("./graph.js").Graph} graph
 * @param {{line: number, column: number}} place line from 1, column from 0
 * @returns {number[]}
 */
export function nodesAt(graph, place) {
  /** @type {number[]} */
  let found = [];
  /** @type {Span | null} */
  let smallest = null;
  graph.document.nodes.span.forEach((span, id) => {
    if (!span || !holds(span, place)) return;
    const order = smallest ? bySize(span, smallest) : -1;
    if (order < 0) {
      smallest = span;
      found = [id];
    } else if (order === 0) {
      found.push(id);
    }
  });
  return found;
}

/**
 * The one to show of several: the next one after what is shown, so that clicking again goes through them;
 * else the one at the present step; else the last, which holds what the line came to.
 * @param {number[]} nodes
 * @param {number | null} selection
 * @param {number | null} present
 * @returns {number | null}
 */
export function chosenOf(nodes, selection, present) {
  if (!nodes.length) return null;
  const at = selection === null ? -1 : nodes.indexOf(selection);
  if (at >= 0) return nodes[(at + 1) % nodes.length];
  return present !== null && nodes.includes(present) ? present : nodes[nodes.length - 1];
}

/** @param {Span} span @param {{line: number, column: number}} place */
function holds([line, column, endLine, endColumn], place) {
  return (line < place.line || (line === place.line && column <= place.column))
    && (endLine > place.line || (endLine === place.line && endColumn >= place.column));
}

/** @param {Span} a @param {Span} b */
const bySize = (a, b) => (a[2] - a[0]) - (b[2] - b[0]) || width(a) - width(b);

/** Of a span on several lines only their number counts. @param {Span} span */
const width = ([line, column, endLine, endColumn]) => (line === endLine ? endColumn - column : 0);
