/** What a screen reader hears of a row, and of a group that has been opened or closed. */

import {kindOf} from "../../graph/groupTree.js";
import {said} from "../../numbers.js";
import {shownOf, spokenNode} from "../../walk/shown.js";

/**
 * @typedef {import("../../types.js").State} State
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("../../graph/graph.js").Graph} Graph
 */

/** Made once: making one takes longer than all else that is said. */
const grouped = new Intl.NumberFormat("en");

/** The name alone, by which a row is found when it is typed. @param {Graph} graph @param {Row} row */
export const nameOf = (graph, {kind, group, node}) => (kind === "group" ? graph.groups.names[group] : graph.name(node));

/** `3 layers and 652 nodes`: what stands directly inside, and all nodes at any depth. @param {Graph} graph @param {number} group */
export function contentsOf({groups: {inner, paths, size}}, group) {
  const count = (/** @type {number} */ many, /** @type {string} */ one) => `${grouped.format(many)} ${one}${many === 1 ? "" : "s"}`;
  const kinds = new Set(inner[group].map((g) => kindOf(paths[g])));
  const groups = inner[group].length ? `${count(inner[group].length, kinds.size === 1 ? [...kinds][0] : "group")} and ` : "";
  return groups + count(size[group], "node");
}

/**
 * `sample 3, 3 layers and 652 nodes, value 0.5312`; of a node as everywhere: `d = a * b, value 8, gradient 1`.
 * @param {Readonly<State>} state with a document
 * @param {Row} row
 * @param {Map<string, import("../../types.js").Operation>} operations
 * @param {import("../../walk/walk.js").Frame} frame
 */
export function spokenRow(state, row, operations, frame) {
  const graph = /** @type {Graph} */ (state.graph);
  const shown = shownOf(state, row.node, frame);
  if (row.kind !== "group") return spokenNode(state, row.node, operations, shown);
  const value = shown.valueAsked ? "?" : shown.value === null ? "not yet" : said(shown.value);
  return `${nameOf(graph, row)}, ${contentsOf(graph, row.group)}, value ${value}`;
}

/**
 * What has become of the groups: `sample 3, open, 3 layers and 652 nodes`.
 * @param {Graph} graph
 * @param {readonly string[]} before paths of the groups that were open
 * @param {readonly string[]} now
 * @returns {string} "" where nothing has
 */
export function turnedSaid(graph, before, now) {
  const [was, is] = [new Set(before), new Set(now)];
  const parts = [{paths: now.filter((path) => !was.has(path)), word: "open"}, {paths: before.filter((path) => !is.has(path)), word: "closed"}]
    .filter(({paths}) => paths.length);
  return parts.map(({paths, word}) => {
    // What a group takes along when it closes, or opens with all below it, goes without saying.
    const outermost = paths.reduce((one, other) => (other.length < one.length ? other : one));
    const group = graph.groups.index.get(outermost);
    const isOne = paths.every((path) => path === outermost || path.startsWith(`${outermost}/`));
    if (group === undefined || !isOne) return `${paths.length.toLocaleString("en")} groups ${word}`;
    return `${graph.groups.names[group]}, ${word}, ${contentsOf(graph, group)}`;
  }).join("; ");
}
