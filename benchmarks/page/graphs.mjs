/** The graphs that layouts are timed on, the same in every run: networks as their passes are recorded, and random ones in layers. */

/**
 * @typedef {object} Graph
 * @property {string} name
 * @property {string[]} ops by node; an operand stands before those that use it
 * @property {string[]} paths distinct groups, an outer one written before what is inside it: "sample0/layer1/neuron2"
 * @property {number[]} group index into `paths`, by node
 * @property {number[]} from operand of each edge; edges into one node follow each other by slot
 * @property {number[]} to the node that uses it
 */

/** The graphs of the table, by name; `large` is laid out by its groups. @type {Record<string, () => Graph>} */
export const GRAPHS = {
  "network 2-3-4-1, 3 samples": () => network([2, 3, 4, 1], 3),
  "network 2-16-16-1, 1 sample": () => network([2, 16, 16, 1], 1),
  "random 100": () => layered(100, 1),
  "random 1,000": () => layered(1000, 2),
  "network 2-16-16-1, 10 samples": () => network([2, 16, 16, 1], 10),
  "random 10,000": () => layered(10_000, 3),
  "network 2-16-16-1, 160 samples": () => network([2, 16, 16, 1], 160),
};

/** @param {string} name */
function growing(name) {
  /** @type {Graph} */
  const graph = {name, ops: [], paths: [], group: [], from: [], to: []};
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @param {string} op @param {string} path @param {number[]} [operands] @returns {number} the node */
  function node(op, path, operands = []) {
    const id = graph.ops.push(op) - 1;
    if (!known.has(path)) known.set(path, graph.paths.push(path) - 1);
    graph.group.push(/** @type {number} */ (known.get(path)));
    for (const operand of operands) {
      graph.from.push(operand);
      graph.to.push(id);
    }
    return id;
  }
  return {graph, node};
}

/**
 * The loss of a network of tanh neurons, as a chain of operations.
 * @param {number[]} sizes inputs, and neurons of each layer
 * @param {number} samples
 * @returns {Graph}
 */
export function network(sizes, samples) {
  const {graph, node} = growing(`network ${sizes.join("-")}, ${samples} samples`);
  const layers = sizes.slice(1).map((neurons, l) => Array.from({length: neurons}, (_, j) => {
    const path = `params/layer${l}/neuron${j}`;
    const weights = Array.from({length: sizes[l]}, () => node("w", path));
    return {weights, bias: node("b", path)};
  }));
  const losses = [];
  for (let s = 0; s < samples; s++) {
    let outputs = Array.from({length: sizes[0]}, () => node("x", `sample${s}/input`));
    const target = node("y", `sample${s}/target`);
    layers.forEach((neurons, l) => {
      const inputs = outputs;
      outputs = neurons.map(({weights, bias}, j) => {
        const path = `sample${s}/layer${l}/neuron${j}`;
        const sum = weights.reduce((before, weight, i) => node("+", path, [before, node("*", path, [weight, inputs[i]])]), bias);
        return l < layers.length - 1 ? node("tanh", path, [sum]) : sum;
      });
    });
    for (const output of outputs) losses.push(node("sq", `sample${s}/loss`, [node("-", `sample${s}/loss`, [output, target])]));
  }
  const total = losses.reduce((before, loss) => node("+", "loss", [before, loss]));
  if (losses.length > 1) node("*", "loss", [total, node("1/n", "loss")]);
  return graph;
}

/**
 * A random graph in layers about as wide as they are many: one or two operands a node, most of them in the layer before and at
 * about the same height.
 * @param {number} count nodes
 * @param {number} seed
 * @returns {Graph}
 */
export function layered(count, seed) {
  const {graph, node} = growing(`random ${count}`);
  const random = uniform(seed);
  const width = Math.max(4, Math.min(400, Math.round(Math.sqrt(count))));
  /** @type {number[][]} */
  const layers = [];
  while (graph.ops.length < count) {
    const size = Math.min(count - graph.ops.length, Math.max(1, Math.round(width * (0.6 + 0.8 * random()))));
    const l = layers.length;
    /** @type {number[]} */
    const layer = [];
    for (let place = 0; place < size; place++) {
      const operands = l ? chosen(layers, place / size, random) : [];
      const op = operands.length ? (random() < 0.5 ? "+" : "*") : "x";
      layer.push(node(op, `block${Math.floor(l / 10)}/layer${l}`, operands));
    }
    layers.push(layer);
  }
  return graph;
}

/** @param {number[][]} layers @param {number} height 0 to 1 @param {() => number} random */
function chosen(layers, height, random) {
  const l = layers.length;
  const operands = new Set();
  for (let left = random() < 0.6 ? 2 : 1; left; left--) {
    const from = layers[l - (random() < 0.85 ? 1 : Math.min(l, 1 + Math.floor(random() * 6)))];
    const at = Math.floor((height + (random() - 0.5) * 0.2) * from.length);
    operands.add(from[Math.max(0, Math.min(from.length - 1, at))]);
  }
  return [...operands];
}

/** Numbers from 0 up to 1 (Mulberry32: 32 bits of state, the same on every machine). @param {number} seed */
function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
