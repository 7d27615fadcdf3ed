/** The word beside the first node to compute, as long as the walk has not begun. */

import {invite} from "../words/goOn.js";
import {widthOf} from "./measure.js";

const HEIGHT = 30;
const GAP = 14;
const NEAR = 4;
/** Height of an open group's head. */
const HEAD = 44;
/** How far an op chip stands out of its box, about. */
const CHIP = 30;

/**
 * @param {import("./nodes.js").Group} layer
 * @param {{thing: import("./things.js").Thing, name: string} | null} next
 * @param {import("./things.js").Thing[]} things
 * @param {import("../layout/types.js").Edge[]} edges
 */
export function drawInvitation(layer, next, things, edges) {
  const invitation = layer.selectAll("g.invitation").data(next ? [next] : []).join((enter) => {
    const g = enter.append("g").attr("class", "invitation");
    g.append("path");
    g.append("rect").attr("height", HEIGHT).attr("rx", HEIGHT / 2);
    g.append("text").attr("y", HEIGHT / 2 + 0.5);
    return g;
  });
  if (!next) return;
  const text = invite(next.name);
  const w = widthOf(text, "invitation") + 28;
  const {x, y, isBelow} = besides(next.thing, w, things, edges);
  invitation.attr("transform", `translate(${x} ${y})`);
  invitation.select("rect").attr("width", w);
  invitation.select("text").attr("x", w / 2).text(text);
  const tip = next.thing.x + next.thing.w / 2 - x;
  invitation.select("path").attr("d", isBelow ? `M${tip - 7} 2l7 -8l7 8z` : `M${tip - 7} ${HEIGHT - 2}l7 8l7 -8z`);
}

/**
 * Above the node or below it, where it covers nothing or least.
 * @param {import("./things.js").Thing} thing @param {number} w @param {import("./things.js").Thing[]} things
 * @param {import("../layout/types.js").Edge[]} edges
 */
function besides(thing, w, things, edges) {
  const {x, y, w: wide} = thing;
  const h = thing.kind === "node" ? Math.max(thing.h, ...thing.box.chips.map((chip) => chip.y + chip.h - y)) : thing.h;
  const places = [x + (wide - w) / 2, x - 20, x + wide + 20 - w].flatMap((left) => [
    {x: left, y: y - GAP - HEIGHT, isBelow: false}, {x: left, y: y + h + GAP, isBelow: true}]);
  const covers = (/** @type {{x: number, y: number}} */ place) => {
    const meets = (/** @type {number} */ x0, /** @type {number} */ x1, /** @type {number} */ y0, /** @type {number} */ y1) =>
      x0 < place.x + w + NEAR && x1 > place.x - NEAR && y0 < place.y + HEIGHT + NEAR && y1 > place.y - NEAR;
    return 3 * things.filter((other) => meets(other.x - CHIP, other.x + other.w, other.y, other.y + (other.kind === "open" ? HEAD : other.h))).length
      + edges.filter(({route}) => runsOf(route).some((run) => meets(...run))).length;
  };
  return places.reduce((best, place) => (covers(place) < covers(best) ? place : best));
}

/** The level runs of an edge, and the ground between two of them. @param {number[]} route @returns {[number, number, number, number][]} */
function runsOf(route) {
  return Array.from({length: route.length / 3}, (_, i) => {
    const [from, to, y] = route.slice(3 * i, 3 * i + 3);
    const [next, height] = [route[3 * i + 3] ?? to, route[3 * i + 5] ?? y];
    return /** @type {[number, number, number, number][]} */ ([[from, to, y, y], [to, next, Math.min(y, height), Math.max(y, height)]]);
  }).flat();
}
