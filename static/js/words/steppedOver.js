/** What a closed group has done that was stepped over: what came out of it, going forward; what it handed on, going back. */

import {isBelow} from "../graph.js";
import {counted, list, say} from "./parts.js";

/**
 * @typedef {import("./index.js").Scene} Scene
 * @typedef {import("./parts.js").Part} Part
 */

/** So many results or receivers are named; the others are counted. */
const NAMED = 3;

/** @param {string} path @returns {string} "layer 0 / neuron 1" */
const calledAs = (path) => path.split("/").slice(-2).join(" / ");

/** @param {Scene} scene @returns {Part[]} nothing where no group was stepped over */
export function steppedOver(scene) {
  const {state: {steppedOver: stretch, byEdge}, walk} = scene;
  if (!stretch) return [];
  const frames = Array.from({length: stretch.last - stretch.first + 1}, (_, i) => walk.frame(stretch.first + i, byEdge));
  const ids = [...new Set(frames.map(({node}) => /** @type {number} */ (node)))];
  const lead = say`${{text: calledAs(stretch.group), kind: "strong"}}: `;
  return frames[0].kind === "evaluate" ? say`${lead}${cameOut(scene, stretch.group, ids)}` : say`${lead}${wentOn(scene, stretch.group, frames, ids)}`;
}

/** @param {Scene} scene @param {string} group @param {number[]} ids */
function cameOut({graph, name}, group, ids) {
  const {value} = graph.document.nodes;
  const results = ids.filter((id) => id === graph.root || graph.consumers(id).some(({node}) => !isInside(graph, group, node)));
  const first = say`${counted(ids.length, "node")} evaluated`;
  if (results.length === 0) return say`${first}.`;
  if (results.length === 1) return graph.isNamed(results[0]) ? say`${first}, gives ${name(results[0])} = ${value[results[0]]}.` : say`${first}, gives ${value[results[0]]}.`;
  return say`${first}, gives ${shortList(results.map((id) => value[id]))}.`;
}

/** @param {Scene} scene @param {string} group @param {import("../walk.js").Frame[]} frames @param {number[]} ids */
function wentOn({graph, walk, state, name}, group, frames, ids) {
  /** @type {Map<number, number>} what each receiver outside of the group has been handed */
  const handed = new Map();
  const edges = new Set(frames.flatMap(({node, slots}) => slots.map((slot) => `${node}:${slot}`)));
  const targets = new Set(frames.flatMap(({node, slots}) => slots.map((slot) => graph.document.nodes.operands[/** @type {number} */ (node)][slot])));
  for (const target of targets) {
    if (isInside(graph, group, target)) continue;
    for (const {consumer, slot, value} of walk.terms(target, state.overwrite)) {
      if (edges.has(`${consumer}:${slot}`)) handed.set(target, state.overwrite ? value : (handed.get(target) ?? 0) + value);
    }
  }
  const receivers = [...handed.keys()];
  const parameters = receivers.filter((id) => graph.isParameter(id));
  const others = receivers.filter((id) => !graph.isParameter(id));
  const first = say`${counted(ids.length, "node")} handed on`;
  if (receivers.length === 0) return say`${first}, all of it inside.`;
  const said = [
    ...others.slice(0, NAMED).map((id) => say`${/** @type {number} */ (handed.get(id))} to ${name(id)}`),
    ...(others.length > NAMED ? [counted(others.length - NAMED, "more node")] : []),
  ];
  const rest = parameters.length ? `, ${said.length ? "and " : ""}to ${counted(parameters.length, "parameter")}` : "";
  return say`${first}${said.length ? say`: ${list(said)}` : ""}${rest}.`;
}

/** @param {number[]} numbers */
const shortList = (numbers) => list(numbers.length <= NAMED + 1 ? numbers : [...numbers.slice(0, NAMED), `${numbers.length - NAMED} more`]);

/** @param {import("../graph.js").Graph} graph @param {string} group @param {number} id */
const isInside = ({document}, group, id) => isBelow(document.nodes.group[id], group);
