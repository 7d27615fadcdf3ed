/** Keeps colours and filter in step with the graph, the theme and the way in which gradients add up. */

import {watchTheme} from "../scene/canvas/theme.js";

/** @param {import("../context.js").Context} context */
export function keepReading({store, actions}) {
  store.on(["graph", "overwrite"], ({graph}, before) => {
    actions.recolour();
    if (graph !== before.graph) actions.refilter(before.graph);
  });
  watchTheme(actions.recolour);
}
