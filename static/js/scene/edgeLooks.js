/** What an edge looks like at a step, and the pills that stand on it. Pure. */

import {fixed} from "../numbers.js";
import {HUES} from "./looks.js";

/**
 * @typedef {import("../types.js").State} State
 * @typedef {import("../walk/walk.js").Frame} Frame
 * @typedef {[from: number, to: number, slot: number]} Link an edge of the document
 *
 * @typedef {object} EdgeLook
 * @property {"todo" | "rest" | "forward" | "handing" | "back"} state
 * @property {boolean} near it touches the node that is pointed at or selected, or lies on a path that is
 * @property {string} pill what stands on it; "" for nothing
 */

/**
 * @param {Readonly<State>} state with a document
 * @param {Frame} frame
 * @param {Link} link
 * @returns {{state: EdgeLook["state"], value: string}} value: what goes or went along it
 */
function linkLook({graph, walk, overwrite, asking}, frame, [from, to, slot]) {
  if (!graph || !walk) throw new Error("there is no graph yet");
  if (frame.kind === "evaluate" && frame.node === to) {
    const value = walk.valueAt(from, frame.clock);
    return {state: "forward", value: value === null ? "" : fixed(value)};
  }
  if (walk.valueAt(to, frame.clock) === null) return {state: "todo", value: ""};
  if (walk.handClock(to) < 0 || graph.isConstant(from) || arrivalOf(graph, walk, to, slot) > frame.clock) return {state: "rest", value: ""};
  const handing = frame.kind === "hand" && frame.node === to && frame.slots.includes(slot);
  const value = overwrite ? walk.terms(from, true).find((each) => each.consumer === to && each.slot === slot)?.value ?? 0 : walk.contribution(to, slot);
  return {state: handing ? "handing" : "back", value: handing && asking ? "?" : fixed(value, {sign: true})};
}

/**
 * The clock at which a slot gets its contribution: one after the other, without those that hold constants.
 * @param {import("../graph/graph.js").Graph} graph @param {import("../walk/walk.js").Walk} walk @param {number} consumer @param {number} slot
 */
function arrivalOf({operandStarts, operandNodes, isConstant}, walk, consumer, slot) {
  let clock = walk.handClock(consumer);
  for (let at = operandStarts[consumer]; at < operandStarts[consumer] + slot; at++) if (!isConstant(operandNodes[at])) clock++;
  return clock;
}

/**
 * A drawn edge may stand for several of the document: it goes on where one of them does, and waits while all of them wait.
 * @param {Readonly<State>} state with a document
 * @param {Frame} frame
 * @param {Link[]} links
 * @param {(id: number) => boolean} isNear
 * @returns {EdgeLook}
 */
export function edgeLook(state, frame, links, isNear) {
  const looks = links.map((link) => linkLook(state, frame, link));
  const now = looks.filter((look) => look.state === "forward" || look.state === "handing");
  const near = links.some(([from, to]) => isNear(from) || isNear(to)) || onPath(state.lit, links);
  if (now.length) {
    const pill = now.every(({value}) => value === now[0].value) || links.length === 1 ? now[0].value : "";
    return {state: now[0].state, near, pill};
  }
  const all = (/** @type {string} */ kind) => looks.every((look) => look.state === kind);
  const walked = links.length === 1 ? looks[0].value : "";
  return {state: all("todo") ? "todo" : looks.some((look) => look.state === "back") ? "back" : "rest", near, pill: near ? walked : ""};
}

/** @param {number[]} lit nodes of a path, one after the other @param {Link[]} links */
const onPath = (lit, links) => links.some(([from, to]) => lit.some((id, i) => (id === from && lit[i + 1] === to) || (id === to && lit[i + 1] === from)));

/** @param {EdgeLook} look @param {Frame} frame @returns {string} classes of the line and of its arrow */
export function edgeClasses({state, near}, frame) {
  const lit = state === "forward" || state === "handing";
  return [state, ...(lit ? ["now", HUES[frame.phase]] : []), ...(near ? ["near"] : [])].join(" ");
}
