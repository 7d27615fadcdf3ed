/** Graphs that no program has made: files of the reader's, and moments of a training run. They are walked like any other. */

import {graphFile, readFile} from "../files/read.js";
import {keep, keptAt, keyOf, nameIn} from "../files/kept.js";
import {Unreadable} from "../files/unreadable.js";
import * as api from "../api.js";
import {keyOfMoment, momentName} from "../moment.js";
import {optimizerOf} from "../optimizers.js";

/** @typedef {import("../files/read.js").GraphFile} GraphFile */

/**
 * @param {import("./running.js").Store} store
 * @param {ReturnType<typeof import("./running.js").createRunning>} running
 * @param {import("../files/columns.js").Known} known
 */
export function createOpening(store, running, known) {
  /** The rules of its optimiser come a moment later, long before the walk has come to the updates. @param {import("../types.js").Opened} opened */
  async function explain(opened) {
    const optimizer = await optimizerOf(opened.document);
    const now = store.get().opened;
    if (optimizer && now?.key === opened.key) store.set({opened: {...now, optimizer}});
  }

  return {
    /** @param {File} file */
    read: (file) => readFile(file, known),
    /**
     * A graph that was opened before. Throws Unreadable where this tab does not hold it any more.
     * @param {string} key
     * @returns {Promise<GraphFile>}
     */
    async again(key) {
      const kept = await keptAt(key);
      if (kept) return graphFile(kept.name, kept.text, known);
      throw new Unreadable(`${nameIn(key)} is not open any more`, "This address is of a graph from a file, and an address cannot hold one. Open the file again.");
    },
    /**
     * Walk it. A file holds one pass, and so there is none to choose.
     * @param {GraphFile} file
     * @param {{step: number, byEdge?: boolean}} place
     */
    show({name, text, document}, place) {
      const key = keyOf(name, text);
      keep(key, {name, text});
      running.giveUp();
      store.set({program: document.program, lesson: null, example: null, running: false, playing: false, notice: null});
      running.show({...document, pass: 0, passes: 1, root_values: undefined}, place, {key, name, document, moment: null, optimizer: null});
      void explain(/** @type {import("../types.js").Opened} */ (store.get().opened));
    },
    /**
     * Ask for the pass of a moment and show it by `take`. The graph that is shown stays until it has come.
     * @param {import("../moment.js").Moment} moment
     * @param {(document: import("../types.js").GraphDocument) => void} take
     * @returns {Promise<boolean>} false where it was given up
     */
    pass: (moment, take) => running.bring((signal, tell) => api.passAt(moment, signal, tell), take),
    /**
     * Walk it. A run that overwrites its gradients is walked as it was trained.
     * @param {import("../moment.js").Moment} moment
     * @param {import("../types.js").GraphDocument} document
     * @param {{step: number, byEdge?: boolean}} place
     */
    showMoment(moment, document, place) {
      const overwrite = document.training?.faults.includes("overwrite_gradients") ?? false;
      store.set({program: document.program, lesson: null, example: null, playing: false, notice: null, overwrite});
      running.show(document, place, {key: keyOfMoment(moment), name: momentName(moment), document, moment, optimizer: null});
      void explain(/** @type {import("../types.js").Opened} */ (store.get().opened));
    },
  };
}
