/**
 * Strides: what play goes by when it does not go step by step. A stride goes on to the step just before the unit of the
 * present node changes, or the kind of step does; nothing is left out, and the seed is a step of its own.
 *
 * A level is the longest path from the leaves; a layer or a sample is a group of that name, with all around it, so that
 * layer 1 of one sample is not that of another. Steps outside of every layer, or sample, are one unit, too.
 *
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {import("./walk.js").Walk} Walk
 * @typedef {"step" | "group" | "level" | "layer" | "sample"} Stride
 *
 * @typedef {object} Units
 * @property {Int32Array} of unit of each node; -1: none
 * @property {(unit: number) => string} name path of a layer or sample; the number of a level
 *
 * @typedef {object} Runs Steps by node that follow each other in one unit.
 * @property {Int32Array} starts the first step of each run, from step 1 on; one more at the end
 * @property {Int32Array} unit of each run; -1: of none; PLAIN: a step that belongs to no stride
 *
 * @typedef {object} Stretch Steps taken one after the other, all of one kind.
 * @property {Stride} by
 * @property {string | null} group path of the closed group, layer or sample; null: outside of all, or by level
 * @property {number | null} level
 * @property {number} first
 * @property {number} last
 */

export const PLAIN = -2;

/** The group that a stride goes by is the outermost part of a path of this kind. */
const PARTS = {layer: /^(?:.*?\/)?layer \d+(?=\/|$)/, sample: /^(?:.*?\/)?sample \d+(?=\/|$)/};

/** @type {WeakMap<Graph, Map<string, Units>>} */
const knownUnits = new WeakMap();
/** @type {WeakMap<Walk, Map<string, Runs>>} */
const knownRuns = new WeakMap();

/**
 * @param {Graph} graph
 * @param {"level" | "layer" | "sample"} stride
 * @returns {Units} linear in nodes and operands when asked for first
 */
export function unitsOf(graph, stride) {
  return kept(knownUnits, graph, stride, () => (stride === "level" ? levelsOf(graph) : partsOf(graph, PARTS[stride])));
}

/** @param {Graph} graph @returns {Units} */
function levelsOf({count, operandStarts, operandNodes}) {
  const of = new Int32Array(count);
  for (let id = 0; id < count; id++) {
    for (let k = operandStarts[id]; k < operandStarts[id + 1]; k++) of[id] = Math.max(of[id], of[operandNodes[k]] + 1);
  }
  return {of, name: String};
}

/** @param {Graph} graph @param {RegExp} part @returns {Units} */
function partsOf({count, columns: {paths, group}}, part) {
  /** @type {Map<string, number>} */ const units = new Map();
  const unit = paths.map((path) => {
    const name = part.exec(path)?.[0];
    if (name === undefined) return -1;
    if (!units.has(name)) units.set(name, units.size);
    return /** @type {number} */ (units.get(name));
  });
  const of = new Int32Array(count);
  for (let id = 0; id < count; id++) of[id] = unit[group[id]];
  const names = [...units.keys()];
  return {of, name: (at) => names[at]};
}

/**
 * The runs of a walk.
 * @param {Graph} graph
 * @param {Walk} walk
 * @param {"level" | "layer" | "sample"} stride
 * @returns {Runs}
 */
export const runsBy = (graph, walk, stride) => kept(knownRuns, walk, stride, () => runsOf(graph, walk, unitsOf(graph, stride).of));

/**
 * Linear in the steps. Every step is of one kind with the steps of its run.
 * @param {Graph} graph
 * @param {Walk} walk
 * @param {Int32Array} unitOf of each node
 * @returns {Runs}
 */
