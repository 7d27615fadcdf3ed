/** The present step, and what the reader points at or has chosen: which things and edges stand out of a large picture. Pure. */

import {pillAt, spreadPills} from "../../layout/pills.js";
import {edgeLook} from "../edgeLooks.js";
import {pointsAlong, lengthsOf} from "./route.js";

/**
 * @typedef {import("./locate.js").Spot} Spot
 * @typedef {import("./locate.js").Places} Places
 * @typedef {import("../edgeLooks.js").Link} Link
 * @typedef {import("./route.js").Point} Point
 *
 * @typedef {object} Strand An edge that stands out.
 * @property {Link} link
 * @property {import("./locate.js").Part[]} parts from the operand to the consumer
 * @property {{chip: Spot, box: Spot} | null} tie in the place of parts: from a chip to its consumer
 * @property {import("../edgeLooks.js").EdgeLook} look
 * @property {Point} pill where it stands
 * @property {Point} end tip of its arrow at the consumer
 *
 * @typedef {object} Now
 * @property {Spot | undefined} present
 * @property {Spot[]} spots what is painted anew over the picture, the present thing last
 * @property {Strand[]} strands
 */

/** So many edges of a node that is pointed at are shown: more cannot be told apart. */
const MOST = 200;

/**
 * @param {Readonly<import("../../types.js").State>} state with a document
 * @param {import("../../walk/walk.js").Frame} frame
 * @param {import("../../layout/types.js").LargePicture} picture
 * @param {Places} places
 * @param {import("../../graph/graph.js").Graph} graph
 * @returns {Now} in time that grows with the edges of the present node and of those that are pointed at
 */
export function nowOf(state, frame, picture, places, graph) {
  /** @type {Map<string, Spot>} */ const spots = new Map();
  /** @type {Map<string, Link>} */ const links = new Map();
  const add = (/** @type {number | null} */ id) => {
    const spot = id === null ? undefined : places.find(id);
    if (spot) spots.set(spot.key, spot);
  };
  const link = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ slot) => { links.set(`${from}:${to}:${slot}`, [from, to, slot]); };
  const operandsOf = (/** @type {number} */ id, /** @type {(operand: number, slot: number) => void} */ each) => {
    for (let at = graph.operandStarts[id]; at < graph.operandStarts[id + 1]; at++) each(graph.operandNodes[at], at - graph.operandStarts[id]);
  };
  const around = (/** @type {number | null} */ id, /** @type {boolean} */ marked) => {
    if (id === null || id >= graph.count) return;
    operandsOf(id, (operand, slot) => {
      link(operand, id, slot);
      if (marked) add(operand);
    });
    for (let at = graph.consumerStarts[id]; at < Math.min(graph.consumerStarts[id + 1], graph.consumerStarts[id] + MOST); at++) {
      link(id, graph.consumerNodes[at], graph.consumerSlots[at]);
      if (marked) add(graph.consumerNodes[at]);
    }
  };
  state.lit.forEach((id, i) => {
    add(id);
    const next = state.lit[i + 1];
    if (next === undefined) return;
    operandsOf(next, (operand, slot) => { if (operand === id) link(id, next, slot); });
    operandsOf(id, (operand, slot) => { if (operand === next) link(next, id, slot); });
  });
  around(state.hover, false);
  around(state.selection, true);
  if (state.selection !== null && state.selection < graph.count) add(state.selection);
  if (frame.node !== null) {
    const node = frame.node;
    operandsOf(node, (operand, slot) => {
      if (frame.kind !== "evaluate" && !frame.slots.includes(slot)) return;
      link(operand, node, slot);
      if (frame.kind === "hand") add(operand);
    });
  }
  const present = frame.node === null ? undefined : places.find(frame.node);
  if (present) {
    spots.delete(present.key);
    spots.set(present.key, present);
  }
  const isNear = (/** @type {number} */ id) => id === state.hover || id === state.selection;
  const strands = [...links.values()].flatMap((each) => strandOf(each, edgeLook(state, frame, [each], isNear), picture, places));
  spread(strands, places);
  return {present, spots: [...spots.values()], strands};
}

/**
 * @param {Link} link @param {import("../edgeLooks.js").EdgeLook} look @param {import("../../layout/types.js").LargePicture} picture @param {Places} places
 * @returns {Strand[]} none where both ends are in one thing
 */
function strandOf(link, look, picture, places) {
  const [from, to, slot] = link;
  const box = places.find(to);
  if (!box) return [];
  const chip = places.chipAt(box, from, slot);
  if (chip) return [{link, parts: [], tie: {chip, box}, look: look.state === "forward" ? {...look, pill: ""} : look, pill: {x: chip.x + chip.w + 36, y: chip.y + chip.h / 2}, end: box}];
  const operand = places.find(from);
  if (!operand || operand.key === box.key) return [];
  const parts = places.partsOf(operand, box, slot);
  if (!parts.length) return [];
  const {frame, piece} = parts[parts.length - 1];
  const {runs, runStarts, pieceBow} = picture.templates[picture.frameTemplate[frame]];
  const route = [...runs.subarray(runStarts[piece], runStarts[piece + 1])].map((at, i) => at + (i % 3 === 2 ? picture.frameY[frame] : picture.frameX[frame]));
  return [{link, parts, tie: null, look, pill: pillAt(route, pieceBow[piece], /** @type {any} */ (box)), end: {x: route[route.length - 2], y: route[route.length - 1]}}];
}

/** Pills that come together at one node stand clear of each other. @param {Strand[]} strands @param {Places} places */
function spread(strands, places) {
  const now = strands.filter(({tie, look}) => !tie && look.pill);
  for (const to of new Set(now.map(({link}) => link[1]))) {
    const box = places.own(to);
    const together = now.filter(({link}) => link[1] === to);
    if (!box || together.length > 2) continue;
    const edges = together.map(({pill, end}) => ({middle: pill, end}));
    spreadPills(/** @type {any} */ (edges), /** @type {any} */ ({...box, kind: "node"}));
  }
}

/**
 * The way that a number takes along an edge, from the operand to the consumer.
 * @param {Strand} strand @param {import("../../layout/types.js").LargePicture} picture
 * @returns {{points: Point[], lengths: Float64Array}}
 */
export function wayOf({parts, tie}, {templates, frameTemplate, frameX, frameY}) {
  const points = tie ? [{x: tie.chip.x, y: tie.chip.y + tie.chip.h / 2}, {x: tie.box.x, y: tie.box.y + tie.box.h / 2}] : parts.flatMap(({frame, piece}) => {
    const {runs, runStarts, pieceBow} = templates[frameTemplate[frame]];
    return pointsAlong(runs, runStarts[piece], runStarts[piece + 1], pieceBow[piece], frameX[frame], frameY[frame]);
  });
  return {points, lengths: lengthsOf(points)};
}
