/**
 * A rule as MathML: in symbols, or with numbers put in.
 *
 * @typedef {import("./rule.js").Placed} Placed
 * @typedef {(node: number) => Element | string} Leaf what stands for a node: its symbol, or its number as text
 */

import {said} from "../numbers.js";
import {m, number, operator} from "./mathml.js";

const MINUS = "\u2212";
const DOT = "\u00b7";

/** How tightly an operator binds; what binds less tightly than its surroundings is put in brackets. */
const BINDING = {add: 1, sub: 1, neg: 2, mul: 3, div: 3, pow: 4, call: 5, if: 0};
const COMPARISONS = {lt: "<", le: "≤", gt: ">", ge: "≥", eq: "=", ne: "≠"};
const INFIX = {add: "+", sub: MINUS, mul: DOT, ...COMPARISONS};

/** @type {Record<string, (...parts: Element[]) => Element>} functions that mathematics writes in a form of their own */
const FORMS = {
  sqrt: (a) => m("msqrt", a),
  exp: (a) => m("msup", m("mi", "e"), a),
  abs: (a) => m("mrow", operator("|"), a, operator("|")),
};

/**
 * @param {Placed} tree
 * @param {Leaf} leaf
 * @param {number} [around] how tightly what stands around binds; 3 for the factor of a product
 * @returns {Element}
 */
export function set(tree, leaf, around = 0) {
  if (typeof tree === "number") return setNumber(said(tree), around);
  if (!Array.isArray(tree)) {
    const shown = leaf(tree.node);
    return typeof shown === "string" ? setNumber(shown, around) : shown;
  }
  const [name, ...rest] = /** @type {[string, ...any[]]} */ (tree);
  const binding = name in BINDING ? BINDING[/** @type {keyof typeof BINDING} */ (name)] : 0;
  return inBrackets(setOperation(name, rest, leaf), name !== "div" && binding < around);
}

/** @param {string} name @param {any[]} rest @param {Leaf} leaf @returns {Element} */
function setOperation(name, rest, leaf) {
  switch (name) {
    case "div": return m("mfrac", set(rest[0], leaf), set(rest[1], leaf));
    case "pow": return m("msup", set(rest[0], leaf, 5), set(rest[1], leaf));
    case "neg": return m("mrow", operator(MINUS), set(rest[0], leaf, 3));
    case "call": return setCall(rest[0], rest.slice(1), leaf);
    case "if": return setCases(rest, leaf);
    case "and":
    case "or": return m("mrow", ...rest.flatMap((each, i) => (i ? [m("mtext", ` ${name} `), set(each, leaf)] : [set(each, leaf)])));
    default: {
      const binding = name === "mul" ? 3 : name === "add" || name === "sub" ? 1 : 0;
      const right = name === "sub" ? 2 : binding && Math.max(binding, 1.5);
      return m("mrow", set(rest[0], leaf, binding), operator(INFIX[/** @type {keyof typeof INFIX} */ (name)]), set(rest[1], leaf, right));
    }
  }
}

/** @param {string} name @param {any[]} operands @param {Leaf} leaf */
function setCall(name, operands, leaf) {
  if (FORMS[name]) return FORMS[name](...operands.map((each) => set(each, leaf)));
  const list = operands.flatMap((each, i) => (i ? [operator(","), set(each, leaf)] : [set(each, leaf)]));
  return m("mrow", m("mi", name), operator("("), ...list, operator(")"));
}

/** @param {any[]} rest condition, then, otherwise @param {Leaf} leaf */
function setCases([condition, then, otherwise], leaf) {
  const row = (/** @type {any} */ tree, /** @type {Element} */ when) => m("mtr", m("mtd", set(tree, leaf)), m("mtd", when));
  const first = m("mrow", m("mtext", "if "), set(condition, leaf));
  return m("mrow", operator("{"), m("mtable", row(then, first), row(otherwise, m("mtext", "else"))));
}

/** A number below zero stands in brackets after a plus or a minus, and under a power. @param {string} text @param {number} around */
function setNumber(text, around) {
  return inBrackets(number(text), text.startsWith(MINUS) && (around === 1.5 || around === 2 || around >= 4));
}

/** @param {Element} element @param {boolean} needed */
const inBrackets = (element, needed) => (needed ? m("mrow", operator("("), element, operator(")")) : element);

/**
 * The cells of a formula that stand over one another in symbols and in numbers: a sum or a product has three, all else one.
 * @param {Placed} tree
 * @returns {{cells: (Placed | string)[], around: number}} strings are operators
 */
export function cellsOf(tree) {
  const name = Array.isArray(tree) ? tree[0] : "";
  if (!Array.isArray(tree) || (name !== "add" && name !== "sub" && name !== "mul")) return {cells: [tree], around: 0};
  return {cells: [tree[1], INFIX[/** @type {"add" | "sub" | "mul"} */ (name)], tree[2]], around: name === "mul" ? 3 : 1};
}
