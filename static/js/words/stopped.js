/** Why the walk has stopped: what a breakpoint holds of which node, the how manieth it is, and who handed it on. */

import {hitsOf} from "../walk/breaks.js";
import {firstFrom} from "../walk/insideGroup.js";
import {counted, say} from "./parts.js";

/**
 * @typedef {import("./index.js").Scene} Scene
 * @typedef {import("./parts.js").Part} Part
 * @typedef {import("../types.js").Breakpoint} Breakpoint
 */

const BEGINS = {forward: "Forward", backward: "Backward", update: "Update"};

/** A limit as it was typed. @param {number} limit */
export const limitSaid = (limit) => String(limit).replace("e+", "e").replace("-", "\u2212");

/**
 * Whether the words of a stop are all that a step needs: of a gradient they say whose it is, how large, and from where.
 * @param {Scene} scene @returns {boolean}
 */
export function saysAll({graph, frame, state: {stoppedAt}}) {
  if (!stoppedAt || stoppedAt.step !== frame.step || stoppedAt.node === null || stoppedAt.breakpoint.kind !== "condition") return false;
  const {of} = stoppedAt.breakpoint;
  return of !== "dead" && (of !== "nan" || Number.isFinite(graph.value[stoppedAt.node]));
}

/** @param {Scene} scene @returns {Part[]} nothing where the walk has not stopped at this step */
export function stopped(scene) {
  const {state: {stoppedAt}, frame, name} = scene;
  if (!stoppedAt || stoppedAt.step !== frame.step) return [];
  const {breakpoint, node} = stoppedAt;
  if (breakpoint.kind === "phase") return say`Stopped where ${BEGINS[breakpoint.phase]} begins.`;
  if (node === null) return [];
  if (breakpoint.kind === "node") return say`Stopped at ${name(node)}.`;
  // What makes the value so is said in the step's own sentence.
  if (!saysAll(scene)) return say`Stopped at ${name(node)}, ${rankOf(scene, breakpoint, node)} that are ${breakpoint.of === "dead" ? "dead" : "not finite"}.`;
  return say`Stopped: ${holds(scene, breakpoint, node)}, ${rankOf(scene, breakpoint, node)}${giver(scene, breakpoint, node)}.`;
}

/** @param {Scene} scene @param {Extract<Breakpoint, {kind: "condition"}>} breakpoint @param {number} node */
function holds({graph, name}, {of, limit}, node) {
  const gradient = say`gradient of ${name(node)} is ${graph.grad[node]}`;
  return of === "nan" ? gradient : say`${gradient}, ${of === "vanishing" ? "below" : "above"} ${limitSaid(limit)} in size`;
}

/** "first of 312". @param {Scene} scene @param {Breakpoint} breakpoint @param {number} node */
function rankOf({graph, walk, state}, breakpoint, node) {
  const {clocks, nodes} = hitsOf(graph, walk, breakpoint);
  let at = firstFrom(clocks, state.byEdge ? walk.frame(state.step, true).clock : state.step > 0 ? walk.frame(state.step - 1).clock + 1 : 0);
  while (at < nodes.length && nodes[at] !== node) at++;
  return at === 0 ? `first of ${clocks.length.toLocaleString("en")}` : `${(at + 1).toLocaleString("en")} of ${clocks.length.toLocaleString("en")}`;
}

/** From whom a gradient has most of its size, or what spoiled it. @param {Scene} scene @param {Extract<Breakpoint, {kind: "condition"}>} breakpoint @param {number} node */
function giver({walk, name}, {of}, node) {
  const terms = walk.terms(node);
  if (!terms.length) return "";
  const size = (/** @type {number} */ x) => (Number.isNaN(x) ? Infinity : Math.abs(x));
  const most = terms.reduce((best, term) => (size(term.value) > size(best.value) ? term : best));
  return say`; ${name(most.consumer)} handed ${terms.length === 1 ? "it" : of === "vanishing" ? `on the largest of ${counted(terms.length, "term")}` : "most of it"} on`;
}
