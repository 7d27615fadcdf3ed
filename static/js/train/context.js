/**
 * What every part of the training lab is given. Only types live here.
 *
 * @typedef {import("../store.js").Store<import("./types.js").State>} Store
 *
 * @typedef {object} Context
 * @property {Store} store
 * @property {import("./actions/index.js").Actions} actions
 * @property {import("./types.js").TrainingOptions} options
 * @property {import("./types.js").DataSet[]} datasets
 * @property {number} mostNodes the server's limit of a graph
 * @property {Map<string, import("../types.js").Operation>} operations the op table, whose rule trees the network is computed with
 * @property {() => Promise<string>} address the hash of what is shown
 */
export {};
