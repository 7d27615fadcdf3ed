/** @typedef {import("./types.js").LayoutInput} LayoutInput */
/** @typedef {import("./types.js").Picture} Picture */
/** @typedef {import("./types.js").LargePicture} LargePicture */
/** @typedef {Pick<Worker, "postMessage" | "terminate" | "addEventListener">} LayoutWorker */

/** The picture is no longer wanted: a later request took its place, or it was given up. */
export class Superseded extends Error {
  constructor() {
    super("a later picture is wanted");
    this.name = "Superseded";
  }
}

/**
 * Layout in a worker, which starts with the first request. The latest request wins: one that still waits is given up, and the
 * answer to one under way is dropped. A graph's columns are sent once: the worker keeps those of the last one.
 * @param {() => LayoutWorker} workerFactory makes the module worker of worker.js
 * @returns {{layOut: (input: LayoutInput) => Promise<Picture | LargePicture>, warm: () => void, rehearse: (input: LayoutInput, done: (picture: Picture | LargePicture) => void) => void,
 *   isBusy: () => boolean, cancel: () => void}} `layOut`
 *   rejects with Superseded where a later request or `cancel` came first, and with an Error where layout failed; `warm` starts
 *   the worker before there is a graph; `rehearse` has it lay out what nobody waits for, if it has nothing else to do, and tells of it if it comes;
 *   `isBusy`: it has; `cancel` also stops it
 */
export function createLayout(workerFactory) {
  /** @type {LayoutWorker | null} */ let worker = null;
  /** @typedef {{id: number, input: LayoutInput, resolve: (picture: Picture | LargePicture) => void, reject: (error: Error) => void}} Request */
  /** @type {Request | null} */ let running = null;
  /** @type {Request | null} */ let waiting = null;
  /** @type {Request | null} the one whose answer is wanted */ let wanted = null;
  /** @type {((picture: Picture | LargePicture) => void) | null} what nobody waits for is under way */ let rehearsed = null;
  let lastId = 0;
  /** @type {number | null} */ let known = null;

  function start() {
    const made = workerFactory();
    known = rehearsed = null;
    made.addEventListener("message", (/** @type {any} */ event) => made === worker && finish(event.data));
    made.addEventListener("error", (/** @type {any} */ event) => {
      if (made !== worker) return;
      worker = rehearsed = null;
      made.terminate();
      finish({id: running?.id, error: event.message || "the layout worker failed"});
    });
    return made;
  }

  /** @param {{id?: number, picture?: Picture | LargePicture, error?: string}} answer */
  function finish({id, picture, error}) {
    if (id === 0) {
      const tell = rehearsed;
      rehearsed = null;
      if (picture) tell?.(picture);
    }
    const done = running;
    if (!done || id !== done.id) return;
    running = null;
    if (done === wanted) {
      wanted = null;
      if (picture) done.resolve(picture);
      else done.reject(new Error(error));
    }
    if (waiting) send(waiting);
  }

  /** @param {Request} request */
  function send(request) {
    waiting = null;
    running = request;
    try {
      worker ??= start();
      const {key, open, viewport} = request.input;
      worker.postMessage({id: request.id, input: key === known ? {key, open, viewport} : sent(request.input)});
      known = key;
    } catch (error) {
      finish({id: request.id, error: String(error)});
    }
  }

  return {
    layOut(input) {
      wanted?.reject(new Superseded());
      return new Promise((resolve, reject) => {
        wanted = {id: ++lastId, input, resolve, reject};
        if (running) waiting = wanted;
        else send(wanted);
      });
    },
    warm() {
      try {
        worker ??= start();
      } catch {
        // the first picture that is asked for says so
      }
    },
    rehearse(input, done) {
      if (running || rehearsed || !worker) return;
      rehearsed = done;
      worker.postMessage({id: 0, input: sent(input)});
      known = input.key;
    },
    isBusy: () => running !== null || rehearsed !== null,
    cancel() {
      wanted?.reject(new Superseded());
      wanted = waiting = null;
      if (!running) return;
      running = null;
      worker?.terminate();
      worker = rehearsed = null;
    },
  };
}

/** The tree of groups takes the place of what it was made of. @param {LayoutInput} input */
const sent = (input) => (input.tree ? {...input, paths: [], group: new Int32Array(0)} : input);
