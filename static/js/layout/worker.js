import {layOut} from "./index.js";

/** A module worker: {id, input} → {id, picture} or {id, error}. */
addEventListener("message", ({data: {id, input}}) => {
  try {
    postMessage({id, picture: layOut(input)});
  } catch (error) {
    postMessage({id, error: error instanceof Error ? error.message : String(error)});
  }
});
