/** The number literal that a leaf was made from: where it stands in the text, so that it can be typed over or dragged. */

import {rangeOf} from "./places.js";
import {changeBetween, movedBy} from "./textChange.js";

const NUMBER = /[-+\u2212]?\s*(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?/y;
const LEADS = [/^\s*Value\s*\(\s*(?:data\s*=\s*)?/, /^\s*[A-Za-z_]\w*\s*(?::\s*\w+\s*)?=\s*/];

/**
 * Where the literal of a leaf stands in the text of its document; null where its span holds none of its own.
 * @param {import("./graph/graph.js").Graph} graph
 * @param {number} id
 * @returns {{from: number, to: number} | null}
 */
export function literalOf(graph, id) {
  const span = graph.document.nodes.span[id];
  if (!span || !graph.isLeaf(id) || graph.isParameter(id)) return null;
  const {from, to} = rangeOf(graph.document.program, span);
  const text = graph.document.program.slice(from, to);
  for (const lead of LEADS) {
    const found = lead.exec(text);
    if (!found) continue;
    const literal = numberAt(text, found[0].length);
    if (literal && /^\s*(?:[,)]|$)/.test(text.slice(literal.to))) return {from: from + literal.from, to: from + literal.to};
  }
  return null;
}

/**
 * Where the literal of a leaf stands in a text that has changed since; null where the change has touched its beginning.
 * @param {import("./graph/graph.js").Graph} graph
 * @param {number} id
 * @param {string} program the text as it is now
 * @returns {{from: number, to: number} | null}
 */
export function literalNow(graph, id, program) {
  const literal = literalOf(graph, id);
  const from = literal && movedBy(literal.from, changeBetween(graph.document.program, program));
  return from === null ? null : numberAt(program, from);
}

/**
 * The number literal that begins at an offset; null where none does.
 * @param {string} text
 * @param {number} from
 * @returns {{from: number, to: number} | null}
 */
function numberAt(text, from) {
  NUMBER.lastIndex = from;
  const found = NUMBER.exec(text);
  return found ? {from, to: from + found[0].length} : null;
}

/** @param {string} text @returns {boolean} whether it is a number as a program writes it */
export function isNumber(text) {
  const found = numberAt(text.trim(), 0);
  return found !== null && found.to === text.trim().length;
}

/**
 * A literal one step of its last digit up or down: 2.0 → 2.1, 6 → 7, 1e-3 → 2e-3.
 * @param {string} text
 * @param {1 | -1} direction
 * @returns {string | null}
 */
export function nudged(text, direction) {
  const found = /^\s*([-+\u2212]?)\s*(\d*)\.?(\d*)(e[-+]?\d+)?\s*$/i.exec(text.replaceAll("_", ""));
  if (!found || found[2] + found[3] === "") return null;
  const [, sign, whole, fraction, power = ""] = found;
  const size = 10 ** fraction.length;
  const units = Number(whole + fraction) * (sign === "" || sign === "+" ? 1 : -1) + direction;
  return Number.isSafeInteger(units) ? (units / size).toFixed(fraction.length) + (fraction === "" && text.includes(".") ? "." : "") + power : null;
}
