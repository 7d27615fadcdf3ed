/** A phase of the score as one continuous bar with a handle, for walks too long to have a place for each step. */

import {h} from "../../dom.js";

/**
 * @param {import("./phases.js").Phase} phase
 * @returns {import("./score.js").Row}
 */
export function bars(phase) {
  const done = h("i", {class: "done"});
  const handle = h("i", {class: "handle", hidden: true});
  return {
    phase,
    element: h("div", {class: "places bar-of"}, done, handle),
    mark(step) {
      const passed = Math.min(Math.max((step - phase.first + 0.5) / phase.count, 0), 1);
      done.style.width = `${100 * passed}%`;
      handle.style.left = `${100 * passed}%`;
      handle.hidden = step < phase.first || step >= phase.first + phase.count;
    },
  };
}
