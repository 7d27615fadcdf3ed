/** What happens at a step, in words, with the reason. One file a kind of step; a reason is one row of a table. */

import {frameOf} from "../walk/shown.js";
import {asked} from "./asked.js";
import {evaluated} from "./evaluated.js";
import {handed} from "./hands.js";
import {leaves} from "./leaves.js";
import {code, say} from "./parts.js";
import {steppedOver} from "./steppedOver.js";
import {saysAll, stopped} from "./stopped.js";
import {updated} from "./updated.js";
import {whereOf} from "./where.js";

/**
 * @typedef {import("./parts.js").Part} Part
 * @typedef {{where: Part[], what: Part[]}} Explanation `where`: "Step 7 of 23 · Backward · d = a * b"; `what`: the sentences
 *
 * @typedef {object} Scene What every sentence is made from.
 * @property {Readonly<import("../types.js").State>} state
 * @property {import("../graph/graph.js").Graph} graph
 * @property {import("../walk/walk.js").Walk} walk
 * @property {import("../walk/walk.js").Frame} frame
 * @property {number} id the present node; the root at step 0
 * @property {Map<string, import("../types.js").Operation>} operations
 * @property {(id: number) => Part} name
 */

/** @type {Record<import("../walk/walk.js").Frame["kind"], (scene: Scene) => Part[]>} */
const SENTENCES = {
  leaves,
  evaluate: evaluated,
  seed: ({id, name}) => say`Every walk back begins here: ${name(id)} changes by 1 when ${name(id)} changes by 1.`,
  hand: handed,
  update: updated,
};

/**
 * @param {Readonly<import("../types.js").State>} state with a document
 * @param {Map<string, import("../types.js").Operation>} operations
 * @returns {Explanation}
 */
export function explain(state, operations) {
  const {graph, walk} = state;
  const frame = frameOf(state);
  if (!graph || !walk || !frame) return {where: [], what: []};
  const scene = {state, graph, walk, frame, id: frame.node ?? graph.root, operations, name: (/** @type {number} */ id) => code(graph.name(id))};
  if (!state.asking && saysAll(scene)) return {where: whereOf(state, operations), what: stopped(scene)};
  const what = state.asking ? asked(scene) : SENTENCES[frame.kind](scene);
  const before = state.asking ? [] : [stopped(scene), steppedOver(scene)].find((each) => each.length) ?? []; // it would give the answer away
  return {where: whereOf(state, operations), what: before.length ? say`${before} ${what}` : what};
}
