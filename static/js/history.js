/** Keeps the address bar and the page in agreement: steps replace the entry; a program, pass or example pushes one. */

import {formatAddress, pack} from "./address.js";
import {keepWaiting, moveWaiting} from "./drafts.js";
import {linkOf} from "./links.js";
import {afterPaint} from "./pace/afterPaint.js";
import {AT_ONCE} from "./pace/afterPicture.js";

const QUIET = 250;
/** While somebody types, each version that runs is no place to go back to: a new entry at most so often. */
const APART = 1500;

/** @typedef {import("./types.js").State} State */
/**
 * What has an entry of its own. `file` is the key of a graph that no program has made, `moment` the one of a run that it is.
 * @typedef {{example: string | null, program: string, pass: number, file: string | null, moment: import("./moment.js").Moment | null}} Place
 */

/**
 * @param {import("./store.js").Store<State>} store
 * @param {(hash: string) => void} load shows what a hash says; called when the reader goes back or edits the address
 * @returns {{current: () => Promise<string>}} `current` gives the hash of what is shown now
 */
export function keepHistory(store, load) {
  let written = location.hash;
  /** @type {Place | null} */
  let place = null;
  let arriving = true;
  let pushed = -Infinity;
  let latest = 0;
  /** How often the reader has gone back or forward: what waits to be written belongs to the entry before that. */
  let arrivals = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** Whether what waits to be written is an entry of its own. */
  let pushes = false;
  let passed = -Infinity;
  let packed = {text: "", packed: ""};

  /** @param {Place} at @param {{step: number, byEdge: boolean}} state */
  async function hashOf({example, program, pass, file, moment}, {step, byEdge}) {
    if (file !== null) return formatAddress({step, pass, byEdge, example: null, link: null, program: null, file, moment});
    const link = linkOf(program);
    if (example === null && link === null && packed.text !== program) packed = {text: program, packed: await pack(program)};
    return formatAddress({step, pass, byEdge, example, link, program: packed.packed, file, moment});
  }

  /** The address of what is drawn: a text that has not run yet has none. */
  const current = async () => (place ? hashOf(place, store.get()) : location.hash);

  /** @param {boolean} push */
  async function write(push) {
    const [own, since] = [++latest, arrivals];
    const hash = await current();
    if ((store.get().graph?.count ?? 0) > AT_ONCE) await new Promise((resolve) => afterPaint(() => resolve(null))); // to write takes a browser some milliseconds
    if ((own !== latest && !push) || since !== arrivals) return; // a later one says where we are, or the reader has gone elsewhere
    if (hash !== written) {
      if (push) history.pushState(null, "", hash);
      else history.replaceState(null, "", hash);
      written = hash;
    }
    if (place?.program === store.get().program) keepWaiting(null); // the address leads to the text from now on
    else moveWaiting();
  }

  /** Browsers allow only so many changes of the address in a while. */
  function writeSoon() {
    clearTimeout(timer);
    timer = setTimeout(writeNow, QUIET, false);
  }

  /** @param {boolean} push */
  function writeNow(push) {
    clearTimeout(timer);
    const own = push || pushes;
    pushes = false;
    void write(own);
  }

  /** Who goes through the passes comes by many: the ones between are no places to go back to. @param {Place} to */
  function isPassedBy(to) {
    if (arriving || !place || to.pass === place.pass || to.program !== place.program || to.file !== place.file || to.example !== place.example) return false;
    const now = performance.now();
    pushes ||= now - passed > APART;
    passed = now;
    return true;
  }

  /** @param {Place} to */
  function isNew(to) {
    if (arriving || !place) return false;
    if (to.example !== place.example || to.pass !== place.pass || to.file !== place.file) return true;
    return to.program !== place.program && (to.example !== null || performance.now() - pushed > APART);
  }

  store.on(["step", "byEdge"], writeSoon);
  store.on(["document", "dragging"], ({document, opened, program, example, dragging}) => {
    if (!document || dragging !== null) return; // one drag of a number is one place
    const to = {example: program === document.program ? example : null, program: document.program, pass: document.pass, file: opened?.key ?? null, moment: opened?.moment ?? null};
    const isPassing = isPassedBy(to);
    const push = !isPassing && isNew(to);
    if (push) pushed = performance.now();
    place = to;
    arriving = false;
    if (isPassing) writeSoon();
    else writeNow(push);
  });
  store.on(["running"], ({running, problem, program, document}) => {
    if (running || !arriving || !place || problem || program !== document?.program) return;
    arriving = false; // what an address asked for was given up: it says again what is shown
    writeNow(false);
  });
  addEventListener("popstate", () => {
    const {hash} = location;
    if (hash === written) return;
    if (!hash.includes("=")) return history.replaceState(null, "", written); // a jump inside the page
    written = hash;
    arriving = true;
    arrivals++;
    pushes = false;
    clearTimeout(timer);
    load(hash);
  });
  return {current};
}
