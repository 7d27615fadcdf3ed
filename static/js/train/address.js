/**
 * The address of the lab: `/train#run=ID&epoch=K&sample=I&spec=…`, the spec as JSON, packed as a program is in the
 * explorer's; or `&link=ID`, where it would be too long. With the spec a run can be had again that is there no more.
 *
 * @typedef {object} Address
 * @property {string | null} run
 * @property {number | null} epoch null: the last one
 * @property {number | null} sample
 * @property {string | null} spec packed
 * @property {string | null} link
 */

import {pack, unpack} from "../address.js";

/** @typedef {import("./types.js").Spec} Spec */
/** @typedef {import("./types.js").Change} Change */

const ID = /^[\w-]{1,64}$/;

/**
 * What a hash says. What cannot be read counts as not said.
 * @param {string} hash
 * @returns {Address}
 */
export function parseAddress(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const whole = (/** @type {string | null} */ text) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null);
  const id = (/** @type {string | null} */ text) => (text !== null && ID.test(text) ? text : null);
  return {run: id(said.get("run")), epoch: whole(said.get("epoch")), sample: whole(said.get("sample")), spec: said.get("spec") || null, link: id(said.get("link"))};
}

/**
 * @param {Address} address
 * @returns {string} with its "#"
 */
export function formatAddress({run, epoch, sample, spec, link}) {
  const parts = [];
  if (run !== null) parts.push(`run=${run}`);
  if (epoch !== null) parts.push(`epoch=${epoch}`);
  if (sample !== null) parts.push(`sample=${sample}`);
  if (link !== null) parts.push(`link=${link}`);
  else if (spec !== null) parts.push(`spec=${spec}`);
  return `#${parts.join("&")}`;
}

/**
 * A spec as an address carries it; changes of the rate in mid-run belong to what makes the numbers, and go with it.
 * @param {Spec} spec
 * @param {Change[]} changes
 * @returns {Promise<string>}
 */
export const packSpec = (spec, changes) => pack(JSON.stringify(changes.length ? {...spec, changes} : spec));

/**
 * Throws where the text carries none.
 * @param {string} packed
 * @returns {Promise<{spec: Spec, changes: Change[]}>}
 */
export async function unpackSpec(packed) {
  return specOf(JSON.parse(await unpack(packed)));
}

/**
 * What a packed text or a link holds. Throws TypeError where that is no spec; whether its values are good, the server says.
 * @param {any} held
 * @returns {{spec: Spec, changes: Change[]}}
 */
export function specOf(held) {
  if (typeof held?.data !== "object" || held.data === null) throw new TypeError("no spec");
  const {changes = [], ...spec} = held;
  return {spec, changes: Array.isArray(changes) ? changes : []};
}
