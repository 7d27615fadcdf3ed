/** Short links to programs too long for an address: one a program, kept by the server. */

import * as api from "./api.js";
import {parseAddress, formatAddress} from "./address.js";

/** A hash longer than this is shared as a link: mail and chat programs cut what is longer. */
const LONG = 2000;

/** @type {Map<string, string>} the link of a program */
const links = new Map();

/** @param {string} program @param {string} id */
export const rememberLink = (program, id) => void links.set(program, id);

/** @param {string} program @returns {string | null} */
export const linkOf = (program) => links.get(program) ?? null;

/**
 * The same place in the walk, at an address that can be sent to somebody.
 * @param {string} hash
 * @param {string} program
 * @returns {Promise<string>}
 */
export async function shortened(hash, program) {
  if (hash.length <= LONG) return hash;
  const id = linkOf(program) ?? await api.keepLink({program});
  rememberLink(program, id);
  return formatAddress({...parseAddress(hash), program: null, file: null, link: id});
}
