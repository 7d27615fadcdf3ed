/** Keeps the address bar and the page in agreement: steps replace the entry, a program, pass or example pushes one. */

import {formatAddress, pack} from "./address.js";

const QUIET = 250;
const APART = 1500;

/**
 * @param {import("./store.js").Store<import("./types.js").State>} store
 * @param {(hash: string) => void} load shows what a hash says; called when the reader goes back or edits the address
 * @returns {{current: () => Promise<string>}} `current` gives the hash of what is shown now
 */
export function keepHistory(store, load) {
  let written = location.hash;
  let place = "";
  let pushed = 0;
  let first = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let packed = {text: "", packed: ""};

  async function current() {
    const {step, pass, byEdge, example, document} = store.get();
    const program = document?.program ?? store.get().program;
    if (example === null && packed.text !== program) packed = {text: program, packed: await pack(program)};
    return formatAddress({step, pass: document?.pass ?? pass, byEdge, example, program: packed.packed, link: null});
  }

  async function write() {
    const {document, example} = store.get();
    if (!document) return;
    const here = `${example ?? document.program} ${document.pass}`;
    const hash = await current();
    if (hash === written) return;
    const now = performance.now();
    if (!first && here !== place && now - pushed > APART) {
      history.pushState(null, "", hash);
      pushed = now;
    } else {
      history.replaceState(null, "", hash);
    }
    first = false;
    place = here;
    written = hash;
  }

  store.on(["step", "byEdge"], () => {
    clearTimeout(timer); // browsers allow only so many changes of the address in a while
    timer = setTimeout(write, QUIET);
  });
  store.on(["document", "dragging"], ({dragging}) => {
    if (dragging === null) void write(); // one drag is one entry
  });
  addEventListener("popstate", () => {
    if (location.hash === written) return;
    written = location.hash;
    const {document, example} = store.get();
    place = `${example ?? document?.program} ${document?.pass}`;
    first = true;
    load(location.hash);
  });
  return {current};
}
