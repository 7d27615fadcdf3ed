/** The word beside the first node to compute, as long as the walk has not begun. */

const HEIGHT = 30;
const GAP = 14;

/**
 * @param {import("./nodes.js").Group} layer
 * @param {{thing: import("./things.js").Thing, name: string} | null} next
 * @param {import("./things.js").Thing[]} things
 */
export function drawInvitation(layer, next, things) {
  const invitation = layer.selectAll("g.invitation").data(next ? [next] : []).join((enter) => {
    const g = enter.append("g").attr("class", "invitation");
    g.append("path");
    g.append("rect").attr("height", HEIGHT).attr("rx", HEIGHT / 2);
    g.append("text").attr("y", HEIGHT / 2 + 0.5);
    return g;
  });
  if (!next) return;
  const text = `Press → to compute ${next.name}`;
  const label = invitation.select("text").text(text);
  const w = /** @type {SVGTextElement} */ (label.node()).getComputedTextLength() + 28;
  const {x, y, isBelow} = besides(next.thing, w, things);
  invitation.attr("transform", `translate(${x} ${y})`);
  invitation.select("rect").attr("width", w);
  label.attr("x", w / 2);
  const tip = next.thing.x + next.thing.w / 2 - x;
  invitation.select("path").attr("d", isBelow ? `M${tip - 7} 2l7 -8l7 8z` : `M${tip - 7} ${HEIGHT - 2}l7 8l7 -8z`);
}

/**
 * Above the node or below it, where nothing else stands.
 * @param {import("./things.js").Thing} thing @param {number} w @param {import("./things.js").Thing[]} things
 */
function besides({x, y, w: wide, h}, w, things) {
  const places = [
    {x: x + (wide - w) / 2, y: y - GAP - HEIGHT, isBelow: false}, {x: x + (wide - w) / 2, y: y + h + GAP, isBelow: true},
    {x: x - 20, y: y - GAP - HEIGHT, isBelow: false}, {x: x - 20, y: y + h + GAP, isBelow: true},
    {x: x + wide + 20 - w, y: y - GAP - HEIGHT, isBelow: false}, {x: x + wide + 20 - w, y: y + h + GAP, isBelow: true},
  ];
  const covers = (/** @type {{x: number, y: number}} */ place) => things.filter((other) => other.kind !== "open"
    && place.x < other.x + other.w + 4 && place.x + w > other.x - 30 && place.y < other.y + other.h + 4 && place.y + HEIGHT > other.y - 4).length;
  return places.reduce((best, place) => (covers(place) < covers(best) ? place : best));
}
