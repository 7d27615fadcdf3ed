/**
 * A spec that leaves fields out has their defaults: the form shows all. Pure.
 * @param {import("./types.js").Spec} spec
 * @param {import("./types.js").Spec} usual
 * @returns {import("./types.js").Spec}
 */
export const completed = (spec, usual) =>
  ({...usual, ...spec, network: {...usual.network, ...spec.network}, optimizer: {...spec.optimizer ?? usual.optimizer}, stop: {...usual.stop, ...spec.stop}});
