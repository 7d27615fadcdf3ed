/** What a stretch has done that was stepped over: what came out of it, going forward; what it handed on, going back. */

import {isBelow} from "../graph/graph.js";
import {unitsOf} from "../walk/strides.js";
import {counted, list, say} from "./parts.js";
import {placeOf} from "./place.js";

/**
 * @typedef {import("./index.js").Scene} Scene
 * @typedef {import("./parts.js").Part} Part
 * @typedef {import("../walk/strides.js").Stretch} Stretch
 */

/** So many results or receivers are named; the others are counted. */
const NAMED = 3;

/** @param {import("../graph/graph.js").Graph} graph @param {Stretch} stretch @returns {string} "layer 0 / neuron 1", "Level 3", "Outside layers" */
function calledAs(graph, {by, group, level}) {
  if (group !== null) return placeOf(graph, group).replaceAll("/", " / ");
  return level === null ? `Outside ${by}s` : `Level ${level}`;
}

/** Linear in the steps of the stretch. @param {Scene} scene @returns {Part[]} nothing where nothing was stepped over */
export function steppedOver(scene) {
  const {state: {steppedOver: stretch, byEdge}, walk, graph} = scene;
  if (!stretch) return [];
  const lead = say`${{text: calledAs(graph, stretch), kind: "strong"}}: `;
  const {kind, node} = walk.frame(stretch.first, byEdge);
  if (kind === "update") return say`${lead}${counted(stretch.last - stretch.first + 1, "parameter")} moved.`;
  const isInside = insideOf(graph, stretch, /** @type {number} */ (node));
  return kind === "evaluate" ? say`${lead}${cameOut(scene, stretch, isInside)}` : say`${lead}${wentOn(scene, stretch, isInside)}`;
}

/** @param {import("../graph/graph.js").Graph} graph @param {Stretch} stretch @param {number} node of it @returns {(id: number) => boolean} */
function insideOf(graph, {by, group}, node) {
  if (by === "level" || by === "layer" || by === "sample") {
    const {of} = unitsOf(graph, by);
    return (id) => of[id] === of[node];
  }
  const inside = graph.columns.paths.map((path) => isBelow(path, group ?? ""));
  return (id) => inside[graph.columns.group[id]];
}

/** @param {Scene} scene @param {Stretch} stretch @param {(id: number) => boolean} isInside */
function cameOut({graph, name}, {first, last}, isInside) {
  const {value} = graph;
  const {consumerStarts, consumerNodes} = graph;
  const goesOut = (/** @type {number} */ id) => {
    for (let k = consumerStarts[id]; k < consumerStarts[id + 1]; k++) if (!isInside(consumerNodes[k])) return true;
    return id === graph.root;
  };
  const ids = graph.operations.subarray(first - 1, last);
  const results = ids.filter(goesOut);
  const evaluated = say`${counted(ids.length, "node")} evaluated`;
  if (results.length === 0) return say`${evaluated}.`;
  if (results.length === 1) return graph.isNamed(results[0]) ? say`${evaluated}, gives ${name(results[0])} = ${value[results[0]]}.` : say`${evaluated}, gives ${value[results[0]]}.`;
  return say`${evaluated}, gives ${shortList([...results.subarray(0, NAMED + 1)].map((id) => value[id]), results.length)}.`;
}

/** @param {Scene} scene @param {Stretch} stretch @param {(id: number) => boolean} isInside */
function wentOn({graph, walk, state, name}, {first, last}, isInside) {
  const {operandStarts, operandNodes} = graph;
  const begin = walk.translate(first - 1, state.byEdge, true) + 1;
  const end = walk.translate(last, state.byEdge, true);
  const lowest = /** @type {number} */ (walk.frame(last, state.byEdge).node);
  /** @type {Map<number, number>} what each receiver outside of the stretch has been handed */
  const handed = new Map();
  let nodes = 0;
  for (let id = /** @type {number} */ (walk.frame(first, state.byEdge).node); id >= lowest; id--) {
    if (walk.handClock(id) < 0) continue;
    nodes++;
    let clock = walk.handClock(id);
    for (let k = operandStarts[id]; k < operandStarts[id + 1]; k++) {
      const target = operandNodes[k];
      if (graph.isConstant(target)) continue;
      if (clock >= begin && clock <= end && !isInside(target)) handed.set(target, (handed.get(target) ?? 0) + walk.contribution(id, k - operandStarts[id]));
      clock++;
    }
  }
  const receivers = [...handed.keys()];
  const others = receivers.filter((id) => !graph.isParameter(id));
  const parameters = receivers.length - others.length;
  const started = say`${counted(nodes, "node")} handed on`;
  if (receivers.length === 0) return say`${started}, all of it inside.`;
  const amount = (/** @type {number} */ id) => (state.overwrite ? walk.gradientAt(id, end, true)?.sum : handed.get(id)) ?? 0;
  const said = [
    ...others.slice(0, NAMED).map((id) => say`${amount(id)} to ${name(id)}`),
    ...(others.length > NAMED ? [counted(others.length - NAMED, "more node")] : []),
  ];
  const rest = parameters ? `, ${said.length ? "and " : ""}to ${counted(parameters, "parameter")}` : "";
  return say`${started}${said.length ? say`: ${list(said)}` : ""}${rest}.`;
}

/** @param {number[]} numbers the first ones @param {number} of how many there are */
const shortList = (numbers, of) => list(of <= NAMED + 1 ? numbers : [...numbers.slice(0, NAMED), `${of - NAMED} more`]);
