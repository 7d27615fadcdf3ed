/** Which data are learnt: a set of the catalogue, or the reader's own. */

import {withData, withSet} from "../form/changing.js";

/**
 * @param {import("../context.js").Store} store
 * @param {{follow: () => void}} fields
 */
export function dataActions(store, fields) {
  /** @param {import("../types.js").Spec} spec */
  function take(spec) {
    const unread = store.get().unread.filter((path) => !path.startsWith("data."));
    store.set({spec, unread, problem: null, sample: null, batch: null});
    fields.follow();
  }

  return {
    /** @param {import("../types.js").Data} data */
    setData: (data) => take(withData(store.get().spec, data)),
    /** @param {string} name of a set of the catalogue */
    chooseDataset(name) {
      const {spec, datasets} = store.get();
      const set = datasets.find((row) => row.name === name);
      if (set) take(withSet(spec, set));
    },
  };
}
