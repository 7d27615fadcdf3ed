/** NaN and infinity: where the first one arose, and why. */

import {said} from "../numbers.js";
import {code, list, say} from "./parts.js";

/**
 * @typedef {import("./index.js").Scene} Scene
 * @typedef {import("./parts.js").Part} Part
 */

/** A domain as people say it. @type {[pattern: RegExp, words: string][]} */
const SAID = [
  [/^a > (-?\d+)$/, "above $1"],
  [/^a >= (-?\d+)$/, "from $1 on"],
  [/^b is not 0$/, "where the divisor is not 0"],
];

/** What a clause of a domain asks of the second operand. @type {Record<string, string>} */
const ASKED = {"a whole b": "a whole exponent", "b >= 0": "an exponent from 0 on"};

/**
 * Where a value that is not finite came from: the operand chain is followed down to a node whose operands are all finite.
 * @param {import("../graph/graph.js").Graph} graph
 * @param {number} id
 */
function originOf(graph, id) {
  const {value} = graph;
  for (let at = id; ;) {
    const next = graph.operandsOf(at).find((operand) => !Number.isFinite(value[operand]));
    if (next === undefined) return at;
    at = next;
  }
}

/**
 * A forward step whose value is no finite number.
 * @param {Scene} scene
 * @returns {Part[]}
 */
export function notFinite(scene) {
  const {graph, walk, state, id, name} = scene;
  const {value} = graph;
  const origin = originOf(graph, id);
  if (origin === id) return say`${value[id]}, first here: ${whyNotFinite(scene)}`;
  const operand = graph.operandsOf(id).find((each) => !Number.isFinite(value[each])) ?? origin;
  const step = walk.evaluateStep(origin, state.byEdge);
  const arose = graph.isOperation(origin) ? say`at ${name(origin)}, step ${String(step)}` : say`in ${name(origin)}, from the start`;
  return say`${value[id]}, for ${name(operand)} is ${value[operand]}. It began ${arose}.`;
}

/**
 * Why an operation over finite numbers gives none.
 * @param {Pick<Scene, "graph" | "id" | "name" | "operations">} scene
 * @returns {Part[]}
 */
export function whyNotFinite({graph, id, name, operations}) {
  const {value, document: {nodes: {op}}} = graph;
  const row = /** @type {import("../types.js").Operation} */ (operations.get(op[id]));
  const are = list(graph.operandsOf(id).filter((operand) => !graph.isConstant(operand) || value[operand] === 0)
    .map((operand) => (graph.isConstant(operand) ? say`the constant is ${value[operand]}` : say`${name(operand)} is ${value[operand]}`)));
  if (row.domain.startsWith("every")) return say`${are}, and the result is beyond the largest number that a float holds.`;
  const clause = clauseAt(row, value[graph.operandsOf(id)[0]]);
  if (clause) return say`${name(graph.operandsOf(id)[0])} is ${value[graph.operandsOf(id)[0]]}, which ${code(row.symbol)} takes with ${clause} only.`;
  return say`${code(row.symbol || row.name)} is defined ${domainOf(row, graph.operandsOf(id).map((operand) => calledIn(graph, operand)))}, and ${are}.`;
}

/** Of a domain in several clauses, such as "a < 0 with a whole b", what the one that concerns this number asks for. */
function clauseAt(/** @type {import("../types.js").Operation} */ {domain}, /** @type {number} */ first) {
  const asks = {"<": first < 0, "=": first === 0};
  for (const clause of domain.split("; ")) {
    const found = /^a ([<=]) 0 with (.*)$/.exec(clause);
    if (found && asks[/** @type {"<" | "="} */ (found[1])]) return ASKED[found[2]] ?? found[2];
  }
  return null;
}

/** @param {import("../types.js").Operation} row @param {string[]} names of its operands */
function domainOf({domain}, [first, second]) {
  const found = SAID.find(([pattern]) => pattern.test(domain));
  if (found) return domain.replace(...found);
  // "a" is an operand before a relation, and an article elsewhere.
  const named = domain.replace(/\ba(?= (?:[><=]|is))/g, () => first).replace(/\bb\b/g, () => second);
  return `where ${named.replaceAll(">=", "≥")}`;
}

/** @param {import("../graph/graph.js").Graph} graph @param {number} id */
const calledIn = (graph, id) => (graph.isConstant(id) ? said(graph.value[id]) : graph.name(id));

/**
 * A backward step that hands on something that is no finite number.
 * @param {Scene} scene
 * @param {import("./handed.js").Handed[]} rows
 * @returns {Part[] | null} null where all are finite
 */
export function notFiniteHanded({graph, id, name}, rows) {
  const {value} = graph;
  const row = rows.find(({term}) => !Number.isFinite(term));
  if (!row) return null;
  if (!Number.isFinite(row.gradient)) return say`its own gradient is ${row.gradient}`;
  const at = [...graph.operandsOf(id), id].find((each) => !Number.isFinite(value[each]));
  if (at !== undefined) {
    const origin = originOf(graph, at);
    return origin === at ? say`${name(at)} is ${value[at]}` : say`${name(at)} is ${value[at]}, since ${name(origin)}`;
  }
  return say`its local derivative there is ${row.partial}`;
}
