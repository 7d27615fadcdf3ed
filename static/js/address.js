/**
 * The address: `#step=7&pass=0[&by=edge]` with one of `&example=NAME`, `&program=…` (raw deflate, base64url), `&link=ID`,
 * `&file=NAME~HASH`, or a moment of a training run, `&run=ID&epoch=K&sample=I` or `&sample=all&batch=J`, with its `&spec=…`.
 *
 * @typedef {object} Address
 * @property {number} step
 * @property {number | null} pass null: the last one
 * @property {boolean} byEdge
 * @property {string | null} example
 * @property {string | null} program packed
 * @property {string | null} link
 * @property {string | null} file key of a graph that came from a file, which only this tab holds
 * @property {import("./moment.js").Moment | null} moment of a training run
 */

import {momentIn, momentParts} from "./moment.js";

/** Bytes that are made characters at once: so many arguments can a call have everywhere. */
const PART = 0x2000;

/**
 * What a hash says. What cannot be read counts as not said.
 * @param {string} hash
 * @returns {Address}
 */
export function parseAddress(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const whole = (/** @type {string | null} */ text) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null);
  return {
    step: whole(said.get("step")) ?? 0,
    pass: whole(said.get("pass")),
    byEdge: said.get("by") === "edge",
    example: said.get("example"),
    program: said.get("program"),
    link: said.get("link"),
    file: said.get("file"),
    moment: momentIn(said),
  };
}

/** Whether a hash says where in the walk to stand. @param {string} hash */
export const saysPlace = (hash) => /(^|[#&])(step|pass)=/.test(hash);

/**
 * @param {Address} address
 * @returns {string} with its "#"
 */
export function formatAddress({step, pass, byEdge, example, program, link, file, moment}) {
  const parts = [`step=${step}`, `pass=${pass ?? 0}`];
  if (byEdge) parts.push("by=edge");
  if (moment !== null) parts.push(...momentParts(moment));
  else if (file !== null) parts.push(`file=${encodeURIComponent(file)}`);
  else if (example !== null) parts.push(`example=${encodeURIComponent(example)}`);
  else if (link !== null) parts.push(`link=${encodeURIComponent(link)}`);
  else if (program !== null) parts.push(`program=${program}`);
  return `#${parts.join("&")}`;
}

/**
 * A text as an address carries it.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function pack(text) {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  let binary = "";
  for (let at = 0; at < bytes.length; at += PART) binary += String.fromCharCode(...bytes.subarray(at, at + PART));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The text that an address carries. Throws where it carries none.
 * @param {string} packed
 * @returns {Promise<string>}
 */
export async function unpack(packed) {
  const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = await through(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)), new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @returns {Promise<Uint8Array>}
 */
async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
