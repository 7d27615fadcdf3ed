/** All that the page can be asked to do, by what it acts on. */

import {dataActions} from "./data.js";
import {epochActions} from "./epochs.js";
import {fieldActions} from "./fields.js";
import {runActions} from "./runs.js";
import {createTraining} from "./training.js";

/** @typedef {ReturnType<typeof createActions>} Actions */

/**
 * @param {import("../context.js").Store} store
 */
export function createActions(store) {
  const epochs = epochActions(store);
  const training = createTraining(store, epochs);
  const fields = fieldActions(store, training);
  return {
    ...epochs,
    ...training.actions,
    ...runActions(store, training),
    ...fields,
    ...dataActions(store, fields),
    begin: training.begin,
    show: training.show,
    listRuns: training.list,
    /** @param {boolean} on */
    setSingleKeys(on) {
      store.set({singleKeys: on});
    },
  };
}
