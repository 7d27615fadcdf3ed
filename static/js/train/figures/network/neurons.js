/** The neurons as things that can be reached: names of columns and inputs, and a place for each neuron to point at or focus. */

import {fill, svg} from "../../../dom.js";
import {neuronName} from "./words.js";

/** @typedef {{layer: number, neuron: number}} Neuron layer −1: an input */

/**
 * @param {(neuron: Neuron | null) => void} reach called when a neuron is pointed at or focused; null: no longer
 * @param {(neuron: Neuron) => void} choose
 */
export function createNeurons(reach, choose) {
  const element = svg("svg", {class: "net"});

  return {
    element,
    /**
     * @param {import("./arrange.js").Arrangement} arrangement
     * @param {string[]} heads
     * @param {string[]} features
     * @param {string} tip id of what describes a neuron
     */
    draw({width, height, layers}, heads, features, tip) {
      element.setAttribute("viewBox", `0 0 ${width} ${height}`);
      const apart = layers.length > 1 ? layers[1].x - layers[0].x : width;
      fill(element, ...layers.flatMap(({x, size, spots, more, foot}, column) => [
        svg("text", {class: "ax", x, y: 16, "text-anchor": column === layers.length - 1 && x + 60 > width ? "end" : "middle", ...(column === layers.length - 1 && x + 60 > width ? {dx: width - x - 8} : {})}, shortened(heads[column], column, apart)),
        ...spots.map(({neuron, y}) => {
          const box = svg("rect", {class: "spot", x: x - size / 2 - 1, y: y - size / 2 - 1, width: size + 2, height: size + 2, rx: 4});
          const name = column === 0 ? features[neuron] : neuronName(column - 1, neuron);
          const label = column === 0 ? svg("text", {class: "ax code", x: x - size / 2 - 8, y: y + 4, "text-anchor": "end"}, svg("title", {}, name), cut(name)) : "";
          const group = svg("g", {class: "neuron", tabindex: 0, role: column === 0 ? "img" : "button", "aria-label": column === 0 ? `input ${name}` : name, "aria-describedby": tip}, label, box);
          const own = {layer: column - 1, neuron};
          for (const event of ["pointerenter", "focus"]) group.addEventListener(event, () => reach(own));
          for (const event of ["pointerleave", "blur"]) group.addEventListener(event, () => reach(null));
          group.addEventListener("click", () => choose(own));
          group.addEventListener("keydown", (event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            choose(own);
          });
          return group;
        }),
        more > 0 ? svg("text", {class: "ax more", x, y: foot + 4, "text-anchor": "middle"}, `+ ${more.toLocaleString("en")} more`) : "",
      ]));
    },
    /** @param {Neuron | null} chosen @param {import("./arrange.js").Arrangement} arrangement */
    mark(chosen, {layers}) {
      const groups = [...element.querySelectorAll(".neuron")];
      layers.flatMap(({spots}, column) => spots.map(({neuron}) => ({layer: column - 1, neuron}))).forEach(({layer, neuron}, i) => {
        const is = chosen !== null && chosen.layer === layer && chosen.neuron === neuron;
        groups[i]?.classList.toggle("selected", is);
        if (layer >= 0) groups[i]?.setAttribute("aria-pressed", String(is));
      });
    },
  };
}

/** @param {string} name */
const cut = (name) => (name.length > 12 ? `${name.slice(0, 11)}…` : name);

/** A heading that is too wide for its column says the layer's number alone. @param {string} heading @param {number} column @param {number} apart */
const shortened = (heading, column, apart) => (heading.length * 6.2 < apart - 8 || column === 0 ? heading : (heading.split(" · ")[0] ?? heading));
