import {pictureOf} from "./index.js";
import {buffersOf} from "./transfer.js";

/** @type {import("./types.js").LayoutInput | null} the graph of the last request: it is sent once */
let graph = null;

/** A module worker: {id, input} → {id, picture} or {id, error}. An input without columns is about the last graph. */
addEventListener("message", ({data: {id, input}}) => {
  try {
    graph = "op" in input ? input : {...graph, ...input};
    const picture = pictureOf(/** @type {import("./types.js").LayoutInput} */ (graph));
    postMessage({id, picture}, {transfer: buffersOf(picture)});
  } catch (error) {
    postMessage({id, error: error instanceof Error ? error.message : String(error)});
  }
});
