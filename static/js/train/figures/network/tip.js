/** The tip beside a weight, or a neuron: its name, its number, its formula. */

import {fill, h} from "../../../dom.js";

const GAP = 10;

/** @param {string} id */
export function createTip(id) {
  const element = h("div", {class: "tip", id, role: "tooltip", hidden: true});

  return {
    element,
    /**
     * Beside the thing, or in the lower corner where there is no room: it covers neither the thing nor what leads there.
     * @param {{x: number, y: number, lines: string[], formula?: string}} what x and y in the picture, of the thing's right end
     * @param {number} width of the room
     * @param {number} height
     */
    show({x, y, lines: [name, ...numbers], formula}, width, height) {
      element.hidden = false;
      fill(element, h("span", {class: "cap"}, name), ...numbers.map((line) => h("b", {}, line)), formula && h("span", {class: "code"}, formula));
      const {offsetWidth, offsetHeight} = element;
      const fits = x + GAP + offsetWidth <= width;
      element.style.left = `${fits ? x + GAP : Math.max(4, width - offsetWidth - 4)}px`;
      element.style.top = `${fits ? Math.max(4, Math.min(y - offsetHeight / 2, height - offsetHeight - 4)) : height - offsetHeight - 4}px`;
    },
    hide() {
      element.hidden = true;
    },
  };
}
