/** Lays over a drawing in SVG what the reader has asked for besides the walk: colours, contributions, and the filter. */

import {contributionsOf} from "../reading/contributions.js";
import {groupsLeft} from "../graph/mask.js";

/**
 * @typedef {import("../types.js").State} State
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {import("./things.js").Thing} Thing
 * @typedef {import("./edgeLooks.js").Link} Link
 */

/** Width of a line without a contribution, and what the largest one adds. */
const [LEAST, MORE] = [1, 6];

/** The node whose number colours a thing: of a closed group the last one, whose value is the group's own. @param {Graph} graph @param {Thing} thing */
function colouredBy({groups}, thing) {
  if (thing.kind === "closed") return groups.last[groups.index.get(thing.group) ?? 0];
  return thing.kind === "open" ? -1 : thing.id;
}

/**
 * @param {Readonly<State>} state
 * @param {Graph} graph
 * @param {Thing} thing
 */
function isFaded({mask}, graph, thing) {
  if (!mask) return false;
  if (thing.kind === "node" || thing.kind === "chip") return mask[thing.kind === "chip" ? thing.chip.consumer : thing.id] === 0 || mask[thing.id] === 0;
  const group = graph.groups.index.get(thing.group);
  return group !== undefined && groupsLeft(graph, mask)[group] === 0;
}

/**
 * The strongest contribution of the edges that a line stands for; null while none is asked for, 0 before one has come.
 * @param {Readonly<State>} state
 * @param {Graph} graph
 * @param {import("../walk/walk.js").Frame} frame
 * @param {Link[]} links
 */
function strengthOf({byContribution, walk, asking}, graph, frame, links) {
  if (!byContribution || !walk) return null;
  const {strength} = contributionsOf(graph, walk);
  return links.reduce((most, [from, to, slot]) => {
    const isAsked = asking && frame.kind === "hand" && frame.node === to;
    const each = isAsked ? 0 : strength(from, to, slot, frame.clock);
    return Math.abs(each) > Math.abs(most) ? each : most;
  }, 0);
}

/**
 * @param {import("./nodes.js").Group[]} layers that hold things and lines
 * @returns {(state: Readonly<State>, graph: Graph, frame: import("../walk/walk.js").Frame, links: Map<string, Link[]>) => void} links by the line's key
 */
export function createReadings(layers) {
  let laid = false;
  return (state, graph, frame, links) => {
    const {colouring, mask, byContribution} = state;
    const wanted = colouring !== null || mask !== null || byContribution;
    if (!wanted && !laid) return;
    laid = wanted;
    for (const layer of layers) {
      /** @type {import("d3-selection").Selection<SVGGElement, Thing, any, any>} */ (layer.selectAll("g.thing")).each(function (thing) {
        const id = colouring ? colouredBy(graph, thing) : -1;
        const at = colouring && id >= 0 ? colouring.classOf(id, frame.clock) : -1;
        const ground = /** @type {SVGElement | null} */ (this.querySelector(".lift, .body, .frame"));
        if (ground) ground.style.fill = at >= 0 && colouring ? colouring.palette[at] : "";
        this.classList.toggle("tinted", at >= 0);
        this.classList.toggle("faded", isFaded(state, graph, thing));
      });
      /** @type {import("d3-selection").Selection<SVGGElement, import("./edges.js").Line, any, any>} */ (layer.selectAll("g.line")).each(function ({key}) {
        const own = links.get(key) ?? [];
        const strength = strengthOf(state, graph, frame, own);
        this.classList.toggle("by", strength !== null);
        this.classList.toggle("above", strength !== null && strength > 0);
        this.classList.toggle("below", strength !== null && strength < 0);
        /** @type {SVGElement} */ (this.children[1]).style.strokeWidth = strength === null ? "" : `${LEAST + MORE * Math.abs(strength)}px`;
        this.classList.toggle("faded", mask !== null && !own.some(([from, to]) => mask[from] && mask[to]));
      });
    }
  };
}
