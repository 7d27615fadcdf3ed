/** Bitmaps of the picture on the ground, asked of the worker: one order of a kind is under way, and the latest of those that wait follows. */

import {workerURL} from "../../trusted.js";

/**
 * @typedef {import("./painter.js").Subject} Subject
 * @typedef {import("./painter.js").Order} Order
 * @typedef {{bitmap: ImageBitmap, order: Order}} Painted
 */

/** Whether this browser can paint off the page's own thread. */
export const canPaintApart = () => typeof OffscreenCanvas === "function" && typeof Worker === "function";

/** @param {() => void} failed the worker cannot be had, or has failed: nothing that was asked for comes, nor will */
export function createBitmaps(failed) {
  /** @type {Worker | null} */ let worker = null;
  /** @type {{id: number, order: Order, done: (painted: Painted) => void} | null} */ let running = null;
  /** @type {Map<string, {order: Order, done: (painted: Painted) => void}>} */ const waiting = new Map();
  let last = 0;
  let works = true;

  function start() {
    const made = new Worker(workerURL("scene/canvas/painterWorker.js"), {type: "module"});
    made.addEventListener("message", ({data: {id, bitmap}}) => {
      const done = running;
      running = null;
      if (done && done.id === id && bitmap) done.done({bitmap, order: done.order});
      else bitmap?.close();
      next();
    });
    made.addEventListener("error", () => {
      works = false;
      end();
      failed();
    });
    return made;
  }

  function next() {
    if (running) return;
    const [kind] = waiting.keys();
    const wanted = kind === undefined ? undefined : waiting.get(kind);
    if (!wanted || !worker) return;
    waiting.delete(/** @type {string} */ (kind));
    running = {id: ++last, ...wanted};
    worker.postMessage({id: running.id, order: running.order});
  }

  function end() {
    worker?.terminate();
    worker = running = null;
    waiting.clear();
  }

  return {
    works: () => works,
    end,
    /** From here on orders are about this picture. @param {Subject} subject */
    show(subject) {
      if (!works) return;
      worker ??= start();
      waiting.clear();
      if (running) running.id = -1; // its answer is of another picture
      worker.postMessage({subject});
    },
    /** @param {string} kind an order takes the place of one of its kind that waits @param {Order} order @param {(painted: Painted) => void} done */
    ask(kind, order, done) {
      if (!works) return;
      waiting.set(kind, {order, done});
      if (running) worker?.postMessage({hurry: true});
      else next();
    },
  };
}
