/** Keeps the address bar and the page in agreement: epochs and rows replace the entry, another run pushes one. */

import {formatAddress} from "./address.js";
import {packedSpec} from "./walkAddress.js";

/** Browsers allow only so many changes of the address in a while. */
const QUIET = 250;
/** The entry of an address holds the spec up to so many characters; the run's id leads to it as well. */
const LONGEST = 6000;

/**
 * @param {import("./context.js").Store} store
 * @param {(hash: string) => void} load called when the reader goes back or edits the address
 * @returns {{current: () => Promise<string>}} the hash of what is shown now, whole
 */
export function keepHistory(store, load) {
  let written = location.hash;
  /** @type {string | null} */
  let place = null;
  let latest = 0;
  let replacing = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {number} longest */
  async function hashOf(longest) {
    const {run, epoch, sample, following} = store.get();
    if (!run) return location.hash;
    const spec = await packedSpec(run);
    return formatAddress({run: run.id, epoch: following ? null : epoch, sample, spec: spec !== null && spec.length <= longest ? spec : null, link: null});
  }

  async function write() {
    const own = ++latest;
    const hash = await hashOf(LONGEST);
    const {run, auto} = store.get();
    if (own !== latest || !run || hash === written) return;
    const push = !replacing && place !== null && place !== run.id && !auto; // runs of changed fields are no places to go back to: they are deleted
    if (push) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
    replacing = false;
    place = run.id;
    written = hash;
  }

  store.on(["run", "epoch", "sample", "following"], () => {
    clearTimeout(timer);
    timer = setTimeout(write, QUIET);
  });
  addEventListener("popstate", () => {
    const {hash} = location;
    if (hash === written) return;
    if (!hash.includes("=")) return history.replaceState(null, "", written); // a jump inside the page
    written = hash;
    replacing = true;
    clearTimeout(timer);
    load(hash);
  });
  return {current: () => hashOf(Infinity)};
}
