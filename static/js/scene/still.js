/** All that is drawn, whether or not it is in view, as a tree that needs nothing of the page. */

import {colorOf} from "../pictures/attributes.js";
import {treeOf} from "../pictures/reading.js";

/**
 * @param {SVGGElement[]} layers
 * @param {Element} element around the drawing, whose ground it stands on
 * @param {{generic: boolean}} fonts
 * @returns {import("../pictures/svg.js").Still}
 */
export function stillOf(layers, element, fonts) {
  for (const layer of layers) for (const animation of layer.getAnimations({subtree: true})) animation.finish();
  const boxes = layers.filter((layer) => layer.hasChildNodes()).map((layer) => layer.getBBox());
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    layers: layers.map((layer) => treeOf(layer, fonts)).filter((tree) => tree !== null),
    box: {x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y},
    ground: colorOf(getComputedStyle(element).backgroundColor)?.color ?? "#ffffff",
  };
}
