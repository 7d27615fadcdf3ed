/** Numbers that stand on edges: the value going forward, the contribution going back. */

import {easeCubicOut, select} from "../d3.js";
import {widthOf} from "./measure.js";

/** @typedef {import("./edges.js").Line} Line */

const PADDING = 6;
const HEIGHT = 22;
const SAMPLES = 24;

/**
 * @param {import("./nodes.js").Group} layer
 * @param {Line[]} lines
 * @param {import("../walk/walk.js").Frame} frame
 */
export function drawPills(layer, lines, frame) {
  layer.selectAll("g.pill").data(lines.filter(({look}) => look.pill), (line) => /** @type {Line} */ (line).key)
    .join((enter) => {
      const g = enter.append("g");
      g.append("rect").attr("y", -HEIGHT / 2).attr("height", HEIGHT).attr("rx", HEIGHT / 2);
      g.append("text").attr("y", 0.5);
      return g;
    })
    .attr("class", ({look}) => `pill ${look.state}${isNow(look) ? " now" : ""}${frame.phase === "forward" ? " f" : ""}`)
    .attr("transform", ({middle}) => `translate(${middle.x} ${middle.y})`)
    .each(function ({look}) {
      const [rect, text] = /** @type {Element} */ (this).children;
      text.textContent = look.pill;
      const w = widthOf(look.pill, "pill") + 2 * PADDING;
      rect.setAttribute("x", String(-w / 2));
      rect.setAttribute("width", String(w));
    });
}

/** @param {import("./edgeLooks.js").EdgeLook} look */
const isNow = ({state}) => state === "forward" || state === "handing";

/**
 * Lets the pills of the present step travel along their edges in the direction of the flow to where they stand, and a spark run
 * all the way.
 * @param {import("./nodes.js").Group} pills @param {import("./nodes.js").Group} edges the layer of the present lines
 * @param {import("./nodes.js").Group} sparks
 * @param {number} duration
 */
export function travel(pills, edges, sparks, duration) {
  sparks.selectAll("*").interrupt().remove();
  pills.selectAll("g.pill").interrupt();
  if (!duration) return;
  edges.selectAll("g.line").each(function (datum) {
    const line = /** @type {Line} */ (datum);
    const path = /** @type {SVGPathElement | null} */ (/** @type {Element} */ (this).querySelector(".edge"));
    if (!path || !isNow(line.look)) return;
    const length = path.getTotalLength();
    const at = (/** @type {number} */ t) => path.getPointAtLength(length * (line.look.state === "handing" ? 1 - t : t));
    const rest = nearest(at, line.middle);
    sparks.append("circle").attr("class", line.look.state).attr("r", 5).attr("cx", at(0).x).attr("cy", at(0).y)
      .transition().duration(duration).ease(easeCubicOut)
      .attrTween("cx", () => (t) => String(at(t).x)).attrTween("cy", () => (t) => String(at(t).y)).remove();
    const pill = pills.selectAll("g.pill").filter((other) => /** @type {Line} */ (other).key === line.key);
    const offset = {x: line.middle.x - at(rest).x, y: line.middle.y - at(rest).y};
    pill.transition().duration(duration).ease(easeCubicOut).attrTween("transform", () => (t) => {
      const {x, y} = at(Math.min(t, rest));
      const share = rest ? Math.min(t, rest) / rest : 1;
      return `translate(${x + offset.x * share} ${y + offset.y * share})`;
    });
  });
}

/** @param {(t: number) => DOMPoint} at @param {{x: number, y: number}} place @returns {number} where on the line it comes nearest */
function nearest(at, {x, y}) {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i <= SAMPLES; i++) {
    const point = at(i / SAMPLES);
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance < least) [least, best] = [distance, i / SAMPLES];
  }
  return best;
}

/** What has just changed settles: it is there at once, and comes up in a moment. @param {Iterable<Element>} elements @param {number} duration @param {number} [wait] */
export function settle(elements, duration, wait = 0) {
  if (!duration) return;
  for (const element of elements) {
    element.animate([{opacity: 0}, {opacity: 0, offset: wait / (wait + duration)}, {opacity: 1}], {duration: wait + duration, easing: "ease-out"});
  }
}

/** @param {SVGSVGElement} svg nothing in it moves any more */
export function rest(svg) {
  for (const animation of svg.getAnimations({subtree: true})) if (!(animation instanceof CSSTransition)) animation.cancel();
  select(svg).selectAll(".pill, .spark").interrupt();
}
