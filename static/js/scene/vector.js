/** Draws a small picture as SVG: joins the picture that layout made and the present step, each part an element of its own. */

import {select} from "../d3.js";
import {frameOf} from "../walk/shown.js";
import {placeThings, paintThings} from "./drawThings.js";
import {drawCounts, drawEdges, lineOf, tieOf} from "./edges.js";
import {edgeLook} from "./edgeLooks.js";
import {drawFrames} from "./frames.js";
import {drawHalo} from "./halo.js";
import {drawInvitation} from "./invitation.js";
import {HUES, marksOf} from "./looks.js";
import {drawPills, rest, settle, travel} from "./pills.js";
import {listenForPointing} from "./pointing.js";
import {createReadings} from "./readings.js";
import {stillOf} from "./still.js";
import {finderOf, lastInside, thingsOf} from "./things.js";

/**
 * @typedef {import("../layout/types.js").Picture} Picture
 *
 * @typedef {object} Parts
 * @property {Picture} picture
 * @property {import("../graph/graph.js").Graph} graph
 * @property {import("./things.js").Thing[]} things
 * @property {(id: number) => import("./things.js").Thing | undefined} find
 * @property {(key: string) => import("./things.js").Thing | undefined} placeOf
 * @property {Omit<import("./edges.js").Line, "look">[]} lines
 * @property {import("./edgeLooks.js").Link[][]} links of each line
 * @property {Map<string, number>} last the last node inside each group
 */

const LAYERS = ["frames", "edges", "edges-now", "counts", "halos", "things", "pills", "sparks", "invitations"];
/** Those of a picture that is taken away; the others last a moment, or speak of keys. */
const LASTING = LAYERS.filter((name) => name !== "sparks" && name !== "invitations");
/** From here on shadows cost more than they tell. */
const MANY = 100;

/**
 * @param {import("../context.js").Context} context
 * @param {HTMLElement} element
 * @param {ReturnType<typeof import("./motion.js").createMotion>} motion
 * @param {{fit: () => void, reveal: (place: import("./view.js").Rectangle) => void}} view
 * @returns {import("./renderer.js").Renderer}
 */
export function createVector({store, actions, operations}, element, motion, view) {
  const root = select(element).insert("svg", ":first-child").attr("class", "scene").attr("role", "group").attr("aria-label", "Graph");
  const svg = /** @type {SVGSVGElement} */ (root.node());
  const content = root.append("g");
  const layers = /** @type {Record<string, import("./nodes.js").Group>} */ (Object.fromEntries(
    LAYERS.map((name) => [name, content.append("g").attr("class", name)])));
  const paintReadings = createReadings(["things", "edges", "edges-now"].map((name) => layers[name]));
  /** @type {Parts | null} */
  let drawn = null;

  listenForPointing(svg, actions, {
    things: () => drawn?.things ?? [], edges: () => drawn?.picture.edges ?? [], fit: () => view.fit(), reveal: (thing) => view.reveal(thing),
  });

  /** @type {import("./renderer.js").Renderer["place"]} */
  function place(state, before) {
    const [picture, graph] = [/** @type {Picture} */ (state.picture), /** @type {import("../graph/graph.js").Graph} */ (state.graph)];
    const things = thingsOf(picture, graph);
    const byKey = new Map(things.map((thing) => [thing.key, thing]));
    const ties = picture.boxes.filter(({kind}) => kind === "node").flatMap((box) => box.chips.map((chip) => ({chip, box})));
    drawn = {
      picture, graph, things, find: finderOf(things, graph), placeOf: (key) => byKey.get(key), last: lastInside(graph),
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
    return drawn;
  }

  /** @type {import("./renderer.js").Renderer["paint"]} */
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
    paintReadings(state, graph, frame, new Map(lines.map(({key}, i) => [key, links[i]])));
    drawPills(layers.pills, lines, frame);
    drawHalo(layers.halos, present, HUES[frame.phase], steps ? motion.time("step") : 0);
    const next = marks.next === null ? undefined : find(marks.next);
    drawInvitation(layers.invitations, next && marks.next !== null ? {thing: next, name: graph.name(marks.next)} : null, things, drawn.picture.edges);
    if (!steps) return;
    const flow = state.playing && state.speed > 2 ? 0 : motion.time("flow");
    travel(layers.pills, layers["edges-now"], layers.sparks, flow);
    settle(changed.values, motion.time("step"));
    settle(changed.grads, motion.time("step"), frame.kind === "hand" ? Math.max(0, flow - motion.time("step")) : 0);
  }

  return {
    surface: svg, place, paint,
    numberAt(target) {
      const number = target instanceof Element ? target.closest(".editable, .dstrip") : null;
      const node = /** @type {SVGElement | null | undefined} */ (number?.closest("[data-node]"));
      return node ? Number(node.dataset.node) : null;
    },
    move(transform) { content.attr("transform", transform.toString()); },
    age(stale) { root.classed("stale", stale); },
    clear() {
      drawn = null;
      for (const layer of Object.values(layers)) layer.selectAll("*").interrupt().remove();
    },
    still(fonts) {
      rest(svg);
      layers.things.selectAll("g.thing").interrupt().attr("transform", (thing) => `translate(${thing.x} ${thing.y})`);
      paint(store.get(), false); // what was moving stands at its place
      return stillOf(LASTING.map((name) => /** @type {SVGGElement} */ (layers[name].node())), element, fonts);
    },
  };
}
