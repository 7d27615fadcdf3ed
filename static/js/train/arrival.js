/** What an address asks for, shown: a run, or the spec that makes it anew where it is there no more. */

import {ProblemError, link} from "../api.js";
import {parseAddress, specOf, unpackSpec} from "./address.js";
import * as api from "./api.js";
import {firstKey, firstSpec} from "./first.js";

/** @typedef {import("./types.js").Spec} Spec */

/** @type {import("../types.js").Problem} */
const UNREADABLE = {type: "about:address", title: "This address cannot be read", status: 0, detail: "The spec in it is not whole. The first run is shown instead."};
/** @type {import("../types.js").Problem} */
const GONE = {type: "about:address", title: "This run is not there", status: 0, detail: "The run of this address is not on this server, and the address does not carry what it was told. The first run is shown instead."};

/**
 * @param {import("./context.js").Store} store
 * @param {import("./actions/index.js").Actions} actions
 * @returns {(hash: string) => Promise<void>}
 */
export function createArrival(store, actions) {
  let latest = 0;

  /** @param {import("./address.js").Address} address @returns {Promise<{spec: Spec, changes: import("./types.js").Change[]} | null>} */
  async function told({spec, link: id}) {
    if (id !== null) return specOf(await link(id));
    return spec === null ? null : unpackSpec(spec);
  }

  /** @param {string} id @param {number} own @param {number | null} epoch */
  async function showRun(id, own, epoch) {
    try {
      const run = await api.run(id);
      if (own !== latest) return true;
      store.set({spec: run.spec, unread: []});
      actions.show(run, {epoch});
      return true;
    } catch (error) {
      if (api.isMissing(error)) return false;
      throw error;
    }
  }

  /** @param {import("../types.js").Problem | null} problem */
  async function showFirst(problem) {
    const spec = firstSpec(store.get().options.default);
    store.set({spec, unread: []});
    await actions.begin(spec, {key: firstKey(spec)});
    if (problem) store.set({problem});
  }

  return async (hash) => {
    const own = ++latest;
    const address = parseAddress(hash);
    const {run, epoch, sample} = address;
    if (sample !== null) store.set({sample});
    try {
      if (run !== null && await showRun(run, own, epoch)) return;
      const found = await told(address);
      if (own !== latest) return;
      if (found === null) return await showFirst(run === null ? null : GONE);
      await actions.repeat(found, epoch);
    } catch (error) {
      if (own !== latest) return;
      if (error instanceof ProblemError) store.set({problem: error.problem});
      else await showFirst(UNREADABLE);
    }
  };
}
