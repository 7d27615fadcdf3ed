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
  return formatAddress({...parseAddress(hash), program: null, file: null, moment: null, link: id});
}

/**
 * A moment of a training run, with the spec from which it can be had when the run has been deleted.
 * @param {string} hash of the same place
 * @param {import("./moment.js").Moment} moment
 * @returns {Promise<string>}
 */
export async function momentShared(hash, moment) {
  const whole = {...moment, spec: moment.spec ?? await api.packedSpec(moment.run)};
  const place = {...parseAddress(hash), program: null, file: null, link: null};
  const long = formatAddress({...place, moment: whole});
  if (long.length <= LONG) return long;
  return formatAddress({...place, moment: null, link: await api.keepLink({moment: whole})});
}
