/** The batches of a run's epochs: the samples that each takes, and the size of the graph of its pass. Pure. */

/** @typedef {import("./types.js").Run} Run */
/** @typedef {import("./types.js").Samples} Samples */

/** Nodes of a sample's term of the loss, for each output: about as many as most losses take. */
const TERM = 4;
/** Activations that are no operation of their own. */
const NONE = ["linear", "softmax"];

/**
 * How many samples each batch of an epoch takes; the last one takes what is left.
 * @param {Pick<Run, "spec">} run
 * @param {Pick<Samples, "test">} samples
 * @returns {number[]}
 */
export function batchSizes({spec}, {test}) {
  const trained = test.filter((isTest) => !isTest).length;
  const size = Math.min(spec.batch_size ?? trained, trained);
  return Array.from({length: Math.ceil(trained / size) || 0}, (_, batch) => Math.min(size, trained - batch * size));
}

/**
 * The batch that takes a row. Where the rows are shuffled, the server alone knows: then it is the first.
 * @param {Pick<Run, "spec">} run
 * @param {Pick<Samples, "test">} samples
 * @param {number | null} row
 */
export function batchOf({spec}, {test}, row) {
  if (spec.shuffle || row === null || test[row] || spec.batch_size === null) return 0;
  return Math.floor(test.slice(0, row).filter((isTest) => !isTest).length / spec.batch_size);
}

/**
 * How many nodes the pass over so many samples has: surely no fewer than `least`, and near `about`.
 * @param {Pick<Run, "spec">} run
 * @param {Pick<Samples, "features" | "outputs" | "activations">} samples
 * @param {number} count
 * @returns {{least: number, about: number}}
 */
export function nodesOf({spec}, {features, outputs, activations}, count) {
  const sizes = [...spec.network.hidden, outputs];
  let [inputs, weights, called] = [features.length, 0, 0];
  sizes.forEach((size, layer) => {
    weights += inputs * size;
    if (!NONE.includes(activations[layer])) called += size;
    inputs = size;
  });
  const parameters = weights + sizes.reduce((sum, size) => sum + size, 0);
  const least = parameters + count * (features.length + 2 * weights);
  return {least, about: least + count * (called + TERM * outputs + 1)};
}

/** 103,858 is about 104,000: three figures say how large a graph is. @param {number} nodes @returns {string} */
export const roughly = (nodes) => Number(nodes.toPrecision(3)).toLocaleString("en");
