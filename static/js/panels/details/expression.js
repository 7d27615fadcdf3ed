/** A gradient in one line, where several consumers add to it: ∂d/∂a = 1 + b = 5. */

import {columns, m, number, operator} from "../../formulas/mathml.js";
import {set} from "../../formulas/setting.js";
import {gradientOf, symbolOf} from "../../formulas/symbols.js";
import {said} from "../../numbers.js";
import {handedBy} from "../../words/handed.js";
import {card} from "./card.js";

const DOT = "\u00b7";
const MOST = 3;
/** Further than this nobody looks whether only sums follow. */
const HOPS = 100;

/** @typedef {import("./subject.js").Subject} Subject */

/** @param {Subject} subject whose gradient is complete @returns {HTMLElement | null} */
export function expression(subject) {
  const {graph, walk, state, operations, id, shown: {gradient}} = subject;
  const places = walk.terms(id, false, 0, MOST + 1);
  const seeded = id === graph.root || graph.gradBefore[id] !== 0;
  if (!gradient || state.overwrite || seeded || places.length < 2 || places.length > MOST || !Number.isFinite(gradient.sum)) return null;
  const terms = () => places.flatMap(({consumer, slot}, i) => {
    const [{rule}] = handedBy(state, operations, consumer, [slot]);
    return [...(i ? [operator("+")] : []), termOf(subject, consumer, rule)];
  });
  const result = () => {
    const cell = m("mrow", number(said(gradient.sum)));
    cell.setAttribute("class", "gg");
    return cell;
  };
  const element = card({
    head: ["In one line"],
    settings: [
      () => columns([[gradientOf(graph, id), operator("="), ...terms(), operator("="), result()]]),
      () => columns([[gradientOf(graph, id), operator("="), m("mrow", ...terms())], [null, operator("="), result()]]),
    ],
  });
  element.classList.add("line", "optional");
  element.classList.remove("formula");
  return element;
}

/**
 * Local derivative × gradient of the consumer; a factor 1 goes without saying.
 * @param {Subject} subject
 * @param {number} consumer
 * @param {import("../../formulas/rule.js").Placed} rule
 */
function termOf(subject, consumer, rule) {
  const {graph} = subject;
  const symbol = (/** @type {number} */ node) => symbolOf(graph, node);
  if (handsOnAll(subject, consumer)) return set(rule, symbol, 1.5);
  if (rule === 1) return gradientOf(graph, consumer);
  return m("mrow", set(rule, symbol, 3), operator(DOT), gradientOf(graph, consumer));
}

/** Whether a node's gradient is 1 whatever the numbers are: only sums lie between it and the root. @param {Subject} subject @param {number} id */
function handsOnAll({graph, walk, state, operations}, id) {
  let at = id;
  for (let hop = 0; at !== graph.root; hop++) {
    const terms = walk.terms(at, false, 0, 2);
    if (hop === HOPS) return false;
    if (terms.length !== 1 || handedBy(state, operations, terms[0].consumer, [terms[0].slot])[0].rule !== 1) return false;
    at = terms[0].consumer;
  }
  return walk.expected(graph.root) === 1;
}
