/**
 * Graphs that came from files, for back, forward and a reload of this tab: an address cannot hold one, so it names it by a key.
 * A graph too large for the browser's storage is kept until the page is left, as long as it is among the latest few.
 */

import {pack, unpack} from "../address.js";

/** @typedef {{name: string, text: string}} Kept */

const PREFIX = "gradwalk.file.";
const HELD = 8;
const LONGEST_NAME = 80;
/** Characters; browsers give a tab some five million in all. */
const LARGEST = 2_000_000;

/** @type {Map<string, Kept>} */
const held = new Map();

/** @param {string} name @param {string} text @returns {string} the same for the same file */
export const keyOf = (name, text) => `${[...name].slice(0, LONGEST_NAME).join("")}~${digest(text)}`;

/** @param {string} key @returns {string} the name of the file */
export const nameIn = (key) => key.replace(/~[0-9a-z]*$/, "");

/** @param {string} key @param {Kept} file */
export function keep(key, file) {
  held.delete(key);
  held.set(key, file);
  for (const oldest of [...held.keys()].slice(0, -HELD)) held.delete(oldest);
  void store(key, file);
}

/** @param {string} key @returns {Promise<Kept | null>} null where it is not kept any more */
export async function keptAt(key) {
  const here = held.get(key);
  if (here) return here;
  try {
    const stored = sessionStorage.getItem(PREFIX + key);
    const text = stored === null ? null : await unpack(stored);
    return text !== null && keyOf(nameIn(key), text) === key ? {name: nameIn(key), text} : null;
  } catch {
    return null;
  }
}

/** @param {string} key @param {Kept} file */
async function store(key, {text}) {
  const packed = await pack(text);
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

/** Two sums over the text (FNV-1a), enough to tell a reader's own files apart. @param {string} text */
function digest(text) {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b) ^ (other >>> 13);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
