/**
 * Why an operand is handed what it is handed. Each reason is a row: when it holds, and what it says, beginning with the
 * mark that joins it to the sentence. The first that holds is given; the special ones come first.
 */

import {evaluate} from "../formulas/arithmetic.js";
import {isNode} from "../formulas/rule.js";
import {expressionOf} from "../walk/shown.js";
import {notFiniteHanded} from "./notFinite.js";
import {code, list, say} from "./parts.js";

/**
 * @typedef {import("./index.js").Scene} Scene
 * @typedef {import("./parts.js").Part} Part
 * @typedef {import("./handed.js").Handed} Handed
 * @typedef {(scene: Scene, rows: Handed[]) => Part[] | null} Reason null where it does not hold
 */

/** A slope below this is said to be flat. */
const FLAT = 0.01;

/** @param {Scene} scene */
const rowOf = ({graph, operations, id}) => /** @type {import("../types.js").Operation} */ (operations.get(graph.document.nodes.op[id]));

/** @param {Scene} scene */
const numberOf = ({graph}) => (/** @type {{node: number}} */ at) => graph.value[at.node];

/** @type {Reason} */
const gradientIsZero = (_, rows) => (rows[0].gradient === 0 ? say`its own gradient is 0, so nothing goes further` : null);

/** A product with a factor 0. @type {Reason} */
function factorIsZero({name}, rows) {
  const row = rows.find(({rule, partial}) => partial === 0 && isNode(rule));
  if (!row || !isNode(row.rule)) return null;
  return say`${name(row.rule.node)} is 0, so a nudge of ${name(row.target)} changes nothing`;
}

/** A function made of pieces: relu below 0, max, abs. @type {Reason} */
function pieceTaken(scene, rows) {
  const found = rows.flatMap((row) => {
    const said = typeof row.rule === "number" && row.because ? comparison(scene, row.because) : null;
    return said ? [{row, said}] : [];
  });
  const closed = found.find(({row}) => row.partial === 0) ?? found[0];
  if (!closed) return null;
  const {row: {partial, target}, said: {words, kink}} = closed;
  const op = code(rowOf(scene).name);
  if (kink) return say`${words}, where ${op} has a kink: its slope counts as ${partial} there`;
  if (partial === 0) return say`${words}, so a nudge of ${scene.name(target)} changes nothing`;
  return partial === 1 ? say`${words}, where ${op} hands on everything` : say`${words}, where the slope of ${op} is ${partial}`;
}

/** "x is below 0". @param {Scene} scene @param {import("../formulas/rule.js").Comparison} because */
function comparison(scene, {left, right}) {
  if (!isNode(left)) return null;
  const [a, b] = [left, right].map((side) => evaluate(side, numberOf(scene)));
  const other = isNode(right) ? scene.name(right.node) : b;
  const relation = a < b ? "is below" : a > b ? "is above" : isNode(right) ? "equals" : "is";
  return {words: say`${scene.name(left.node)} ${relation} ${other}`, kink: a === b && rowOf(scene).kink !== ""};
}

/** A saturated activation. @type {Reason} */
function flat(scene, [row]) {
  const op = rowOf(scene);
  if (op.group !== "activ" || typeof row.rule === "number" || !(Math.abs(row.partial) < FLAT)) return null;
  const changes = row.partial === 0 ? "changes nothing" : "changes hardly anything";
  return say`${code(op.name)} is flat at ${scene.graph.value[row.target]}, so a nudge of ${scene.name(row.target)} ${changes}`;
}

/** @type {Reason[]} */
const SPECIAL = [(scene, rows) => notFiniteHanded(scene, rows), gradientIsZero, factorIsZero, pieceTaken, flat];

/** What an operator does with a gradient, by its symbol. @type {Record<string, Reason>} */
const OPERATORS = {
  "+": () => say`: a sum hands its gradient on unchanged`,
  "-"(scene, rows) {
    if (rowOf(scene).arity === 1) return say`: the minus turns its sign`;
    if (rows.length === 2) return say`: a difference hands its gradient on, to the second with its sign turned`;
    return rows[0].slot === 0 ? say`: a difference hands its gradient to the first unchanged` : say`: what is taken away counts with its sign turned`;
  },
  "*"({graph, id, name}, rows) {
    const times = rows[0].gradient === 1 ? "" : say`, times ${rows[0].gradient}`;
    if (rows.length > 1) return say`: each takes the other factor${times}`;
    const other = graph.operandsOf(id)[1 - rows[0].slot];
    return graph.isConstant(other) ? say`: the other factor is ${rows[0].partial}${times}` : say`: the other factor, ${name(other)}, is ${rows[0].partial}${times}`;
  },
};

/** The local derivative, as the slope of the operation. @type {Reason} */
function slope(scene, rows) {
  const {graph, id, operations, name} = scene;
  const [{partial, gradient, target}] = rows;
  const times = gradient === 1 ? "" : say`, times ${gradient}`;
  if (rows.length > 1) return say`: the local derivatives are ${list(rows.map((row) => row.partial))}${times}`;
  const {symbol, name: op, arity} = rowOf(scene);
  const at = graph.value[target];
  const of = symbol || arity > 1
    ? say`the slope of ${code(expressionOf(graph, id, operations))} at ${name(target)} = ${at} is ${partial}` : say`the slope of ${code(op)} at ${at} is ${partial}`;
  return gradient === 1 ? say`, for ${of}` : say`: ${of}${times}`;
}

/** The reason, where it is one of those that stop or spoil a gradient. @type {Reason} */
export function specialReason(scene, rows) {
  for (const reason of SPECIAL) {
    const said = reason(scene, rows);
    if (said) return said;
  }
  return null;
}

/** @param {Scene} scene @param {Handed[]} rows @returns {Part[]} */
export function reasonOf(scene, rows) {
  const special = specialReason(scene, rows);
  if (special) return say`: ${special}`;
  return OPERATORS[rowOf(scene).symbol]?.(scene, rows) ?? slope(scene, rows) ?? [];
}
