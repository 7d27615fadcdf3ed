/** A trained network as a PyTorch text. Pure. */

import {activationsOf, originOf, pythonList, standardized} from "./layers.js";

const MODULES = /** @type {Record<string, string | null>} */ ({
  linear: null, tanh: "Tanh()", relu: "ReLU()", leaky_relu: "LeakyReLU(0.01)", sigmoid: "Sigmoid()", softplus: "Softplus()", softmax: "Softmax(dim=-1)",
});

/**
 * @param {import("./layers.js").Shown} shown
 * @returns {string} a module with `network`, in double precision
 */
export function torchText(shown) {
  const {weights, biases} = shown.parameters;
  const activations = activationsOf(shown);
  const scale = standardized(shown);
  const modules = weights.flatMap((layer, i) => {
    const own = MODULES[activations[i]];
    return [`    torch.nn.Linear(${layer[0]?.length ?? 0}, ${layer.length}, dtype=torch.float64),`, ...(own ? [`    torch.nn.${own},`] : [])];
  });
  const rows = (/** @type {number[][]} */ layer) => `[\n${layer.map((row) => `        ${pythonList(row)},`).join("\n")}\n    ]`;
  const tensors = weights.map((layer, i) => `    (${rows(layer)}, ${pythonList(biases[i])}),`);
  return [
    `"""${originOf(shown)}"""`, "", "import torch", "",
    shown.run.spec.faults.includes("add_instead_of_multiply") && "# It was trained with the fault of adding weight and input; PyTorch's layers multiply them.",
    scale && `# Inputs are standardised before they come in: (x - means) / deviations.\nMEANS = torch.tensor(${scale.means}, dtype=torch.float64)\nDEVIATIONS = torch.tensor(${scale.deviations}, dtype=torch.float64)\n`,
    `network = torch.nn.Sequential(\n${modules.join("\n")}\n)`, "",
    `PARAMETERS = [\n${tensors.join("\n")}\n]`, "",
    "linear = [layer for layer in network if isinstance(layer, torch.nn.Linear)]",
    "with torch.no_grad():",
    "    for layer, (weight, bias) in zip(linear, PARAMETERS):",
    "        layer.weight.copy_(torch.tensor(weight, dtype=torch.float64))",
    "        layer.bias.copy_(torch.tensor(bias, dtype=torch.float64))", "",
  ].filter((line) => line !== null && line !== false).join("\n");
}
