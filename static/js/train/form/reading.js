/** The text in a field, and the value that it stands for. Pure. */

/**
 * @typedef {"whole" | "number" | "layers" | "choice" | "check"} Kind
 * @typedef {{kind: Kind, optional?: boolean}} Read
 * @typedef {{value: any} | {wrong: string}} Reading
 */

const WHOLE = /^[+-]?\d{1,15}$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** What people write in the place of ASCII. @param {string} text */
const plain = (text) => text.trim().replaceAll("\u2212", "-").replaceAll("\u00a0", " ");

/** @type {Record<"whole" | "number", {pattern: RegExp, wants: string}>} */
const NUMBERS = {
  whole: {pattern: WHOLE, wants: "a whole number"},
  number: {pattern: NUMBER, wants: "a number, such as 0.05 or 1e-3"},
};

/**
 * @param {Read} field
 * @param {string} text
 * @returns {Reading} `wrong` says what the field wants
 */
export function readText({kind, optional}, text) {
  const written = plain(text);
  if (kind === "choice") return {value: optional && written === "" ? null : written};
  if (kind === "layers") return readLayers(written);
  if (kind === "check") return {value: written === "true"};
  if (written === "") return optional ? {value: null} : {wrong: `Write ${NUMBERS[kind].wants}.`};
  if (!NUMBERS[kind].pattern.test(written)) return {wrong: `Write ${NUMBERS[kind].wants}${optional ? ", or nothing" : ""}.`};
  return {value: Number(written)};
}

/** Sizes as "6, 4" or "6 4"; nothing is no hidden layer. @param {string} text @returns {Reading} */
function readLayers(text) {
  const parts = text.replace(/^\[|\]$/g, "").split(/[\s,;]+/).filter(Boolean);
  if (parts.every((part) => /^\d{1,9}$/.test(part))) return {value: parts.map(Number)};
  return {wrong: "Write the sizes of the layers, such as 6, 4; nothing means no hidden layer."};
}

/**
 * The text that stands for a value.
 * @param {Read} field
 * @param {any} value
 * @returns {string}
 */
export function writeText({kind}, value) {
  if (value === null || value === undefined) return "";
  return kind === "layers" ? value.join(", ") : String(value);
}
