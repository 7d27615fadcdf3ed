/** Random graphs with groups within groups, chips and nodes in between. */

import {indexGraph} from "../../../../static/js/graph/graph.js";

/** @param {number} seed @returns {(below: number) => number} whole numbers from 0 */
export function drawing(seed) {
  let state = seed * 7919 + 1;
  return (below) => {
    state = state * 48_271 % 2_147_483_647;
    return Math.floor(state / 2_147_483_647 * below);
  };
}

/** @param {(below: number) => number} draw @param {number} count */
export function randomGraph(draw, count) {
  /** @type {{op: string, operands: number[], group: string, label: string}[]} */
  const rows = Array.from({length: 4}, (_, k) => ({op: "leaf", operands: [], group: `parameters/layer ${k % 2}`, label: `w${k}`}));
  const paths = ["", "a 0", "a 0/b 0", "a 0/b 1", "a 0/b 1/c 0", "a 1", "a 1/b 0", "z"];
  let path = "";
  while (rows.length < count) {
    if (draw(3) === 0) path = paths[draw(paths.length)];
    const near = () => Math.max(0, rows.length - 1 - draw(8));
    const kind = draw(6);
    if (kind === 0) rows.push({op: "leaf", operands: [], group: path, label: ""});
    else if (kind === 1) rows.push({op: "constant", operands: [], group: paths[draw(paths.length)], label: ""});
    else if (kind === 2) rows.push({op: "mul", operands: [near(), draw(4)], group: path, label: "y"});
    else rows.push({op: "add", operands: [near(), near()], group: path, label: ""});
  }
  rows.push({op: "tanh", operands: [rows.length - 1], group: "", label: "loss"});
  return graphOf(rows);
}

/** @param {{op: string, operands: number[], group: string, label: string}[]} rows */
export function graphOf(rows) {
  const zero = () => rows.map(() => 0);
  return indexGraph(/** @type {any} */ ({
    format: "gradwalk.graph", version: 1, program: "", pass: 0, passes: 1, root: rows.length - 1, names: {}, output: "", warnings: [],
    nodes: {
      op: rows.map(({op}) => op), label: rows.map(({label}) => label), operands: rows.map(({operands}) => operands), group: rows.map(({group}) => group),
      partials: rows.map(({operands}) => operands.map(() => 1)), value: zero(), grad: zero(), grad_before: zero(), span: rows.map(() => null),
    },
  }));
}
