/** The drawing of the graph: chooses what draws a picture, and keeps what both ways share: the view, and where the reader is in it. */

import {frameOf} from "../walk/shown.js";
import {timesOf} from "./canvas/facts.js";
import {createCanvas} from "./canvas/index.js";
import {rehearseOn} from "./canvas/rehearse.js";
import {readTheme} from "./canvas/theme.js";
import {h} from "../dom.js";
import {keepView} from "./keepView.js";
import {createMotion} from "./motion.js";
import {createOutline} from "./outline/index.js";
import {createVector} from "./vector.js";
import {painted} from "./painted.js";
import {createView} from "./view.js";

/**
 * @typedef {import("../types.js").State} State
 * @typedef {import("../graph/graph.js").Graph} Graph
 */

/** Not every key of a quick typist takes the colour from the drawing. */
const STALE_AFTER = 300;
/** @type {Partial<State>} */
const FIRST_LOOK = {step: 0, earlier: null, steppedOver: null, selection: null, hover: null, lit: [], asking: false, mask: null, colouring: null, breakpoints: []};
/** Who goes to what is lower than so many px cannot tell it from what is beside it. */
const TOLD_APART = 12;

/**
 * @param {import("../context.js").Context} context
 * @param {HTMLElement} element
 * @returns {Omit<import("../context.js").Scene, "prepare"> & {rehearse: import("../rehearsal/index.js").Parts["draw"], numberAt: import("./renderer.js").NumberAt}}
 */
export function createScene(context, element) {
  const {store, actions} = context;
  const motion = createMotion(element);
  const looking = {
    fit: () => view.fit(),
    reveal: (/** @type {import("./view.js").Rectangle} */ place) => view.reveal(place),
    centerOn: (/** @type {number} */ x, /** @type {number} */ y) => view.centerOn(x, y),
    /** The number of a leaf is to be typed over: its row in the tree takes the place of what is drawn. */
    edit: (/** @type {string} */ key) => {
      if (canvas?.outline.focus(key)) document.activeElement?.dispatchEvent(new MouseEvent("dblclick", {bubbles: true}));
    },
  };
  const vector = createVector(context, element, motion, looking);
  /** @type {ReturnType<typeof openCanvas> | null} made when the first large picture comes, or is rehearsed */
  let canvas = null;
  let renderer = vector;
  const view = createView(vector.surface, element, motion, (transform) => {
    renderer.move(transform);
    const zoom = Math.round(transform.k * 1000) / 1000;
    if (zoom !== store.get().zoom) store.set({zoom});
  });
  const kept = keepView(view);
  /** @type {import("./renderer.js").Drawn | null} */
  let drawn = null;

  /** @param {Readonly<State>} state */
  function place(state) {
    const wanted = state.picture && "large" in state.picture ? (canvas ??= openCanvas()).renderer : vector;
    const turns = wanted !== renderer;
    const focused = turns && element.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") ?? null : null;
    const before = drawn;
    const last = renderer;
    renderer = wanted;
    if (turns) element.classList.toggle("large", renderer !== vector);
    drawn = renderer.place(state, turns ? null : before);
    if (turns) {
      view.turnTo(renderer.surface);
      last.clear();
      renderer.age(state.stale);
    }
    kept.place(before, drawn, focusOf(state));
    if (focused !== null) focusOn(focused);
  }

  /** Who has come to a thing by keyboard stays with it when another renderer takes over. @param {string} key */
  function focusOn(key) {
    if (renderer !== vector) canvas?.outline.focus(key);
    else /** @type {SVGElement | null} */ (element.querySelector(`svg [data-key="${CSS.escape(key)}"]`))?.focus({preventScroll: true});
  }

  /** The canvas, and the tree of its groups and nodes inside it. */
  function openCanvas() {
    const made = createCanvas(context, element, motion, looking);
    const placeOf = (/** @type {string} */ key) => drawn?.placeOf(key);
    const outline = createOutline({
      ...context,
      scene: {
        focusRing: (key) => made.focusRing(key === null ? null : made.placeOf(key) ?? null),
        reveal(key) {
          const place = placeOf(key);
          if (place && view.onPage(place).height < TOLD_APART) view.flyTo(place);
          else if (place) view.reveal(place);
        },
        surround(key) {
          const place = placeOf(key);
          if (place) view.surround(place);
        },
        onPage(key) {
          const place = placeOf(key);
          return place ? view.onPage(place) : new DOMRect();
        },
      },
    }, /** @type {HTMLCanvasElement} */ (made.surface));
    return {renderer: made, outline};
  }

  /** The present node, or the next one where the walk has not begun, with its operands. @param {Readonly<State>} state */
  function focusOf(state) {
    const frame = frameOf(state);
    if (!drawn || !frame) return [];
    const {graph, find} = drawn;
    const id = frame.node ?? graph.operations[0] ?? 0;
    return [id, ...graph.operandNodes.subarray(graph.operandStarts[id], graph.operandStarts[id + 1])].map((each) => find(each)).filter((thing) => thing !== undefined);
  }

  store.on(["picture", "pictured", "graph", "walk", "step", "byEdge", "selection", "hover", "lit", "asking", "overwrite", "earlier", "colouring", "byContribution",
    "mask", "breakpoints"], (state, before) => {
    if (!state.picture || !state.pictured || state.pictured !== state.graph) return; // a picture of what is wanted now is on its way
    const anew = !drawn || drawn.picture !== state.picture || drawn.graph !== state.graph;
    if (anew) place(state);
    const steps = !anew && (state.step !== before.step || state.byEdge !== before.byEdge);
    if (steps) motion.step();
    renderer.paint(state, steps);
    if (steps && state.following) kept.step(focusOf(state));
    if (anew && renderer === vector) painted();
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  store.on(["stale", "problem"], ({stale, problem}) => {
    clearTimeout(waiting);
    if (!stale || problem) renderer.age(stale);
    else waiting = setTimeout(() => renderer.age(store.get().stale), STALE_AFTER);
  });

  return {
    zoomIn: () => view.in(),
    zoomOut: () => view.out(),
    fit: () => view.fit(),
    still: (fonts) => (!drawn || drawn.graph !== store.get().graph ? null : renderer.still(fonts)),
    numberAt: (target, x, y) => renderer.numberAt(target, x, y),
    follow: () => kept.follow(),
    ready: (graph, walk) => { timesOf(graph, walk); },
    * rehearse(graph, walk, picture) {
      canvas ??= openCanvas();
      yield;
      const ctx = h("canvas").getContext("2d", {alpha: false});
      if (ctx) yield* rehearseOn(ctx, readTheme(element), {...store.get(), document: graph.document, graph, walk, picture, ...FIRST_LOOK}, context.operations);
    },
    reveal(id) {
      const thing = drawn?.find(id);
      if (!drawn || !thing) return;
      if (thing.kind !== "closed") {
        if (renderer === vector) view.reveal(thing); else view.flyTo(thing);
        return;
      }
      kept.awaits(id);
      actions.openGroups(pathsAround(drawn.graph, id));
    },
  };
}

/** The groups that hide a node, outer ones first; of a parameter, those of its first consumer. @param {Graph} graph @param {number} id */
function pathsAround(graph, id) {
  const own = graph.isParameter(id) && graph.consumerStarts[id] < graph.consumerStarts[id + 1] ? graph.consumerNodes[graph.consumerStarts[id]] : id;
  const parts = graph.document.nodes.group[own].split("/");
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}
