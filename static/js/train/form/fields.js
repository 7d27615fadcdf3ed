/** The form's fields, one row a field: what it is called, where its value stands in the spec, and when it applies. */

/** @typedef {import("../types.js").State} State */

/**
 * @typedef {object} Field
 * @property {string} name by which people and tests find it
 * @property {string} path its place in the spec, as problems name it
 * @property {import("./reading.js").Kind} kind
 * @property {boolean} [optional] nothing in it means null
 * @property {string} [placeholder] what nothing means
 * @property {string} [none] of a choice: what null is called
 * @property {(state: Readonly<State>) => import("../types.js").NamedRow[]} [choices]
 * @property {(state: Readonly<State>) => boolean} [applies] always, where it is not said
 * @property {(state: Readonly<State>) => any} [usual] the value it has where the spec says nothing
 * @property {string} [says] one line beside it
 */

/** @param {Readonly<State>} state @returns {import("../types.js").DataSet | undefined} the row of the chosen set */
export function setOf({spec, datasets}) {
  const {data} = spec;
  return "dataset" in data ? datasets.find(({name}) => name === data.dataset) : undefined;
}

/** @param {"samples" | "noise" | "seed" | "classes"} option */
const ofSet = (option) => ({
  applies: (/** @type {Readonly<State>} */ state) => (setOf(state)?.[option] ?? null) !== null,
  usual: (/** @type {Readonly<State>} */ state) => setOf(state)?.[option] ?? null,
});

/** @type {Field[]} */
export const DATA = [
  {name: "Samples", path: "data.samples", kind: "whole", ...ofSet("samples")},
  {name: "Noise", path: "data.noise", kind: "number", ...ofSet("noise")},
  {name: "Seed", path: "data.seed", kind: "whole", ...ofSet("seed")},
];

/** @type {Field[]} */
export const NETWORK = [
  {name: "Hidden layers", path: "network.hidden", kind: "layers", placeholder: "none"},
  {name: "Activation", path: "network.activation", kind: "choice", choices: ({options}) => options.activations},
  {name: "Output", path: "network.output", kind: "choice", choices: ({options}) => options.outputs},
  {name: "Loss", path: "loss", kind: "choice", choices: ({options}) => options.losses},
];

/** @type {Field[]} */
export const TRAINING = [
  {name: "Optimizer", path: "optimizer.name", kind: "choice", choices: ({options}) => options.optimizers},
  {name: "Learning rate", path: "optimizer.learning_rate", kind: "number"},
  {name: "Batch size", path: "batch_size", kind: "whole", optional: true, placeholder: "all rows"},
  {name: "Epochs", path: "epochs", kind: "whole"},
];

/** @type {{title: string, fields: Field[]}[]} All else, in parts of its own. */
export const MORE = [
  {title: "Data", fields: [
    {name: "Test fraction", path: "test_fraction", kind: "number"},
    {name: "Classes", path: "data.classes", kind: "whole", ...ofSet("classes")},
    {name: "Standardize", path: "standardize", kind: "check", says: "mean 0, deviation 1"},
    {name: "Shuffle", path: "shuffle", kind: "check", says: "a new order each epoch"},
  ]},
  {title: "Network", fields: [
    {name: "Initialization", path: "network.initialization", kind: "choice", choices: ({options}) => options.initializations},
    {name: "Network seed", path: "network.seed", kind: "whole"},
    {name: "L1", path: "l1", kind: "number"},
    {name: "L2", path: "l2", kind: "number"},
  ]},
  {title: "Learning rate by epoch", fields: [
    {name: "Schedule", path: "schedule.name", kind: "choice", optional: true, none: "none: the rate stays", choices: ({options}) => options.schedules},
  ]},
  {title: "Stop", fields: [
    {name: "Stop at loss", path: "stop.loss", kind: "number", optional: true, placeholder: "never"},
    {name: "Stop at accuracy", path: "stop.accuracy", kind: "number", optional: true, placeholder: "never"},
    {name: "Patience", path: "stop.patience", kind: "whole", optional: true, placeholder: "no end"},
  ]},
];

/**
 * The fields of the options that the chosen optimizer and schedule have.
 * @param {Readonly<State>} state
 * @returns {Record<"optimizer" | "schedule", Field[]>}
 */
export function optionFields({spec, options}) {
  const of = (/** @type {"optimizer" | "schedule"} */ part, /** @type {import("../types.js").OptionedRow[]} */ rows) =>
    (rows.find(({name}) => name === spec[part]?.name)?.options ?? []).map((option) => (/** @type {Field} */ ({
      name: words(option.name), path: `${part}.${option.name}`, kind: option.whole ? "whole" : "number", usual: () => option.default,
    })));
  return {optimizer: of("optimizer", options.optimizers), schedule: of("schedule", options.schedules)};
}

/** "weight_decay" as people read it. @param {string} name */
const words = (name) => name.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());
