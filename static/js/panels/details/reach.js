/** Two switches for the selected node: only what leads into it, or only what it leads to. */

import {h} from "../../dom.js";
import {maskOf} from "../../graph/mask.js";

/**
 * @typedef {import("../../graph/graph.js").Graph} Graph
 * @typedef {import("../../graph/mask.js").Way} Way
 */

/** @type {WeakMap<Graph, Map<string, number>>} so that a step does not count them again */
const known = new WeakMap();

/** @param {Graph} graph @param {number} node @param {Way} way */
function countOf(graph, node, way) {
  const counts = known.get(graph) ?? new Map();
  known.set(graph, counts);
  const key = `${way} ${node}`;
  if (!counts.has(key)) counts.set(key, maskOf(graph, node, way).count);
  return /** @type {number} */ (counts.get(key));
}

/** @param {import("./subject.js").Subject} subject which is selected @returns {HTMLElement} */
export function reach({graph, id, state: {filter}, actions}) {
  const all = graph.count.toLocaleString("en");
  /** @param {Way} way @param {string} words */
  function toggle(way, words) {
    const on = filter?.node === id && filter.way === way;
    const count = countOf(graph, id, way).toLocaleString("en");
    return h("button", {
      type: "button", class: "btn", "aria-pressed": String(on), "data-key": `reach ${way}`, title: on ? "Show all nodes (Esc)" : "Show only these, itself among them",
      onclick: () => (on ? actions.unfilter() : actions.filter(id, way)),
    }, words, h("span", {class: "cap"}, `${count} of ${all} nodes`));
  }
  return h("div", {class: "reach", role: "group", "aria-label": "Show only"}, toggle("operands", "What leads here"), toggle("consumers", "What it leads to"));
}
