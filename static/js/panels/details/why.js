/** "Why is this gradient 5?": the paths from the output to the node, each a product of partials, adding up to the total. */

import {h} from "../../dom.js";
import {largestPaths} from "../../formulas/paths.js";
import {said} from "../../numbers.js";
import {ends, manyPaths, percent, productSaid} from "./pathWords.js";

/**
 * @typedef {import("./subject.js").Subject} Subject
 * @typedef {import("../../formulas/paths.js").Path} Path
 */

const SHOWN = 5;
const FACTORS = 10;
const DOT = "\u00b7";

/** @type {WeakMap<import("../../graph/graph.js").Graph, Map<number, ReturnType<typeof largestPaths>>>} */
const known = new WeakMap();

/**
 * @param {Subject} subject whose gradient is complete
 * @param {{open: boolean, toggle: (open: boolean) => void}} disclosure
 * @returns {HTMLElement | null}
 */
export function why(subject, {open, toggle}) {
  const {graph, id, shown: {gradient}} = subject;
  const before = graph.gradBefore[id];
  const total = /** @type {import("../../walk/walk.js").Received} */ (gradient).true - before;
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
  const found = /** @type {import("../../formulas/paths.js").Found} */ (all.get(id) ?? largestPaths(graph, id, SHOWN));
  all.set(id, found);
  const {paths, count} = found;
  const root = h("span", {class: "code"}, graph.name(graph.root));
  const intro = count === 1 ? h("p", {}, "One path leads from ", root, " to it. Its local derivatives are multiplied.")
    : h("p", {}, `${manyPaths(count)} from `, root, " to it. Along each the local derivatives are multiplied; the products add up.");
  const list = h("ol", {class: "paths"}, ...paths.map((path, i) => h("li", {}, pathButton(subject, path, i, paths.length < count))));
  return count === 1 ? [intro, list] : [intro, list, h("p", {class: "total"}, ...together(found, total))];
}

/** What those that are listed make of the whole. @param {import("../../formulas/paths.js").Found} found @param {number} total */
function together({paths, count, sum, share, cancels}, total) {
  const made = h("b", {class: "gg"}, said(sum));
  if (paths.length === count) return ["Together ", made];
  if (Number.isNaN(share)) return [`The ${paths.length} largest make `, made, ` of ${said(total)}`];
  const part = h("b", {}, percent(share));
  if (!cancels) return [`The ${paths.length} largest make `, part, " of it: ", made, ` of ${said(total)}`];
  return [`The ${paths.length} largest make `, part, " of the sum of all sizes. Signs differ, so they come to ", made, `, and all to ${said(total)}`];
}

/** @param {Subject} subject @param {Path} path @param {number} i @param {boolean} some whether there are more than those listed */
function pathButton({graph, actions}, path, i, some) {
  const {nodes, partials} = path;
  const light = () => actions.light(nodes);
  const off = () => actions.light([]);
  const share = some && Number.isFinite(path.share) && h("span", {class: "cap share"}, percent(path.share));
  return h("button", {type: "button", class: "path", "data-key": `path ${i}`, "data-lights": "", onmouseenter: light, onfocus: light, onmouseleave: off, onblur: off, onclick: light},
    h("span", {class: "product"}, productSaid(path), share),
    h("span", {class: "way"}, h("span", {}, ...wayOf(graph, nodes)), h("span", {class: "cap"}, factorsOf(partials))));
}

/** The names along a path, without its middle where it is long. @param {import("../../graph/graph.js").Graph} graph @param {number[]} nodes */
function wayOf(graph, nodes) {
  const {first, left, last} = ends(nodes, FACTORS);
  const named = (/** @type {number} */ id, /** @type {number} */ at) => [at > 0 && " → ", h("span", {class: "code", title: graph.name(id)}, graph.name(id))];
  return [...first.flatMap(named), ...(left ? [" → … ", h("span", {class: "left"}, `${left.toLocaleString("en")} ${left === 1 ? "node" : "nodes"}`), " … → "] : []), ...last.flatMap(named)];
}

/** @param {number[]} partials */
function factorsOf(partials) {
  const {first, left, last} = ends(partials, FACTORS);
  return [...first.map(said), ...(left ? ["…"] : []), ...last.map(said)].join(` ${DOT} `);
}
