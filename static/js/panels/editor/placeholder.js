/** What stands in an editor without text under a graph that came from a file alone. */

import {fill, h} from "../../dom.js";
import {isWordless} from "../../opened.js";

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createPlaceholder({store}) {
  const element = h("p", {class: "placeholder", id: "program-placeholder", hidden: true});
  store.on(["opened", "program"], (state) => {
    element.hidden = !isWordless(state);
    fill(element); // the field is described by it, seen or not
    if (state.opened && !element.hidden) fill(element, "This graph came from ", h("b", {}, state.opened.name), ", without a program. Write here to begin another one.");
  });
  return element;
}
