/** The tip beside a weight, or a neuron: its name, its number, its formula. */

import {fill, h} from "../../../dom.js";

const GAP = 10;

/** @param {string} id */
export function createTip(id) {
  const element = h("div", {class: "tip", id, role: "tooltip", hidden: true});

  return {
    element,
    /** @param {{x: number, y: number, lines: string[], formula?: string}} what x and y in the picture, of the thing's edge @param {number} width of the room @param {number} height */
    show({x, y, lines: [name, ...numbers], formula}, width, height) {
      element.hidden = false;
      fill(element, h("span", {class: "cap"}, name), ...numbers.map((line) => h("b", {}, line)), formula && h("span", {class: "code"}, formula));
      const {offsetWidth, offsetHeight} = element;
      const left = x + GAP + offsetWidth > width ? x - GAP - offsetWidth : x + GAP;
      element.style.left = `${Math.max(4, Math.min(left, width - offsetWidth - 4))}px`;
      element.style.top = `${Math.max(4, Math.min(y - offsetHeight / 2, height - offsetHeight - 4))}px`;
    },
    hide() {
      element.hidden = true;
    },
  };
}
