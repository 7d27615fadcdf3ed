/**
 * A graph that nobody sees is made and laid out while the page is idle: browsers make quick code of what has run often, and the
 * first large graph finds it there.
 */

import {indexGraph} from "./graph/graph.js";
import {layoutInput} from "./layout/input.js";
import {whileIdle} from "./pace/whileIdle.js";
import {firstTrouble} from "./panels/trouble.js";
import {timesOf} from "./scene/canvas/facts.js";
import {createWalk} from "./walk/walk.js";

/** The page has its first picture by then, or has other things to do. In milliseconds. */
const AFTER = 2500;
/** Enough for each loop to run some thousand times. */
const SAMPLES = 30;
const WIDTH = 10;
/** The quickest code is made of what has run again and again. */
const ROUNDS = 3;

/**
 * @typedef {object} Parts
 * @property {(input: import("./layout/types.js").LayoutInput, done: (picture: import("./layout/types.js").Picture | import("./layout/types.js").LargePicture) => void) => void} layOut
 *   `done` is not called where there is something else to do
 * @property {(graph: import("./graph/graph.js").Graph, walk: import("./walk/walk.js").Walk, picture: import("./layout/types.js").LargePicture) => void} draw
 */

/** @param {Parts} parts */
export function rehearse(parts) {
  setTimeout(() => whileIdle()(pieces(parts)), AFTER);
}

/** @param {Parts} parts @returns {Generator<void>} */
function* pieces({layOut, draw}) {
  for (let round = 0; round < ROUNDS; round++) {
    const document = JSON.parse(JSON.stringify(batch()));
    yield;
    const graph = indexGraph(document);
    yield;
    const {groups} = graph;
    yield;
    const walk = createWalk(graph);
    yield;
    timesOf(graph, walk);
    firstTrouble(graph);
    yield;
    const open = groups.names.filter((name) => name.startsWith("sample"));
    layOut(layoutInput(graph, open, {width: 800, height: 700}), (picture) => whileIdle()(function* () {
      if ("large" in picture) draw(graph, walk, picture);
    }()));
    yield;
  }
}

/** The pass of a batch through one layer, as the lab's graphs are. @returns {import("./types.js").GraphDocument} */
export function batch() {
  /** @type {import("./types.js").Nodes} */
  const nodes = {op: [], label: [], operands: [], value: [], grad: [], grad_before: [], partials: [], group: [], span: []};
  /** @param {string} op @param {string} group @param {number[]} operands */
  function add(op, group, ...operands) {
    const id = nodes.op.push(op) - 1;
    nodes.label.push(op === "leaf" ? `w${id}` : "");
    nodes.operands.push(operands);
    nodes.value.push(0.5);
    nodes.grad.push(0.5);
    nodes.grad_before.push(0);
    nodes.partials.push(operands.map(() => 0.5));
    nodes.group.push(group);
    nodes.span.push([1, 0, 1, 4]);
    return id;
  }
  const weights = Array.from({length: WIDTH}, (_, n) => Array.from({length: WIDTH}, () => add("leaf", `parameters/layer 0/neuron ${n}`)));
  let total = add("leaf", "");
  for (let sample = 0; sample < SAMPLES; sample++) {
    const inputs = Array.from({length: WIDTH}, () => add("constant", `sample ${sample}`));
    let loss = inputs[0];
    weights.forEach((row, neuron) => {
      const group = `sample ${sample}/layer 0/neuron ${neuron}`;
      let sum = row[0];
      row.forEach((weight, i) => { sum = add("add", group, sum, add("mul", group, weight, inputs[i])); });
      loss = add("add", `sample ${sample}`, loss, add("tanh", group, sum));
    });
    total = add("add", "total", total, loss);
  }
  return {format: "gradwalk.graph", version: 1, program: "loss", pass: 0, passes: 1, root: total, nodes, names: {}, output: "", warnings: []};
}
