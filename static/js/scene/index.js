/** The drawing of the graph: joins the picture that layout made and the present step, and draws both as SVG. */

import {select} from "../d3.js";
import {frameOf} from "../shown.js";
import {placeThings, paintThings} from "./drawThings.js";
import {drawCounts, drawEdges, lineOf, tieOf} from "./edges.js";
import {edgeLook} from "./edgeLooks.js";
import {drawFrames} from "./frames.js";
import {drawHalo} from "./halo.js";
import {drawInvitation} from "./invitation.js";
import {HUES, marksOf} from "./looks.js";
import {createMotion} from "./motion.js";
import {drawPills, rest, settle, travel} from "./pills.js";
import {listenForPointing} from "./pointing.js";
import {keepView} from "./keepView.js";
import {stillOf} from "./still.js";
import {finderOf, lastInside, thingsOf} from "./things.js";
import {createView} from "./view.js";

/**
 * @typedef {import("../types.js").State} State
 * @typedef {import("../graph.js").Graph} Graph
 *
 * @typedef {object} Drawn What is on the ground now.
 * @property {import("../layout/types.js").Picture} picture
 * @property {Graph} graph
 * @property {import("./things.js").Thing[]} things
 * @property {(id: number) => import("./things.js").Thing | undefined} find
 * @property {Omit<import("./edges.js").Line, "look">[]} lines
 * @property {import("./edgeLooks.js").Link[][]} links of each line
 * @property {Map<string, number>} last the last node inside each group
 */

const LAYERS = ["frames", "edges", "edges-now", "counts", "halos", "things", "pills", "sparks", "invitations"];
/** Those of a picture that is taken away; the others last a moment, or speak of keys. */
const LASTING = LAYERS.filter((name) => name !== "sparks" && name !== "invitations");
/** From here on shadows cost more than they tell. */
const MANY = 100;
/** Not every key of a quick typist takes the colour from the drawing. */
const STALE_AFTER = 300;

