/** Which data are learnt: a set of the catalogue, or the reader's own. */

import {withData} from "../form/changing.js";

/**
 * @param {import("../context.js").Store} store
 * @param {{follow: () => void}} fields
 */
export function dataActions(store, fields) {
  /** @param {import("../types.js").Data} data */
  function setData(data) {
    const {spec, unread} = store.get();
    store.set({spec: withData(spec, data), unread: unread.filter((path) => !path.startsWith("data.")), problem: null, sample: null});
    fields.follow();
  }
  return {
    setData,
    /** A set of the catalogue, with its own defaults; the seed stays. @param {string} name */
    chooseDataset(name) {
      const {data} = store.get().spec;
      const seed = "seed" in data && data.seed !== undefined ? data.seed : 0;
      setData({dataset: name, seed});
    },
  };
}
