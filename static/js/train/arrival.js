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

  /** @param {import("./address.js").Address} address @returns {Promise<Spec | null>} */
  async function specSaid({spec, link: id}) {
    if (id !== null) return completed(specOf(await link(id)).spec);
    return spec === null ? null : completed((await unpackSpec(spec)).spec);
  }

  /** A spec that leaves fields out has their defaults: the form shows all. @param {Spec} spec @returns {Spec} */
  function completed(spec) {
    const {default: usual} = store.get().options;
    return {...usual, ...spec, network: {...usual.network, ...spec.network}, optimizer: {...spec.optimizer ?? usual.optimizer}, stop: {...usual.stop, ...spec.stop}};
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
      const spec = await specSaid(address);
      if (own !== latest) return;
      if (spec === null) return await showFirst(run === null ? null : GONE);
      store.set({spec, unread: []});
      await actions.begin(spec, {epoch});
    } catch (error) {
      if (own !== latest) return;
      if (error instanceof ProblemError) store.set({problem: error.problem});
      else await showFirst(UNREADABLE);
    }
  };
}
