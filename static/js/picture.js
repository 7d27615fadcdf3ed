/** Keeps the picture in step with the document, the open groups and the window: layout runs in a worker. */

import {layoutInput} from "./layout/input.js";
import {Superseded, createLayout} from "./layout/layoutClient.js";
import {workerURL} from "./trusted.js";

/** @param {import("./context.js").Context} context @param {HTMLElement} element in which the graph is drawn */
export function keepPicture({store, operations}, element) {
  const layout = createLayout(() => new Worker(workerURL("/static/js/layout/worker.js"), {type: "module"}));
  const symbols = Object.fromEntries([...operations.values()].filter((row) => row.symbol).map((row) => [row.name, row.symbol]));
  /** @type {Partial<import("./types.js").State>} what was shown when the last picture came */
  let placed = {document: null, graph: null, walk: null};

  async function place() {
    const {graph, open} = store.get();
    if (!graph) return;
    const viewport = {width: element.clientWidth, height: element.clientHeight};
    store.set({placing: true});
    try {
      const picture = await layout.layOut(layoutInput(graph, open, viewport, symbols));
      const {document, walk, pass, graph: present, open: wanted} = store.get();
      if (present !== graph || wanted !== open) return;
      placed = {document, graph, walk, pass, open};
      store.set({picture, placing: false});
    } catch (error) {
      if (error instanceof Superseded) return;
      store.set({placing: false});
      throw error;
    }
  }

  /** Layout was given up: what has a picture is shown again. */
  function goBack() {
    layout.cancel();
    const {graph, program, step, byEdge, stale} = store.get();
    if (graph === placed.graph && store.get().open === placed.open) return;
    const {document, walk} = placed;
    store.set({...placed, step: walk ? Math.min(step, walk.total(byEdge)) : 0, selection: null, stale: stale || document?.program !== program});
  }

  store.on(["graph", "open"], ({graph, open}) => {
    if (graph !== placed.graph || open !== placed.open) void place();
  });
  store.on(["placing"], ({placing}) => {
    if (!placing) goBack();
  });
}
