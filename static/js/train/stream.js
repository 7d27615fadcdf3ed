/** A run's events as they come. The browser connects again by itself, and says where it had come to. */

import {fromWire} from "../numbers.js";
import {finalOf, numbers} from "./api.js";
import {curvesOf} from "./curves.js";

/**
 * @typedef {object} Told
 * @property {(news: {curves: import("./types.js").Curves, parameters: import("./types.js").Parameters | null, epochs_done: number}) => void} epoch
 * @property {(news: Record<string, any>) => void} state
 * @property {(news: Record<string, any>) => void} done state and `final`; the stream has ended
 * @property {() => void} lost the browser has given up, for the server refused
 */

/**
 * @param {string} id
 * @param {Told} told
 * @returns {() => void} ends it
 */
export function follow(id, told) {
  const source = new EventSource(`/api/v1/runs/${encodeURIComponent(id)}/events`);
  /** @param {string} name @param {(sent: any) => void} take */
  const on = (name, take) => source.addEventListener(name, (event) => take(JSON.parse(/** @type {MessageEvent} */ (event).data)));
  on("epoch", (sent) => told.epoch({
    curves: curvesOf(sent),
    parameters: sent.parameters ? {...numbers(sent.parameters), epoch: fromWire(sent.parameters.epoch)} : null,
    epochs_done: sent.epochs_done,
  }));
  on("state", told.state);
  on("done", (sent) => {
    source.close(); // else the browser would connect again
    told.done({...sent, final: finalOf(sent.final)});
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) told.lost();
  });
  return () => source.close();
}
