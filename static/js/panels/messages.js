/** The words of a problem, and of a number that is none. */

import {said} from "../numbers.js";
import {firstTrouble, spoiledBy} from "./trouble.js";

/**
 * @typedef {import("../graph.js").Graph} Graph
 * @typedef {string | {code: string}} Part
 * @typedef {{head: string, where: string, text: Part[]}} Message head: what is wrong; where: "line 8, column 16"; text: what to do
 */

/**
 * @param {import("../types.js").Problem} problem
 * @returns {Message}
 */
export function problemWords(problem) {
  const place = problem.errors?.[0];
  const isLimit = problem.type.endsWith("/limit-exceeded"); // there the place says only how far the program had come
  const where = place?.line === undefined ? "" : `line ${place.line}${place.column === undefined ? "" : `, column ${place.column + 1}`}`;
  const detail = problem.detail.replace(/ \(line \d+(?:, column \d+)?\)/, "");
  if (!place?.message || place.field || place.line === undefined) {
    const isTold = problem.type.startsWith("/problems/") && problem.advice && detail.endsWith(problem.advice);
    return isTold ? {head: detail.slice(0, -(problem.advice ?? "").length).trim().replace(/\.$/, ""), where, text: coded(problem, problem.advice ?? "")}
      : {head: problem.title, where, text: [detail]};
  }
  if (isLimit) return {head: detail.replace(/\.$/, ""), where: `at ${where}`, text: []};
  return {head: begun(place.message, problem.name), where, text: problem.advice ? coded(problem, problem.advice) : []};
}

/** A sentence that opens on a word of English begins with a capital; one that opens on a name of the program does not. @param {string} text @param {string} [name] */
const begun = (text, name) => (name !== undefined && text.startsWith(name) ? text : text.replace(/^(?:a|an|the|there|only|no|this|that|invalid|expected|unexpected|unterminated|cannot|index|too|unmatched|unindent|positional) /, (word) => word[0].toUpperCase() + word.slice(1)));

/** Advice with the name it offers set as code. @param {import("../types.js").Problem} problem @param {string} advice @returns {Part[]} */
function coded({suggestion}, advice) {
  const at = suggestion ? advice.indexOf(suggestion) : -1;
  if (!suggestion || at < 0) return [advice];
  return [advice.slice(0, at), {code: suggestion}, advice.slice(at + suggestion.length)];
}

/**
 * The first number of a graph that is none, and why; null where all are finite.
 * @param {Graph} graph
 * @param {Map<string, import("../types.js").Operation>} operations
 * @returns {{message: Message, node: number, source: number, of: "value" | "gradient"} | null} source: the node whose step made it
 */
export function troubleWords(graph, operations) {
  const trouble = firstTrouble(graph);
  if (!trouble) return null;
  const {node, number, of} = trouble;
  const {span, operands, value} = graph.document.nodes;
  const where = span[node] ? `line ${span[node][0]}` : "";
  const word = said(number);
  if (of === "gradient") {
    const source = graph.consumers(node).map((each) => each.node).reverse().find((id) => graph.leads[id]) ?? node;
    return {node, source, of, message: {head: `${word}, first in the gradient of ${graph.name(node)}`, where,
      text: [`No value is, but the slope of ${graph.source(source) || graph.name(source)} is not finite there. What it is handed on to is not finite either.`]}};
  }
  const made = graph.isNamed(node) && graph.source(node) !== "" && graph.isOperation(node) ? `${graph.name(node)} = ${graph.source(node)}` : graph.name(node);
  const operation = operations.get(graph.document.nodes.op[node]);
  const reason = operation ? reasonOf(operation, operands[node].map((id) => ({name: graph.name(id), value: value[id]})), number) : "It stands so in the program.";
  const spoiled = spoiledBy(graph, node);
  const names = spoiled.slice(0, 3).map((id) => graph.name(id)).join(", ") + (spoiled.length > 3 ? ` and ${spoiled.length - 3} more` : "");
  const rest = spoiled.length === 0 ? "" : ` Every node that uses ${graph.name(node)} is spoiled too: ${names}.`;
  return {node, source: node, of, message: {head: `${word}, first at ${made}`, where, text: [reason + rest]}};
}

/**
 * Why an operation on finite numbers gave none.
 * @param {import("../types.js").Operation} operation
 * @param {{name: string, value: number}[]} operands
 * @param {number} number
 */
function reasonOf({name, domain, operands: rows}, operands, number) {
  const given = operands.map(({name: called, value}) => (called === said(value) ? called : `${called} is ${said(value)}`));
  const list = given.length === 2 ? `${given[0]} and ${given[1]}` : given.join(", ");
  if (operands.some(({value}) => !Number.isFinite(value))) return `${list}.`;
  if (domain === "every number") return `${list}: the result is beyond the largest number that a computer holds.`;
  const bound = rows.length === 1 ? /^\w+ (>=?) (\S+)$/.exec(domain) : null;
  if (bound) return `${name} is defined ${bound[1] === ">" ? "above" : "from"} ${bound[2]}${bound[1] === ">" ? "" : " on"}, and ${list}.`;
  if (name === "div") return `Nothing can be divided by 0: ${list}.`;
  if (!Number.isNaN(number)) return `${list}: the result has no end.`;
  return `${list}: the power of a negative number is defined for whole exponents only.`;
}
