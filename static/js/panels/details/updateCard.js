/** A parameter's update: each rule of the optimiser in symbols and in numbers, its own numbers (momentum and the like) included. */

import {h} from "../../dom.js";
import {steps} from "../../formulas/assigned.js";
import {columns, m, number, operator} from "../../formulas/mathml.js";
import {set} from "../../formulas/setting.js";
import {gradientOf, symbolOf} from "../../formulas/symbols.js";
import {fixed, said} from "../../numbers.js";
import {updateAt} from "../../words/updated.js";
import {card} from "./card.js";

/** @typedef {import("./subject.js").Subject} Subject */
/** @typedef {import("../../formulas/assigned.js").Step} Step */

/** Where no rule is known, that of gradient descent is tried. @type {import("../../optimizers.js").Assigned[]} */
const DESCENT = [{name: "p", tree: ["sub", "p", ["mul", "learning_rate", "g"]]}];
/** @type {Record<string, string>} what the field writes for a name */
const LETTERS = {learning_rate: "η", momentum: "μ", alpha: "α", epsilon: "ε", weight_decay: "λ"};
const INDEXED = /^(beta)(\d)$/;

/** @param {Subject} subject the present node of an update step @returns {HTMLElement[]} */
export function update(subject) {
  const {graph, frame, state} = subject;
  const told = updateAt(graph, frame);
  const row = state.opened?.optimizer;
  const once = row ? steps(row.once, told) : [];
  const each = steps(row?.step ?? DESCENT, told);
  const last = each.at(-1);
  const heading = h("div", {class: "sec"}, h("h2", {}, `This step, by ${row && row.name !== "sgd" ? row.name : "gradient descent"}`));
  if (!last || !agrees(last.after, told.after)) return [heading, unexplained(subject, told)];
  return [heading, ...each.slice(0, -1).map((step) => between(subject, step)), final(subject, last, told), ...once.map((step) => between(subject, step))];
}

/** @param {number} a @param {number} b */
const agrees = (a, b) => Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** What the optimiser computes on its way. @param {Subject} subject @param {Step} step */
function between(subject, step) {
  const isOnce = step.before === null || !["g", "p"].includes(step.name) && !(`${step.name}_before` in updateAt(subject.graph, subject.frame).terms);
  return card({
    kind: "upd", head: ["New ", h("span", {class: "code"}, step.name)], aside: isOnce ? "the same for all" : "",
    settings: settings(subject, step),
    result: [h("span", {}, subject.state.asking ? "= ?" : `= ${fixed(step.after)}`)], note: isOnce || step.before === null ? undefined : `was ${fixed(step.before)}`,
  });
}

/** The parameter itself. @param {Subject} subject @param {Step} step @param {import("../../types.js").Update} told */
function final(subject, step, {before, after, terms}) {
  return card({
    kind: "upd", head: ["New ", h("span", {class: "code"}, subject.graph.name(subject.id))],
    aside: terms.learning_rate === undefined ? "" : `rate ${said(terms.learning_rate)}`,
    settings: settings(subject, step),
    result: [h("span", {}, subject.state.asking ? "= ?" : `= ${fixed(after)}`)], note: `was ${fixed(before)}`,
  });
}

/** A document whose numbers no known rule gives. @param {Subject} subject @param {import("../../types.js").Update} told */
function unexplained({graph, id, state}, {before, after}) {
  return card({
    kind: "upd", head: ["New ", h("span", {class: "code"}, graph.name(id))],
    settings: [() => columns([[symbolOf(graph, id)], [number(fixed(before))]])],
    result: [h("span", {}, state.asking ? "= ?" : `= ${fixed(after)}`)], note: `was ${fixed(before)}`,
  });
}

/** In symbols, over the same in numbers; where that is too wide, the parts of a sum under one another. @param {Subject} subject @param {Step} step */
function settings(subject, {tree, names, numbers}) {
  const isSum = Array.isArray(tree) && (tree[0] === "sub" || tree[0] === "add");
  const cells = isSum ? [tree[1], tree[2]] : [tree];
  const sign = isSum && tree[0] === "sub" ? "\u2212" : "+";
  const isSquared = (/** @type {number} */ at) => JSON.stringify(tree).includes(`["pow",{"node":${at}},2]`);
  const inSymbols = (/** @type {number} */ at) => {
    const shown = symbol(subject, names[at]);
    return isSquared(at) && shown.localName === "mfrac" ? m("mrow", operator("("), shown, operator(")")) : shown;
  };
  const inNumbers = (/** @type {number} */ at) => written(names[at], numbers[at]);
  /** @param {import("../../formulas/setting.js").Leaf} leaf */
  const set1 = (leaf) => cells.map((cell, i) => set(cell, leaf, i === 0 ? 0 : sign === "+" ? 1.5 : 2));
  /** @param {Element[]} parts */
  const inRow = (parts) => parts.flatMap((part, i) => (i ? [operator(sign), part] : [part]));
  /** @param {Element[]} parts */
  const underOneAnother = (parts) => parts.map((part, i) => [i ? operator(sign) : null, part]);
  const wide = () => columns([inRow(set1(inSymbols)), inRow(set1(inNumbers))]);
  const narrow = () => columns([...underOneAnother(set1(inSymbols)), ...underOneAnother(set1(inNumbers))]);
  return isSum ? [wide, narrow] : [wide];
}

/** Settings have the digits that they were given, numbers of the training four decimals. @param {string} name @param {number} x */
const written = (name, x) => (name in LETTERS || INDEXED.test(name) || name === "t" ? said(x) : fixed(x));

/** @param {Subject} subject @param {string} name */
function symbol({graph, id}, name) {
  if (name === "p") return symbolOf(graph, id);
  if (name === "g") return gradientOf(graph, id);
  const indexed = INDEXED.exec(name);
  return indexed ? m("msub", m("mi", "β"), number(indexed[2])) : m("mi", LETTERS[name] ?? name);
}
