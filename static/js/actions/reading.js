/** How the graph is read: what colours its nodes and widens its lines, and which nodes are in the foreground. */

import {createColouring} from "../reading/colouring.js";
import {maskOf} from "../graph/mask.js";
import {palettesOf} from "../reading/palettes.js";
import {shownOf} from "../walk/shown.js";

/** @param {import("./running.js").Store} store */
export function readingActions(store) {
  /** @param {number} id @param {import("../reading/colouring.js").By} by whether this number of the node is still to be guessed */
  function isAsked(id, by) {
    const state = store.get();
    if (!state.asking) return false;
    const {valueAsked, gradientAsked} = shownOf(state, id);
    return by === "value" ? valueAsked : gradientAsked;
  }

  /** @param {import("../reading/colouring.js").By | null} by null: no colours */
  function colour(by) {
    const {graph, walk, overwrite} = store.get();
    store.set({colouring: by && graph && walk && createColouring(by, graph, walk, {...palettesOf(by), overwrite, isAsked: (id) => isAsked(id, by)})});
  }

  /** @param {number} node @param {import("../graph/mask.js").Way} way */
  function filter(node, way) {
    const {graph} = store.get();
    if (graph && node < graph.count) store.set({filter: {node, way}, mask: maskOf(graph, node, way).mask});
  }

  const unfilter = () => store.set({filter: null, mask: null});

  return {
    colour, filter, unfilter,
    /** @param {boolean} byContribution */
    setByContribution: (byContribution) => store.set({byContribution}),
    /** Another graph, theme or way of adding up: the same colours and the same filter of what is shown now. */
    recolour: () => colour(store.get().colouring?.by ?? null),
    /** @param {import("../graph/graph.js").Graph | null} before the graph that the filter was made for */
    refilter(before) {
      const {filter: now, graph} = store.get();
      if (!now) return;
      const stays = graph && before && now.node < graph.count && graph.name(now.node) === before.name(now.node) && graph.count === before.count;
      if (stays) filter(now.node, now.way);
      else unfilter();
    },
  };
}
