/**
 * Graphs that came from files, for back, forward and a reload of this tab: an address cannot hold one, so it names it by a key.
 * A graph too large for the browser's storage is kept until the page is left, as long as it is among the latest few.
 */

/** @typedef {File | string} Kept the file, or its text as `pack` gives it */

const PREFIX = "gradwalk.file.";
const HELD = 8;
/** Characters; browsers give a tab some five million in all. */
const LARGEST = 2_000_000;

/** @type {Map<string, File>} */
const held = new Map();

/**
 * @param {string} key
 * @param {File} file
 * @param {(file: File) => Promise<string>} pack
 */
export function keep(key, file, pack) {
  held.delete(key);
  held.set(key, file);
  for (const oldest of [...held.keys()].slice(0, -HELD)) held.delete(oldest);
  void store(key, file, pack);
}

/** @param {string} key @returns {Kept | null} null where it is not kept any more */
export function keptAt(key) {
  const here = held.get(key);
  if (here) return here;
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {File} file @param {(file: File) => Promise<string>} pack */
async function store(key, file, pack) {
  const packed = await pack(file);
  if (packed.length > LARGEST) return;
  try {
    put(key, packed);
  } catch {
    // Storage is turned off.
  }
}

/** Others make room for it. @param {string} key @param {string} packed */
function put(key, packed) {
  try {
    sessionStorage.setItem(PREFIX + key, packed);
  } catch {
    for (const other of Object.keys(sessionStorage)) if (other.startsWith(PREFIX)) sessionStorage.removeItem(other);
    sessionStorage.setItem(PREFIX + key, packed);
  }
}
