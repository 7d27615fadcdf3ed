/** Where the walk stands: "Step 7 of 23 · Backward · d = a * b". */

import {expressionOf, frameOf} from "../walk/shown.js";
import {code, say} from "./parts.js";
import {placeOf} from "./place.js";

const PHASES = {start: "Start", forward: "Forward", backward: "Backward", update: "Update"};

/**
 * @param {Readonly<import("../types.js").State>} state with a document
 * @param {Map<string, import("../types.js").Operation>} operations
 * @returns {import("./parts.js").Part[]}
 */
export function whereOf(state, operations) {
  const frame = frameOf(state);
  if (!frame || !state.graph) return [];
  /** @type {import("./parts.js").Part} */
  const step = {text: `Step ${frame.step.toLocaleString("en")}`, kind: "strong"};
  /** @type {import("./parts.js").Part} */
  const total = {text: ` of ${frame.total.toLocaleString("en")}`, kind: "total"};
  /** @type {import("./parts.js").Part} */
  const phase = {text: PHASES[frame.phase], kind: "phase"};
  if (frame.node === null) return say`${step}${total} · ${phase}`;
  return say`${step}${total} · ${phase} · ${placedAt(state.graph, frame.node)}${code(calledAt(state.graph, frame, operations))}`;
}

/**
 * The present node: with what it is made of, unless its name says that already.
 * @param {import("../graph/graph.js").Graph} graph
 * @param {import("../walk/walk.js").Frame} frame
 * @param {Map<string, import("../types.js").Operation>} operations
 */
function calledAt(graph, {node, kind}, operations) {
  const id = /** @type {number} */ (node);
  const name = graph.name(id);
  const says = graph.isOperation(id) && kind !== "seed" && (graph.isNamed(id) || name === `v${id}`);
  return says ? `${name} = ${expressionOf(graph, id, operations)}` : name;
}

/** The group of a node that has no name. @param {import("../graph/graph.js").Graph} graph @param {number} id @returns {import("./parts.js").Part[]} */
function placedAt(graph, id) {
  const place = placeOf(graph, graph.document.nodes.group[id]).replaceAll("/", " / ");
  return place && !graph.isNamed(id) ? [{text: `${place} · `, kind: "place"}] : [];
}
