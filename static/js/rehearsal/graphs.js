/** Graphs that nobody sees: made up, so that what works on graphs has run before the first one comes. */

/** Enough for each loop to run some thousand times. */
const SAMPLES = 30;
const WIDTH = 10;

/** A graph in no group: each turn goes on from the one before, and from one long ago. @param {number} count of turns @returns {import("../types.js").GraphDocument} */
export function turns(count) {
  const {add, documentOf} = begun();
  const leaves = Array.from({length: 8}, () => add("leaf", ""));
  let [at, random] = [leaves[0], 1];
  const made = [...leaves];
  for (let turn = 0; turn < count; turn++) {
    random = (random * 16807) % 2147483647; // Park and Miller, 1988: the same graph at each visit
    at = add("add", "", add("mul", "", at, leaves[turn % 8]), made[random % made.length]);
    made.push(at);
  }
  return documentOf(at);
}

/** The pass of a batch through two layers, as the lab's graphs are. @returns {import("../types.js").GraphDocument} */
export function batch() {
  const {add, documentOf} = begun();
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
  return documentOf(root);
}

/** A document to which nodes are added. */
function begun() {
  /** @type {import("../types.js").Nodes} */
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
  return {
    add,
    /** @param {number} root @returns {import("../types.js").GraphDocument} */
    documentOf: (root) => ({format: "gradwalk.graph", version: 1, program: "loss", pass: 0, passes: 1, root, nodes, names: {}, output: "", warnings: []}),
  };
}
