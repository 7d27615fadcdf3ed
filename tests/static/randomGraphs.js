import {indexGraph} from "../../static/js/graph/graph.js";
import {made} from "./words/reading.js";

/** The same numbers in 0…1 for the same seed: a linear congruential generator. @param {number} seed */
export function drawn(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/**
 * A graph of leaves, constants and operations with one to three operands, near ones preferred; operands may come twice.
 * Gradients are those that its partials make.
 * @param {number} seed
 * @param {number} count
 * @param {(random: () => number) => number} [partial]
 */
export function randomGraph(seed, count, partial = (random) => Math.round((random() * 4 - 2) * 8) / 8) {
  const random = drawn(seed);
  /** @type {Parameters<typeof made>[0]} */
  const rows = [];
  for (let id = 0; id < count; id++) {
    if (id < 3) {
      rows.push([id === 2 ? "constant" : "leaf", id === 2 ? "" : `x${id}`, [], random() * 4 - 2, 0, []]);
      continue;
    }
    const operands = Array.from({length: 1 + Math.floor(random() * 3)}, () => Math.max(0, id - 1 - Math.floor(random() * 6)));
    rows.push(["add", `n${id}`, operands, random() * 4 - 2, 0, operands.map(() => partial(random))]);
  }
  rows[count - 1][4] = 1;
  for (let id = count - 1; id >= 0; id--) rows[id][2].forEach((operand, slot) => { rows[operand][4] += rows[id][4] * rows[id][5][slot]; });
  return indexGraph(made(rows));
}

/**
 * Every path from a node to the root, by walking all of them.
 * @param {import("../../static/js/graph/graph.js").Graph} graph
 * @param {number} node
 * @returns {{nodes: number[], product: number}[]}
 */
export function allPaths(graph, node) {
  if (node === graph.root) return [{nodes: [node], product: 1}];
  return graph.consumers(node).filter((consumer) => graph.leads[consumer.node]).flatMap(({node: consumer, slot}) =>
    allPaths(graph, consumer).map(({nodes, product}) => ({nodes: [...nodes, node], product: product * graph.document.nodes.partials[consumer][slot]})));
}