/** @param {import("../context.js").Context} context @param {HTMLElement} element @returns {import("../context.js").Scene} */
export function createScene({store, actions, operations}, element) {
  const root = select(element).insert("svg", ":first-child").attr("class", "scene").attr("role", "group").attr("aria-label", "Graph");
  const svg = /** @type {SVGSVGElement} */ (root.node());
  const content = root.append("g");
  const layers = /** @type {Record<string, import("./nodes.js").Group>} */ (Object.fromEntries(
    LAYERS.map((name) => [name, content.append("g").attr("class", name)])));
  const motion = createMotion(element);
  const view = createView(svg, /** @type {SVGGElement} */ (content.node()), element, motion, (scale) => {
    const zoom = Math.round(scale * 1000) / 1000;
    if (zoom !== store.get().zoom) store.set({zoom});
  });
  /** @type {Drawn | null} */
  let drawn = null;
  const kept = keepView(view);

  /** @param {Readonly<State>} state */
  function place({picture, pictured: graph}) {
    if (!picture || !graph) return;
    const before = drawn;
    const things = thingsOf(picture, graph);
    const ties = picture.boxes.filter(({kind}) => kind === "node").flatMap((box) => box.chips.map((chip) => ({chip, box})));
    drawn = {
      picture, graph, things, find: finderOf(things, graph), last: lastInside(graph),
      lines: [...picture.edges.map(lineOf), ...ties.map(({chip, box}) => tieOf(chip, box))],
      links: [...picture.edges.map(({edges}) => edges), ...ties.map(({chip: {id, consumer, slot}}) => [/** @type {[number, number, number]} */ ([id, consumer, slot])])],
    };
    const focused = svg.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
    const moves = before !== null && before.picture !== picture && before.graph === graph;
    const duration = moves ? motion.time("view") : 0;
    root.attr("aria-label", `Graph of ${graph.count} nodes`).classed("many", things.length > MANY);
    drawFrames(layers.frames, picture.frames);
    const fresh = placeThings(layers.things, things, graph, operations, duration);
    if (moves) settle([...fresh, ...["frames", "edges", "edges-now", "counts"].map((name) => /** @type {Element} */ (layers[name].node()))], duration);
    if (focused && !svg.contains(document.activeElement)) {
      /** @type {SVGElement | null} */ (svg.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus({preventScroll: true});
    }
    kept.place(before, drawn, focusOf(store.get()));
  }

  /** The present node, or the next one where the walk has not begun, with its operands. @param {Readonly<State>} state */
  function focusOf(state) {
    const frame = frameOf(state);
    if (!drawn || !frame) return [];
    const id = frame.node ?? drawn.graph.operations[0] ?? null;
    if (id === null) return drawn.things.slice(0, 1);
    const find = drawn.find;
    return [id, ...drawn.graph.document.nodes.operands[id]].map((each) => find(each)).filter((thing) => thing !== undefined);
  }

  /** @param {Readonly<State>} state @param {boolean} steps */
  function paint(state, steps) {
    const frame = frameOf(state);
    if (!drawn || !frame) return;
    const {graph, things, find, last} = drawn;
    const marks = marksOf(state, frame);
    const present = frame.node === null ? undefined : find(frame.node);
    const chosen = state.selection === null || state.selection >= graph.count ? undefined : find(state.selection);
    if (steps) rest(svg);
    const changed = paintThings(layers.things, {state, graph, frame, marks, last, present, chosen}, operations);
    const isNear = (/** @type {number} */ id) => id === state.hover || id === state.selection;
    const {links} = drawn;
    const lines = drawn.lines.map((line, i) => ({...line, look: edgeLook(state, frame, links[i], isNear)}));
    for (const line of lines) if (line.kind === "tie" && line.look.state === "forward") line.look.pill = "";
    drawEdges(layers.edges, layers["edges-now"], lines, frame);
    drawCounts(layers.counts, lines);
    drawPills(layers.pills, lines, frame);
    drawHalo(layers.halos, present, HUES[frame.phase], steps ? motion.time("step") : 0);
    const next = marks.next === null ? undefined : find(marks.next);
    drawInvitation(layers.invitations, next && marks.next !== null ? {thing: next, name: graph.name(marks.next)} : null, things, drawn.picture.edges);
    if (!steps) return;
    const flow = state.playing && state.speed > 2 ? 0 : motion.time("flow");
    travel(layers.pills, layers["edges-now"], layers.sparks, flow);
    settle(changed.values, motion.time("step"));
    settle(changed.grads, motion.time("step"), frame.kind === "hand" ? Math.max(0, flow - motion.time("step")) : 0);
    kept.step(focusOf(state));
  }

  store.on(["picture", "pictured", "graph", "walk", "step", "byEdge", "selection", "hover", "lit", "asking", "overwrite", "earlier"], (state, before) => {
    if (!state.pictured || state.pictured !== state.graph) return; // a picture of what is wanted now is on its way
    const anew = !drawn || drawn.picture !== state.picture || drawn.graph !== state.graph;
    if (anew) place(state);
    const steps = !anew && (state.step !== before.step || state.byEdge !== before.byEdge);
    if (steps) motion.step();
    paint(state, steps);
    if (anew) performance.mark("gradwalk:painted"); // the next frame shows the picture: benchmarks/page waits for it
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  store.on(["stale", "problem"], ({stale, problem}) => {
    clearTimeout(waiting);
    if (!stale || problem) root.classed("stale", stale);
    else waiting = setTimeout(() => root.classed("stale", store.get().stale), STALE_AFTER);
  });

  listenForPointing(svg, actions, {
    things: () => drawn?.things ?? [], edges: () => drawn?.picture.edges ?? [], fit: () => view.fit(), reveal: (thing) => view.reveal(thing),
  });

  return {
    zoomIn: () => view.in(),
    zoomOut: () => view.out(),
    fit: () => view.fit(),
    still(fonts) {
      if (!drawn || drawn.graph !== store.get().graph) return null;
      rest(svg);
      layers.things.selectAll("g.thing").interrupt().attr("transform", (thing) => `translate(${thing.x} ${thing.y})`);
      paint(store.get(), false); // what was moving stands at its place
      return stillOf(LASTING.map((name) => /** @type {SVGGElement} */ (layers[name].node())), element, fonts);
    },
    follow: () => kept.follow(),
    reveal(id) {
      const thing = drawn?.find(id);
      if (!drawn || !thing) return;
      if (thing.kind !== "closed") {
        view.reveal(thing);
        return;
      }
      kept.awaits(id);
      actions.openGroups(pathsAround(drawn.graph, id));
    },
  };
}

/** The groups that hide a node, outer ones first; of a parameter, those of its first consumer. @param {Graph} graph @param {number} id */
function pathsAround(graph, id) {
  const own = graph.isParameter(id) ? graph.consumers(id)[0]?.node ?? id : id;
  const parts = graph.document.nodes.group[own].split("/");
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}
