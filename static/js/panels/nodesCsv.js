/**
 * The rows of the table Nodes as CSV (RFC 4180): what is shown of each node, in full precision. A number reads back as the
 * same number; NaN and infinities are words; what is not shown yet is empty.
 *
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {(id: number) => {value: number | null, gradient: number | null}} Numbers what is shown of a node
 */

const HEAD = ["id", "name", "op", "group", "operands", "value", "gradient"];

/** Rows written at a time: few enough for the page to stay awake. */
const AT_A_TIME = 5000;

/** A spreadsheet takes a text that begins like this for a formula. Source: OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r]/;

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

/**
 * @param {Graph} graph
 * @param {ArrayLike<number>} ids
 * @param {Numbers} numbers
 * @returns {Generator<string, void>} pieces of the file, one after the other
 */
export function* csvOf(graph, ids, numbers) {
  const {op, group, operands} = graph.document.nodes;
  yield line(HEAD);
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    let piece = "";
    for (let i = from; i < Math.min(ids.length, from + AT_A_TIME); i++) {
      const id = ids[i];
      const {value, gradient} = numbers(id);
      piece += line([String(id), text(graph.name(id)), text(op[id]), text(group[id]), operands[id].join(" "), number(value), number(gradient)]);
    }
    yield piece;
  }
}

/** @param {string[]} cells */
const line = (cells) => `${cells.map(quoted).join(",")}\r\n`;

/** @param {string} cell */
const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param {string} cell */
const text = (cell) => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

/** @param {number | null} x */
const number = (x) => (x === null ? "" : Object.is(x, -0) ? "-0" : String(x));
