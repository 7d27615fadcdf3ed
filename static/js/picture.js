/** Keeps the picture in step with the document, the open groups and the window: layout runs in a worker. */

import {layoutInput, sameStructure} from "./layout/input.js";
import {Superseded, createLayout} from "./layout/layoutClient.js";
import {AT_ONCE} from "./pace/afterPicture.js";
import {watchInput} from "./pace/inputs.js";
import {rehearse} from "./rehearsal/index.js";
import {workerURL} from "./trusted.js";

/** @type {import("./types.js").Problem} */
const NOT_PLACED = {
  type: "about:blank", title: "The graph could not be laid out", status: 0,
  detail: "The steps and the table of nodes work without its picture. Try again, or load the page anew.",
};

/**
 * @param {import("./context.js").Context} context
 * @param {HTMLElement} element in which the graph is drawn
 * @param {import("./rehearsal/index.js").Parts["draw"]} draw tries it with a picture that nobody sees
 */
export function keepPicture({store, operations}, element, draw) {
  const layout = createLayout(() => new Worker(workerURL("layout/worker.js"), {type: "module"}));
  layout.warm();
  const isAtRest = watchInput();
  rehearse({layOut: layout.rehearse, isBusy: layout.isBusy, isAtRest: () => isAtRest() && !store.get().playing, draw, isNeedless: () => (store.get().graph?.count ?? 0) > AT_ONCE});
  const symbols = Object.fromEntries([...operations.values()].filter((row) => row.symbol).map((row) => [row.name, row.symbol]));
  /** @type {Partial<import("./types.js").State>} what was shown when the last picture came */
  let placed = {};
  /** @type {import("./layout/types.js").LayoutInput | null} what the last picture was made of */
  let made = null;
  /** @type {{width: number, height: number} | null} read when it has changed: reading it lays the page out */
  let viewport = null;

  /** @typedef {import("./layout/types.js").Picture | import("./layout/types.js").LargePicture} Made */
  /** @type {{graph: import("./graph/graph.js").Graph, open: string[] | null, input: import("./layout/types.js").LayoutInput, comes: Promise<Made>, picture: Made | null} | null} */
  let ahead = null;

  /** @param {import("./graph/graph.js").Graph} graph @param {string[] | null} open */
  function inputOf(graph, open) {
    viewport ??= {width: element.clientWidth, height: element.clientHeight};
    return layoutInput(graph, open, viewport, symbols);
  }

  /** @param {import("./graph/graph.js").Graph} graph @param {string[] | null} open */
  async function prepare(graph, open) {
    const input = inputOf(graph, open);
    if (made && sameStructure(made, input)) return;
    const own = ahead = {graph, open, input, comes: layout.layOut(input), picture: /** @type {Made | null} */ (null)};
    try {
      own.picture = await own.comes;
    } catch {
      // place() asks again, and says what is wrong
    }
  }

  async function place() {
    const {graph, open} = store.get();
    if (!graph) return;
    const prepared = ahead?.graph === graph && ahead.open === open ? ahead : null;
    ahead = null;
    if (prepared?.picture) {
      made = prepared.input;
      take({picture: prepared.picture});
      return;
    }
    const input = inputOf(graph, open);
    if (made && sameStructure(made, input)) {
      layout.cancel();
      take({});
      return;
    }
    store.set({placing: true});
    try {
      const picture = await (prepared ? prepared.comes : layout.layOut(input));
      const {graph: present, open: wanted} = store.get();
      if (present !== graph || wanted !== open) return;
      made = input;
      take({picture});
    } catch (error) {
      if (error instanceof Superseded) return;
      store.set({placing: false, problem: NOT_PLACED});
      throw error;
    }
  }

  /** From here on the picture and the document belong together. @param {{picture?: import("./layout/types.js").Picture | import("./layout/types.js").LargePicture}} patch */
  function take(patch) {
    const {document, opened, graph, walk, pass, open} = store.get();
    placed = {document, opened, graph, walk, pass, open};
    store.set({...patch, pictured: graph, placing: false});
  }

  /** Layout was given up: what has a picture is shown again; where nothing has, the walk goes on without one. */
  function goBack() {
    layout.cancel();
    const {graph, program, step, byEdge, stale} = store.get();
    if (!placed.graph || (graph === placed.graph && store.get().open === placed.open)) return;
    const {document, walk} = placed;
    store.set({...placed, earlier: null, steppedOver: null, stoppedAt: null, step: walk ? Math.min(step, walk.total(byEdge)) : 0, selection: null, stale: stale || document?.program !== program});
  }

  store.on(["graph", "open"], ({graph, open}) => {
    if (graph !== placed.graph || open !== placed.open) void place();
  });
  store.on(["placing"], ({placing}) => {
    if (!placing) goBack();
  });
  new ResizeObserver(() => {
    viewport = null;
    void place();
  }).observe(element);
  return {prepare};
}
