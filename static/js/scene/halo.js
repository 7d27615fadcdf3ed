/** The one bright spot: it moves from the node of one step to that of the next. */

import {easeCubicOut} from "../d3.js";

const OUT = 1;

/**
 * @param {import("./nodes.js").Group} layer
 * @param {import("./things.js").Thing | undefined} thing
 * @param {string} hue
 * @param {number} duration
 */
export function drawHalo(layer, thing, hue, duration) {
  const halo = layer.selectAll("rect.halo").data(thing ? [thing] : [])
    .join((enter) => enter.append("rect").call((rect) => place(rect)))
    .attr("class", `halo ${hue}`);
  halo.interrupt();
  if (duration) place(halo.transition().duration(duration).ease(easeCubicOut));
  else place(halo);
}

/** @param {any} rect a selection or a transition: both set attributes */
function place(rect) {
  rect.attr("x", (/** @type {any} */ {x}) => x - OUT).attr("y", (/** @type {any} */ {y}) => y - OUT)
    .attr("width", (/** @type {any} */ {w}) => w + 2 * OUT)
    .attr("height", (/** @type {any} */ {kind, h}) => (kind === "open" ? 44 : h) + 2 * OUT)
    .attr("rx", (/** @type {any} */ {kind, h}) => (kind === "chip" ? h / 2 + OUT : 11));
}
