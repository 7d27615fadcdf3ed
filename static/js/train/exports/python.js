/** A trained network as a Python text that needs nothing but Python. Pure. */

import {activationsOf, originOf, pythonList, standardized} from "./layers.js";

/** Each activation as a function of the list of a layer's sums. */
const ACTIVATIONS = /** @type {Record<string, string>} */ ({
  linear: "    return sums",
  tanh: "    return [math.tanh(s) for s in sums]",
  relu: "    return [max(s, 0.0) for s in sums]",
  leaky_relu: "    return [s if s > 0 else 0.01 * s for s in sums]",
  sigmoid: "    return [1 / (1 + math.exp(-s)) if s >= 0 else math.exp(s) / (1 + math.exp(s)) for s in sums]",
  softplus: "    return [max(s, 0.0) + math.log1p(math.exp(-abs(s))) for s in sums]",
  softmax: "    powers = [math.exp(s - max(sums)) for s in sums]\n    return [p / sum(powers) for p in powers]",
});

/**
 * @param {import("./layers.js").Shown} shown
 * @returns {string} a module with `network(x) -> list of outputs`
 */
export function pythonText(shown) {
  const {weights, biases} = shown.parameters;
  const activations = activationsOf(shown);
  const scale = standardized(shown);
  const adds = shown.run.spec.faults.includes("add_instead_of_multiply");
  const layers = weights.map((layer, i) => `    (${activations[i]}, [\n${layer.map((row) => `        ${pythonList(row)},`).join("\n")}\n    ], ${pythonList(biases[i])}),`);
  const functions = [...new Set(activations)].map((name) => `def ${name}(sums):\n${ACTIVATIONS[name]}\n`);
  return [
    `"""${originOf(shown)}"""`, "", "import math", "", "",
    functions.join("\n\n"), "",
    scale && `MEANS = ${scale.means}\nDEVIATIONS = ${scale.deviations}\n`,
    `LAYERS = [\n${layers.join("\n")}\n]`, "", "",
    "def network(x):",
    '    """The outputs for one row of features."""',
    scale && "    x = [(value - mean) / deviation for value, mean, deviation in zip(x, MEANS, DEVIATIONS)]",
    "    for activation, weights, biases in LAYERS:",
    `        x = activation([b + sum(${adds ? "(w + v)" : "w * v"} for w, v in zip(row, x)) for row, b in zip(weights, biases)])`,
    "    return x", "",
  ].filter((line) => line !== null).join("\n");
}
