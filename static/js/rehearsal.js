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
const ROUNDS = 10;
/** The first ones take longer, and are done in smaller pieces; what they make is drawn. */
const SLOW = 2;

/**
 * @typedef {object} Parts
 * @property {(input: import("./layout/types.js").LayoutInput, done: (picture: import("./layout/types.js").Picture | import("./layout/types.js").LargePicture) => void) => void} layOut
 *   `done` is not called where there is something else to do
 * @property {() => boolean} isNeedless whether a large graph has come by now
 * @property {(graph: import("./graph/graph.js").Graph, walk: import("./walk/walk.js").Walk, picture: import("./layout/types.js").LargePicture) => Iterator<void>} draw in pieces
 */

/** @param {Parts} parts */
export function rehearse(parts) {
  setTimeout(() => whileIdle()(pieces(parts)), AFTER);
}

/** @param {Parts} parts @returns {Generator<void>} */
function* pieces({layOut, draw, isNeedless}) {
  const document = batch();
  for (let round = 0; round < ROUNDS; round++) {
    const isSlow = round < SLOW;
    yield;
    if (isNeedless()) return;
    const graph = indexGraph(document);
    if (isSlow) yield;
    const {groups} = graph;
    if (isSlow) yield;
    const walk = createWalk(graph);
    if (isSlow) yield;
    timesOf(graph, walk);
    firstTrouble(graph);
    if (isSlow) yield;
    const open = groups.names.filter((name) => name.startsWith("sample"));
    layOut(layoutInput(graph, open, {width: 800, height: 700}), (picture) => {
      if ("large" in picture && isSlow) whileIdle()(draw(graph, walk, picture));
    });
  }
}

/** The pass of a batch through two layers, as the lab's graphs are. @returns {import("./types.js").GraphDocument} */
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
  const rowOf = (/** @type {string} */ group) => Array.from({length: WIDTH}, () => add("leaf", `parameters/${group}`));
  /** @param {string} group @param {number[]} row @param {number[]} inputs */
  const neuron = (group, row, inputs) => row.reduce((sum, weight, i) => add("add", group, sum, add("mul", group, weight, inputs[i])), row[0]);
  const weights = Array.from({length: WIDTH}, (_, n) => rowOf(`layer 0/neuron ${n}`));
  const last = rowOf("layer 1/neuron 0");
  /** @type {number | null} */ let total = null;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const group = `sample ${sample}`;
    const inputs = Array.from({length: WIDTH}, () => add("leaf", group));
    const hidden = weights.map((row, n) => add("tanh", `${group}/layer 0/neuron ${n}`, neuron(`${group}/layer 0/neuron ${n}`, row, inputs)));
    const output = neuron(`${group}/layer 1/neuron 0`, last, hidden);
    const loss = add("pow", group, add("sub", group, output, add("constant", group)), add("constant", group));
    total = total === null ? loss : add("add", "total", total, loss);
  }
  const root = add("div", "", Number(total), add("constant", ""));
  return {format: "gradwalk.graph", version: 1, program: "loss", pass: 0, passes: 1, root, nodes, names: {}, output: "", warnings: []};
}
