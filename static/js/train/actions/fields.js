/** The form: a change of a field of a small run is followed at once. */

import {changed} from "../form/changing.js";
import {isUnderWay} from "../runState.js";
import {AT_ONCE, workOf} from "../work.js";
import {shapeOf} from "../dataShape.js";

const RATE = "optimizer.learning_rate";

/**
 * @param {import("../context.js").Store} store
 * @param {ReturnType<typeof import("./training.js").createTraining>} training
 */
export function fieldActions(store, training) {
  /** Trains anew where that is little work, and the reader is not about to fork a run. */
  function follow() {
    const {spec, unread} = store.get();
    const data = shapeOf(store.get());
    training.callOff();
    const isReady = unread.length === 0 && !spec.from && data !== null;
    const behind = isReady && workOf(spec, data) > AT_ONCE;
    store.set({behind});
    if (isReady && !behind) training.beginSoon();
  }

  return {
    /** @param {string} path @param {any} value */
    setField(path, value) {
      const {spec, options, run, unread, auto} = store.get();
      store.set({spec: changed(spec, path, value, options), unread: unread.filter((each) => each !== path), problem: null});
      if (path === RATE && run && !auto && isUnderWay(run.state)) void training.actions.changeRate(value);
      else follow();
    },
    /** What stands in the field cannot be read; its text stays. @param {string} path */
    setUnread(path) {
      const {unread} = store.get();
      training.callOff();
      if (!unread.includes(path)) store.set({unread: [...unread, path]});
    },
    follow,
  };
}
