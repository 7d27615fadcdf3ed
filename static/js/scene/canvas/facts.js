/** What a painting of the present state goes by. */

import {contributionsOf} from "../../reading/contributions.js";
import {groupsLeft} from "../../graph/mask.js";
import {marksOf} from "../looks.js";
import {bundlesOf} from "./bundles.js";
import {momentsOf, walkedOf} from "./moments.js";

/**
 * @typedef {import("../../types.js").State} State
 * @typedef {import("../../graph/graph.js").Graph} Graph
 * @typedef {{walked: import("./moments.js").Walked, moments: import("./moments.js").Moments}} Timed
 */

/** @type {WeakMap<import("../../walk/walk.js").Walk, Timed>} */
const timed = new WeakMap();

/** When things happen in a walk; made once. @param {Graph} graph @param {import("../../walk/walk.js").Walk} walk @returns {Timed} */
export function timesOf(graph, walk) {
  let found = timed.get(walk);
  if (!found) {
    const walked = walkedOf(graph, walk);
    found = {walked, moments: momentsOf(walked)};
    timed.set(walk, found);
  }
  return found;
}

/**
 * @param {Readonly<State>} state with a document
 * @param {import("../../walk/walk.js").Frame} frame
 * @param {import("../../layout/types.js").LargePicture} picture
 * @returns {import("./lines.js").Flowing}
 */
export function flowingOf(state, frame, picture) {
  const [graph, walk] = [/** @type {Graph} */ (state.graph), /** @type {import("../../walk/walk.js").Walk} */ (state.walk)];
  const strength = state.byContribution ? contributionsOf(graph, walk).strength : null;
  const {moments, walked} = timesOf(graph, walk);
  return {picture, moments, isBundle: bundlesOf(picture, walked), clock: frame.clock, lasts: graph.groups.last, mask: state.mask, strength};
}

/**
 * @param {Readonly<State>} state with a document
 * @param {import("../../walk/walk.js").Frame} frame
 * @param {import("./lines.js").Flowing} flowing
 * @param {Map<string, import("../../types.js").Operation>} operations
 * @param {boolean} stands only what stands still: without the present step, and without what is chosen or pointed at
 * @returns {import("./near.js").Near}
 */
export function nearOf(state, frame, flowing, operations, stands) {
  const graph = /** @type {Graph} */ (state.graph);
  const stops = new Set(state.breakpoints.flatMap((each) => (each.kind === "node" ? [each.node] : [])));
  const marks = marksOf(state, frame);
  if (!stands) return {state, graph, frame, marks, flowing, operations, stops};
  const none = new Set();
  return {
    state: {...state, selection: null, lit: [], asking: false}, graph, frame: {...frame, node: null, slots: [], kind: "leaves"},
    marks: {operands: none, consumers: none, path: none, flag: marks.flag, next: marks.next}, flowing, operations, stops,
  };
}

/**
 * @param {Readonly<State>} state with a document
 * @param {import("./lines.js").Flowing} flowing
 * @returns {import("./blocks.js").Far}
 */
export function farOf({graph, colouring}, flowing) {
  const {names, size} = /** @type {Graph} */ (graph).groups;
  const left = flowing.mask && groupsLeft(/** @type {Graph} */ (graph), flowing.mask);
  return {...flowing, names, sizes: size, left, palette: colouring?.far ?? null, soft: colouring?.palette ?? null, classOf: colouring ? (id) => colouring.classOf(id, flowing.clock) : null};
}
