/** Graphs that no program has made: files of the reader's, and moments of a training run. They are walked like any other. */

import {createAsking, isLarge} from "../files/apart.js";
import {answerTo} from "../files/asked.js";
import {keep, keptAt} from "../files/kept.js";
import {nameIn} from "../files/key.js";
import {Unreadable} from "../files/unreadable.js";
import * as api from "../api.js";
import {keyOfMoment, momentName} from "../moment.js";
import {optimizerOf} from "../optimizers.js";
import {afterPaint} from "../pace/afterPaint.js";
import {workerURL} from "../trusted.js";

/** @typedef {import("../types.js").GraphDocument} GraphDocument */
/** @typedef {import("../files/read.js").GraphFile} GraphFile */
/** @typedef {import("../files/read.js").ProgramFile} ProgramFile */

/**
 * @param {import("./running.js").Store} store
 * @param {ReturnType<typeof import("./running.js").createRunning>} running
 * @param {import("../files/columns.js").Known} known
 */
export function createOpening(store, running, known) {
  const ask = createAsking(() => new Worker(workerURL("files/worker.js"), {type: "module"}));

  /**
   * Read it and show it by `take`. A large one is read apart meanwhile, and the graph that is shown stays until it has come.
   * @template {GraphFile | ProgramFile | null} F
   * @param {import("../files/kept.js").Kept} kept
   * @param {import("../files/asked.js").Question} question
   * @param {(file: F, shown: GraphDocument | null) => void} take
   * @returns {Promise<boolean>} false where it was given up
   */
  async function bring(kept, question, take) {
    /** @param {Promise<any>} answer @returns {Promise<[F, GraphDocument | null]>} */
    const read = async (answer) => {
      const file = await answer;
      return [file, file?.kind === "graph" ? alone(file.document) : null];
    };
    if (!isLarge(kept)) {
      take(...await read(answerTo(question)));
      return true;
    }
    /** @type {F} */ let file;
    return running.bring(async (signal) => {
      const [came, shown] = await read(ask(question, signal));
      file = came;
      return shown;
    }, (shown) => take(file, shown), {name: "file", done: 0, of: kept instanceof Blob ? kept.size : null});
  }

  /** @param {File} file @returns {Promise<any>} */
  async function packed(file) {
    if (!isLarge(file)) return answerTo({pack: file});
    await new Promise((resolve) => afterPaint(() => resolve(null)));
    return ask({pack: file});
  }

  /** The rules of its optimiser come a moment later, long before the walk has come to the updates. @param {import("../types.js").Opened} opened */
  async function explain(opened) {
    const optimizer = await optimizerOf(opened.document);
    const now = store.get().opened;
    if (optimizer && now?.key === opened.key) store.set({opened: {...now, optimizer}});
  }

  return {
    /**
     * @param {File} file
     * @param {(file: GraphFile | ProgramFile, shown: GraphDocument | null) => void} take
     */
    read(file, take) {
      const {running: isRunning, stage} = store.get();
      if (isRunning && stage.name === "file") running.cancel();
      return bring(file, {read: file, known}, take);
    },
    /**
     * A graph that was opened before. Throws Unreadable where this tab does not hold it any more.
     * @param {string} key
     * @param {(file: GraphFile, shown: GraphDocument | null) => void} take
     */
    async again(key, take) {
      const gone = () => new Unreadable(`${nameIn(key)} is not open any more`, "This address is of a graph from a file, and an address cannot hold one. Open the file again.");
      const kept = keptAt(key);
      if (kept === null) throw gone();
      return bring(kept, {again: kept, key, known}, (/** @type {GraphFile | null} */ file, shown) => {
        if (!file) throw gone();
        take(file, shown);
      });
    },
    /**
     * Walk it. A file holds one pass, and so there is none to choose.
     * @param {GraphFile} file
     * @param {GraphDocument | null} shown of it
     * @param {{step: number, byEdge?: boolean}} place
     */
    show({name, key, file, document}, shown, place) {
      keep(key, file, packed);
      running.giveUp();
      store.set({program: document.program, lesson: null, example: null, running: false, playing: false, notice: null});
      running.show(shown ?? alone(document), place, {key, name, document, moment: null, optimizer: null});
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

/** A pass without the others, which its file does not hold. @param {GraphDocument} document @returns {GraphDocument} */
const alone = (document) => ({...document, pass: 0, passes: 1, root_values: undefined});
