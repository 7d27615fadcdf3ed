/** A phase of the score as one cell a step: with its label, or as a bare tick. */

import {h} from "../../dom.js";
import {labelOf} from "./phases.js";

/**
 * @param {import("./phases.js").Phase} phase
 * @param {Readonly<import("../../types.js").State> | null} state from which labels are read; null: bare ticks
 * @returns {import("./score.js").Row}
 */
export function cells(phase, state) {
  const all = Array.from({length: phase.count}, (_, i) => {
    const [from, to] = state ? labelOf(state, phase.first + i) : [];
    if (to === undefined) return h("span", {class: "cell", title: from ?? null}, from ?? "");
    return h("span", {class: "cell", title: `${from} → ${to}`}, h("span", {class: "from"}, `${from} `), h("span", {class: "to"}, `→ ${to}`));
  });
  const element = h("div", {class: "places"}, ...all);
  element.style.gridTemplateColumns = `repeat(${phase.count}, minmax(0, 1fr))`;
  return {
    phase,
    element,
    mark(step) {
      all.forEach((cell, i) => {
        const own = phase.first + i;
        const place = own === step ? "cell now" : own < step ? "cell done" : "cell todo";
        if (cell.className !== place) cell.className = place;
      });
    },
  };
}
