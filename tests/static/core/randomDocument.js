/** Graph documents from a fixed generator: sums, products and ReLUs over random operands, in groups of layers and samples. */

import {indexGraph} from "../../../static/js/graph/graph.js";
import {createWalk} from "../../../static/js/walk/walk.js";

/** @param {number} seed @returns {() => number} numbers from 0 to 1 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/**
 * @param {number} count nodes, the first of them leaves
 * @param {number} seed
 */
export function randomWalk(count, seed) {
  const random = randomFrom(seed);
  const under = (/** @type {number} */ n) => Math.floor(random() * n);
  const leaves = Math.max(2, Math.floor(count / 6));
  /** @type {string[]} */ const op = [];
  /** @type {number[][]} */ const operands = [];
  /** @type {number[]} */ const value = [];
  /** @type {number[][]} */ const partials = [];
  /** @type {string[]} */ const group = [];
  for (let id = 0; id < count; id++) {
    if (id < leaves) {
      op.push(random() < 0.2 ? "constant" : "leaf");
      operands.push([]);
      partials.push([]);
      value.push(random() < 0.03 ? Infinity : 4 * random() - 2);
      group.push(random() < 0.5 ? `parameters/layer ${under(2)}` : "");
      continue;
    }
    const name = ["+", "*", "relu"][under(3)];
    const of = Array.from({length: name === "relu" ? 1 : 2}, () => Math.max(0, id - 1 - under(random() < 0.3 ? id : 6)));
    const [a, b] = of.map((each) => value[each]);
    op.push(name);
    operands.push(of);
    value.push(name === "+" ? a + b : name === "*" ? a * b : a > 0 ? a : 0);
    partials.push(name === "+" ? [1, 1] : name === "*" ? [b, a] : [a > 0 ? 1 : 0]);
    group.push(random() < 0.1 ? "" : `sample ${Math.floor((3 * id) / count)}/layer ${Math.floor((9 * id) / count) % 3}`);
  }
  const root = count - 1;
  const grad = Array(count).fill(0);
  grad[root] = 1;
  const leads = Array(count).fill(false);
  leads[root] = true;
  for (let id = root; id >= 0; id--) {
    if (leads[id]) operands[id].forEach((operand, slot) => {
      leads[operand] = true;
      if (op[operand] !== "constant") grad[operand] += grad[id] * partials[id][slot];
    });
  }
  const update = op.flatMap((name, node) => (name === "leaf" && group[node] ? [{node, before: 0, after: 0, gradient: 0, terms: {}}] : []));
  const document = {
    format: "gradwalk", version: 1, program: "", pass: 0, passes: 1, root, names: {}, output: "", warnings: [], update,
    nodes: {op, operands, value, partials, group, grad, grad_before: Array(count).fill(0), label: Array(count).fill(""), span: Array(count).fill(null)},
  };
  const graph = indexGraph(document);
  return {document, graph, walk: createWalk(graph)};
}