export function runsOf(graph, walk, unitOf) {
  const {operations} = graph;
  const starts = new Int32Array(walk.total() + 1);
  const unit = new Int32Array(walk.total());
  let runs = 0;
  let step = 1;
  /** @param {number} of @param {boolean} anew another kind of step begins */
  function add(of, anew) {
    if (anew || unit[runs - 1] !== of) {
      starts[runs] = step;
      unit[runs++] = of;
    }
    step++;
  }
  for (let i = 0; i < operations.length; i++) add(unitOf[operations[i]], i === 0);
  add(PLAIN, true);
  for (let i = operations.length - 1, first = true; i >= 0; i--) {
    if (!graph.leads[operations[i]]) continue;
    add(unitOf[operations[i]], first);
    first = false;
  }
  (graph.document.update ?? []).forEach(({node}, i) => add(unitOf[node], i === 0));
  starts[runs] = step;
  return {starts: starts.slice(0, runs + 1), unit: unit.slice(0, runs)};
}

/** @param {Runs} runs @param {number} step by node, from 1 @returns {number} the run that holds it */
export function runAt({starts}, step) {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= step) low = middle; else high = middle - 1;
  }
  return low;
}

/**
 * Where a stride leads: forward to the last step of the run that holds the next step, back to before the first step of
 * the run that holds the present one. Logarithmic in the steps.
 * @param {{walk: Walk, byEdge: boolean}} at
 * @param {Runs} runs
 * @param {number} step
 * @param {1 | -1} way forward or back in the walk
 * @returns {{to: number, unit: number, first: number, last: number}} the steps that are made or taken back
 */
export function strideFrom({walk, byEdge}, runs, step, way) {
  const begin = way > 0 ? step + 1 : step;
  if (begin < 1 || begin > walk.total(byEdge)) return {to: step, unit: PLAIN, first: step, last: step};
  const run = runAt(runs, walk.translate(begin, byEdge, false));
  const unit = runs.unit[run];
  if (unit === PLAIN) return {to: step + way, unit, first: begin, last: begin};
  if (way > 0) {
    const last = walk.translate(runs.starts[run + 1] - 1, false, byEdge);
    return {to: last, unit, first: begin, last};
  }
  const before = walk.translate(runs.starts[run] - 1, false, byEdge);
  return {to: before, unit, first: before + 1, last: begin};
}

/**
 * A stride by level, layer or sample, with what it has passed; null where it was a plain step.
 * @param {{walk: Walk, graph: Graph, byEdge: boolean}} at
 * @param {"level" | "layer" | "sample"} stride
 * @param {number} step
 * @param {1 | -1} way
 * @returns {{to: number, stretch: Stretch | null}}
 */
export function strideBy(at, stride, step, way) {
  const {to, unit, first, last} = strideFrom(at, runsBy(at.graph, at.walk, stride), step, way);
  if (first === last || unit === PLAIN) return {to, stretch: null};
  const name = unit < 0 ? null : unitsOf(at.graph, stride).name(unit);
  return {to, stretch: {by: stride, group: stride === "level" ? null : name, level: stride === "level" ? unit : null, first, last}};
}

/**
 * What the walk over a graph can go by: what the graph has, and levels where some steps in a row share one.
 * @param {Graph} graph
 * @param {Walk} walk
 * @returns {Stride[]}
 */
export function stridesOf(graph, walk) {
  /** @type {Stride[]} */
  const strides = ["step"];
  if (graph.hasGroups) strides.push("group");
  if (runsBy(graph, walk, "level").unit.length < walk.total()) strides.push("level");
  const {paths} = graph.columns;
  for (const stride of /** @type {const} */ (["layer", "sample"])) if (paths.some((path) => !path.startsWith("parameters") && PARTS[stride].test(path))) strides.push(stride);
  return strides;
}

/**
 * @template {WeakKey} K @template T
 * @param {WeakMap<K, Map<string, T>>} all @param {K} key @param {string} name @param {() => T} make
 * @returns {T}
 */
function kept(all, key, name, make) {
  let known = all.get(key);
  if (!known) all.set(key, known = new Map());
  const before = known.get(name);
  if (before !== undefined) return before;
  const made = make();
  known.set(name, made);
  return made;
}
