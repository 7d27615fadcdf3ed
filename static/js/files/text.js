/** The text of a file of the reader's. */

import {Unreadable} from "./unreadable.js";

export const MIB = 2 ** 20;

/**
 * Throws Unreadable for a file that is too large, is gone, or holds no text.
 * @param {File} file
 * @param {number} mostBytes
 * @returns {Promise<string>}
 */
export async function textOf(file, mostBytes) {
  const {name, size} = file;
  if (size > mostBytes) throw new Unreadable(`${name} is too large`, `It has ${Math.ceil(size / MIB)} MiB; ${mostBytes / MIB} MiB is the limit.`);
  /** @type {ArrayBuffer} */
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw new Unreadable(`${name} cannot be read`, "It may be a folder, or have been moved or changed since it was chosen.");
  }
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw new Unreadable(`${name} is no text`, "It holds bytes that are not UTF-8.");
  }
}
