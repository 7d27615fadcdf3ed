/** The words of a problem, and of a number that is none. */

import {said} from "../numbers.js";
import {whyNotFinite} from "../words/notFinite.js";
import {code, say} from "../words/parts.js";
import {firstTrouble, spoiledBy} from "./trouble.js";

/**
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {import("../words/parts.js").Part} Part
 * @typedef {{head: string, where: string, text: Part[]}} Message head: what is wrong; where: "line 8, column 16"; text: what to do
 */

/**
 * @param {import("../types.js").Problem} problem
 * @returns {Message}
 */
export function problemWords(problem) {
  const place = problem.errors?.[0];
  const where = place?.line === undefined ? "" : `line ${place.line}${place.column === undefined ? "" : `, column ${place.column + 1}`}`;
  if (where && !isLimit(problem)) return {head: place?.message ?? problem.title, where, text: coded(problem, problem.advice ?? "")};
  const {advice = ""} = problem;
  const detail = problem.detail.replace(/ \(line \d+(?:, column \d+)?\)/, "");
  if (!isLimit(problem) && !(advice && detail.endsWith(advice))) return {head: problem.title, where, text: say`${detail}`};
  const head = detail.slice(0, detail.length - advice.length).trim().replace(/\.$/, "");
  return {head, where: where && `at ${where}`, text: coded(problem, advice)};
}

/** Of a limit the place says only how far the program had come. @param {import("../types.js").Problem} problem */
const isLimit = ({type}) => type.endsWith("/limit-exceeded");

/** Advice with the name it offers set as code. @param {import("../types.js").Problem} problem @param {string} advice @returns {Part[]} */
function coded({suggestion}, advice) {
  const at = suggestion ? advice.indexOf(suggestion) : -1;
  if (!advice) return [];
  return suggestion && at >= 0 ? say`${advice.slice(0, at)}${code(suggestion)}${advice.slice(at + suggestion.length)}` : say`${advice}`;
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
  const {span} = graph.document.nodes;
  const where = span[node] ? `line ${span[node][0]}` : "";
  const word = said(number);
  if (of === "gradient") {
    const {grad, partials, operandStarts} = graph;
    const spoils = graph.consumers(node).filter((each) => !Number.isFinite(grad[each.node] * partials[operandStarts[each.node] + each.slot]));
    const source = spoils.at(-1)?.node ?? node;
    return {node, source, of, message: {head: `${word}, first in the gradient of ${graph.name(node)}`, where,
      text: say`Every value is finite, but what ${code(graph.source(source) || graph.name(source))} hands on is not.`}};
  }
  const made = graph.isNamed(node) && graph.source(node) !== "" && graph.isOperation(node) ? `${graph.name(node)} = ${graph.source(node)}` : graph.name(node);
  /** @type {Part[]} */
  const reason = graph.isOperation(node) ? whyNotFinite({graph, id: node, operations, name: (id) => code(graph.name(id))}) : say`It stands so in the program.`;
  const spoiled = spoiledBy(graph, node);
  const names = spoiled.slice(0, 3).map((id) => graph.name(id)).join(", ") + (spoiled.length > 3 ? ` and ${spoiled.length - 3} more` : "");
  const rest = spoiled.length === 0 ? [] : say` It spreads to ${names}.`;
  return {node, source: node, of, message: {head: `${word}, first at ${made}`, where, text: [...capital(reason), ...rest]}};
}

/** A sentence that opens on a number or a word, not on a name, begins with a capital. @param {Part[]} parts @returns {Part[]} */
const capital = ([first, ...rest]) => (first.kind === "code" ? [first, ...rest] : [{...first, text: first.text[0].toUpperCase() + first.text.slice(1)}, ...rest]);
