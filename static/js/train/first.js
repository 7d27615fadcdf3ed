/** The run that the lab opens on. */

import {remember, remembered} from "../memory.js";

/** @typedef {import("./types.js").Spec} Spec */

/**
 * Two moons, which a network of ten neurons learns to part.
 * @param {Spec} usual the spec of which every field has its default
 * @returns {Spec}
 */
export const firstSpec = (usual) => ({
  ...usual,
  data: {dataset: "moons", samples: 200, noise: 0.12, seed: 7},
  test_fraction: 0,
  network: {...usual.network, hidden: [6, 4], activation: "tanh", output: "tanh", seed: 4},
  loss: "mse",
  optimizer: {...usual.optimizer, name: "sgd", learning_rate: 0.1},
  batch_size: 10,
  epochs: 120,
});

/**
 * With it a browser gets the same first run at each visit; another spec, as after an upgrade, has another key.
 * @param {Spec} spec
 * @returns {string}
 */
export function firstKey(spec) {
  const told = JSON.stringify(spec);
  const [kept, ...of] = (remembered("firstRun") ?? "").split(" ");
  if (kept && of.join(" ") === told) return kept;
  const key = `first-${[...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  remember("firstRun", `${key} ${told}`);
  return key;
}
