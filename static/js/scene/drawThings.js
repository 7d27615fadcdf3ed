/** Joins the things of a picture to their elements: each is made once, and painted anew at every step. */

import {easeCubicOut, select} from "../d3.js";
import {changedOf} from "../walk/changed.js";
import {shownOf, spokenNode} from "../walk/shown.js";
import {buildValueChip, paintValueChip} from "./chips.js";
import {buildClosed, buildHead, paintClosed, statsText} from "./groups.js";
import {HUES, lookOf} from "./looks.js";
import {createMemo} from "./memo.js";
import {buildNode, paintNode} from "./nodes.js";

/**
 * @typedef {import("./things.js").Thing} Thing
 * @typedef {import("./nodes.js").Group} Group
 * @typedef {import("../types.js").State} State
 *
 * @typedef {object} Showing What a painting goes by.
 * @property {Readonly<State>} state with a document
 * @property {import("../graph/graph.js").Graph} graph
 * @property {import("../walk/walk.js").Frame} frame
 * @property {import("./looks.js").Marks} marks
 * @property {Map<string, number>} last the last node inside each group
 * @property {Thing | undefined} present where the present node is to be found
 * @property {Thing | undefined} chosen where the selected one is
 */

const memo = createMemo();

/**
 * @param {Group} layer
 * @param {Thing[]} things
 * @param {import("../graph/graph.js").Graph} graph
 * @param {Map<string, import("../types.js").Operation>} operations
 * @param {number} duration how long things that stay take to their new places
 * @returns {SVGGElement[]} what was not there before
 */
export function placeThings(layer, things, graph, operations, duration) {
  const known = layer.selectAll("g.thing").data(things, (thing) => /** @type {Thing} */ (thing).key);
  known.exit().remove();
  const fresh = known.enter().append("g").attr("class", "thing").attr("transform", ({x, y}) => `translate(${x} ${y})`);
  const every = /** @type {import("d3-selection").Selection<SVGGElement, Thing, any, any>} */ (/** @type {unknown} */ (fresh.merge(/** @type {any} */ (known)).order()));
  every.each(function (thing) {
    const made = signatureOf(thing, graph);
    if (this.dataset.made === made) return;
    this.dataset.made = made;
    this.replaceChildren();
    memo.forget(this);
    build(/** @type {Group} */ (select(/** @type {any} */ (this))), thing, graph, operations);
  });
  const staying = known.interrupt();
  if (duration) staying.transition().duration(duration).ease(easeCubicOut).attr("transform", ({x, y}) => `translate(${x} ${y})`);
  else staying.attr("transform", ({x, y}) => `translate(${x} ${y})`);
  return fresh.nodes();
}

/** What the parts of an element were made for; where this changes they are made anew. @param {Thing} thing @param {import("../graph/graph.js").Graph} graph */
function signatureOf(thing, graph) {
  const {kind, w, h} = thing;
  if (kind === "node") return `${kind} ${w} ${graph.document.nodes.op[thing.id]} ${graph.isNamed(thing.id)}`;
  if (kind === "chip") return `${kind} ${w} ${h}`;
  return `${kind} ${w} ${h} ${kind === "closed" ? JSON.stringify([thing.box.rows, thing.box.stats]) : statsText(thing.frame.stats)}`;
}

/** @param {Group} g @param {Thing} thing @param {import("../graph/graph.js").Graph} graph @param {Map<string, import("../types.js").Operation>} operations */
function build(g, thing, graph, operations) {
  const isFirst = thing.kind === "chip" ? thing.chip.first : true;
  g.attr("role", isFirst ? "button" : null).attr("tabindex", isFirst ? 0 : null).attr("aria-hidden", isFirst ? null : "true").attr("data-key", thing.key);
  if (thing.kind === "node" || thing.kind === "chip") {
    g.attr("data-id", thing.id).attr("data-node", isFirst ? thing.id : null).attr("data-group", null);
    if (thing.kind === "node") buildNode(g, thing.box, operations.get(graph.document.nodes.op[thing.id]), graph.isNamed(thing.id));
    else buildValueChip(g, thing.chip);
  } else {
    g.attr("data-group", thing.group).attr("aria-expanded", String(thing.kind === "open"));
    if (thing.kind === "closed") buildClosed(g, thing.box);
    else buildHead(g, thing.frame);
  }
}

/**
 * @param {Group} layer
 * @param {Showing} showing
 * @param {Map<string, import("../types.js").Operation>} operations
 * @returns {{values: Element[], grads: Element[]}} the texts that have changed
 */
export function paintThings(layer, showing, operations) {
  const {state, graph, frame, marks, present} = showing;
  /** @type {Element[]} */ const values = [];
  /** @type {Element[]} */ const grads = [];
  /** @type {import("d3-selection").Selection<SVGGElement, Thing, any, any>} */ (layer.selectAll("g.thing"))
    .each(function (thing) {
      const g = /** @type {Group} */ (select(/** @type {any} */ (this)));
      if (thing.kind === "closed" || thing.kind === "open") {
        paintGroup(g, thing, showing);
      } else {
        const look = lookOf(state, thing.id, frame, marks);
        const spoken = spokenNode(state, thing.id, operations);
        const more = thing.kind === "chip" ? ` ${graph.value[thing.id]} ${thing.chip.more}` : "";
        if (!memo.changes(this, JSON.stringify(look) + spoken + more)) {
          if (thing !== present) this.removeAttribute("aria-current");
          return;
        }
        const [value, grad] = [this.querySelector(".data"), this.querySelector(".grad")];
        const before = [value?.textContent, grad?.textContent];
        if (thing.kind === "node") paintNode(g, thing.box, look, graph.isNamed(thing.id));
        else paintValueChip(g, thing.chip, look, graph.value[thing.id]);
        if (value && look.value !== before[0]) values.push(value);
        if (grad && look.grad !== before[1]) grads.push(grad);
        if (thing.kind === "node" || thing.chip.first) {
          this.setAttribute("aria-label", spoken);
          this.setAttribute("aria-pressed", String(state.selection === thing.id));
        }
      }
      if (thing === present) this.setAttribute("aria-current", "step");
      else this.removeAttribute("aria-current");
    });
  return {values, grads};
}

/** @param {Group} g @param {Extract<Thing, {group: string}>} thing @param {Showing} showing */
function paintGroup(g, thing, {state, frame, graph, last, present, chosen}) {
  const stats = thing.kind === "closed" ? thing.box.stats : thing.frame.stats;
  const lit = thing === present ? ` lit ${HUES[frame.phase]}` : "";
  const name = thing.group.slice(thing.group.lastIndexOf("/") + 1);
  g.attr("class", `thing group ${thing.kind}${lit}${thing === chosen ? " selected" : ""}`)
    .attr("aria-label", `${name}, ${stats ? statsText(stats).replace(" · ", ", ") : ""}`);
  if (thing.kind !== "closed") return;
  const paths = thing.box.stack ? thing.box.rows.map(({group}) => group) : [thing.group];
  paintClosed(g, paths.map((path) => {
    const id = last.get(path) ?? thing.box.id;
    const shown = shownOf(state, id, frame);
    return {value: shown.value, asked: shown.valueAsked && graph.isOperation(id), changed: typeof changedOf(state, id, shown)?.value === "number"};
  }));
}
