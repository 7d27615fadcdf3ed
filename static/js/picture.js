/** Keeps the picture in step with the document, the open groups and the window: layout runs in a worker. */

import {layoutInput} from "./layout/input.js";
import {Superseded, createLayout} from "./layout/layoutClient.js";
import {workerURL} from "./trusted.js";

/** @param {import("./context.js").Context} context @param {HTMLElement} element in which the graph is drawn */
export function keepPicture({store, operations}, element) {
  const layout = createLayout(() => new Worker(workerURL("/static/js/layout/worker.js"), {type: "module"}));
  const symbols = Object.fromEntries([...operations.values()].filter((row) => row.symbol).map((row) => [row.name, row.symbol]));

  async function place() {
    const {graph, open} = store.get();
    if (!graph) return;
    const viewport = {width: element.clientWidth, height: element.clientHeight};
    try {
      const picture = await layout.layOut(layoutInput(graph, open, viewport, symbols));
      if (store.get().graph === graph) store.set({picture});
    } catch (error) {
      if (!(error instanceof Superseded)) throw error;
    }
  }

  store.on(["graph", "open"], () => { void place(); });
}
