/** "Why is this gradient 5?": the paths from the output to the node, each a product of partials, adding up to the total. */

import {h} from "../../dom.js";
import {largestPaths} from "../../formulas/paths.js";
import {said} from "../../numbers.js";

/**
 * @typedef {import("./subject.js").Subject} Subject
 * @typedef {import("../../formulas/paths.js").Path} Path
 */

const SHOWN = 6;
const FACTORS = 10;
const DOT = "\u00b7";

/** @type {WeakMap<import("../../graph.js").Graph, Map<number, ReturnType<typeof largestPaths>>>} */
const known = new WeakMap();

/**
 * @param {Subject} subject whose gradient is complete
 * @param {{open: boolean, toggle: (open: boolean) => void}} disclosure
 * @returns {HTMLElement | null}
 */
export function why(subject, {open, toggle}) {
  const {graph, id, shown: {gradient}} = subject;
  const before = graph.document.nodes.grad_before[id];
  const total = /** @type {import("../../walk.js").Received} */ (gradient).true - before;
  if (id === graph.root || !Number.isFinite(total)) return null;
  const element = h("details", {
    class: "why", open, ontoggle: () => {
      toggle(element.open);
      if (element.open && element.childElementCount === 1) element.append(...answer(subject, total));
    },
  }, h("summary", {"data-key": "why"}, h("h2", {}, `Why is this gradient ${said(total)}?`)));
  if (open) element.append(...answer(subject, total));
  return element;
}

/** @param {Subject} subject @param {number} total @returns {HTMLElement[]} */
function answer(subject, total) {
  const {graph, id} = subject;
  const all = known.get(graph) ?? new Map();
  known.set(graph, all);
  const found = all.get(id) ?? largestPaths(graph, id, SHOWN);
  all.set(id, found);
  const {paths, count, sum} = found;
  const root = h("span", {class: "code"}, graph.name(graph.root));
  const intro = count === 1 ? h("p", {}, "One path leads from ", root, " to it. Its local derivatives are multiplied.")
    : h("p", {}, `${count > 1e6 ? "More than a million" : count} paths lead from `, root, " to it. Along each the local derivatives are multiplied; the products add up.");
  const list = h("ol", {class: "paths"}, ...paths.map((/** @type {Path} */ path, /** @type {number} */ i) => h("li", {}, pathButton(subject, path, i))));
  if (count === 1) return [intro, list];
  const some = paths.length < count;
  return [intro, list, h("p", {class: "total"}, some ? `The ${paths.length} largest make ` : "Together ",
    h("b", {class: "gg"}, said(sum)), some && ` of ${said(total)}${share(sum, total)}`)];
}

/** @param {Subject} subject @param {Path} path @param {number} i */
function pathButton({graph, actions}, {nodes, partials, product}, i) {
  const light = () => actions.light(nodes);
  const off = () => actions.light([]);
  return h("button", {type: "button", class: "path", "data-key": `path ${i}`, onmouseenter: light, onfocus: light, onmouseleave: off, onblur: off, onclick: light},
    h("span", {class: "product"}, said(product)),
    h("span", {class: "way"}, h("span", {}, ...middle(nodes.map((node) => graph.name(node)), FACTORS).flatMap((name, at) => [at > 0 && " → ", h("span", {class: "code", title: name}, name)])),
      h("span", {class: "cap"}, middle(partials.map(said), FACTORS).join(` ${DOT} `))));
}

/** A long list without its middle. @param {string[]} items @param {number} most */
const middle = (items, most) => (items.length <= most ? items : [...items.slice(0, most / 2), "…", ...items.slice(-most / 2)]);

/** @param {number} sum @param {number} total */
function share(sum, total) {
  const part = sum / total;
  return part > 0 && part <= 1 ? `, ${Math.round(100 * part)} %` : "";
}
