/**
 * Graphs that nobody sees are made and laid out while the page is idle: browsers make quick code of what has run often, and the
 * first large graph finds it there.
 */

import {indexGraph} from "../graph/graph.js";
import {layoutInput} from "../layout/input.js";
import {whileIdle} from "../pace/whileIdle.js";
import {firstTrouble} from "../panels/trouble.js";
import {timesOf} from "../scene/canvas/facts.js";
import {createWalk} from "../walk/walk.js";
import {batch, turns} from "./graphs.js";

/** The page has its first picture by then, or has other things to do. In milliseconds. */
const AFTER = 2500;
/** The quickest code is made of what has run again and again. */
const ROUNDS = 10;
/** The first ones take longer, and are done in smaller pieces; what they make is drawn. */
const SLOW = 2;
/** Of a graph in no group: rounds, and the turns in each. */
const FLAT = [150, 400, 150, 400, 150, 400, 150, 400];
const WINDOW = {width: 800, height: 700};

/**
 * @typedef {object} Parts
 * @property {(input: import("../layout/types.js").LayoutInput, done: (picture: import("../layout/types.js").Picture | import("../layout/types.js").LargePicture) => void) => void} layOut
 *   `done` is not called where there is something else to do
 * @property {() => boolean} isBusy whether what lays out has something to do
 * @property {() => boolean} isNeedless whether a large graph has come by now
 * @property {() => boolean} isAtRest whether nothing moves and nobody does anything: what is laid out meanwhile takes its part of a core
 * @property {(graph: import("../graph/graph.js").Graph, walk: import("../walk/walk.js").Walk, picture: import("../layout/types.js").LargePicture) => Iterator<void>} draw in pieces
 */

/** @param {Parts} parts */
export function rehearse(parts) {
  setTimeout(() => whileIdle()(pieces(parts)), AFTER);
}

/** @param {Parts} parts @returns {Generator<void>} */
function* pieces(parts) {
  const samples = batch();
  for (let round = 0; round < ROUNDS; round++) {
    if (!(yield* mayGoOn(parts))) return;
    yield* grouped(parts, samples, round < SLOW);
  }
  for (const count of FLAT) {
    if (!(yield* mayGoOn(parts))) return;
    parts.layOut(layoutInput(indexGraph(turns(count)), [], WINDOW), () => {});
  }
}

/** Waits until nothing is laid out and all is at rest: who asks for a picture meanwhile waits for one of these at most. @param {Parts} parts @returns {Generator<void, boolean>} */
function* mayGoOn({isBusy, isAtRest, isNeedless}) {
  do yield; while ((isBusy() || !isAtRest()) && !isNeedless());
  return !isNeedless();
}

/** @param {Parts} parts @param {import("../types.js").GraphDocument} document @param {boolean} isSlow */
function* grouped({layOut, draw}, document, isSlow) {
  const graph = indexGraph(document);
  if (isSlow) yield;
  const {groups} = graph;
  if (isSlow) yield;
  const walk = createWalk(graph);
  if (isSlow) yield;
  timesOf(graph, walk);
  firstTrouble(graph);
  if (isSlow) yield;
  const open = groups.names.filter((name) => name.startsWith("sample"));
  layOut(layoutInput(graph, open, WINDOW), (picture) => {
    if ("large" in picture && isSlow) whileIdle()(draw(graph, walk, picture));
  });
}
