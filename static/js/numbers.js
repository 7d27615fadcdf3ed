/** How numbers are read from the wire, and written for people. */

const MINUS = "\u2212";

/**
 * The number that a JSON field holds: the wire writes what JSON cannot carry as "NaN", "Infinity", "-Infinity".
 * @param {number | string} field
 * @returns {number}
 */
export const fromWire = (field) => (typeof field === "number" ? field : Number(field));

/** The same the other way, for JSON.stringify. @param {string} _ @param {unknown} value */
export const toWire = (_, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);

/**
 * A number as a node shows it: four decimals, a true minus; 1.2e−5 where four decimals would read zero,
 * 1.2346e5 from 100,000 on.
 * @param {number} x
 * @param {{sign?: boolean}} [options] sign: a plus before what is above zero
 * @returns {string}
 */
export function fixed(x, {sign = false} = {}) {
  if (Number.isNaN(x)) return "NaN";
  const size = Math.abs(x);
  const lead = x < 0 ? MINUS : sign && x > 0 ? "+" : "";
  if (size === Infinity) return `${lead}∞`;
  if (size !== 0 && size < 0.00005) return lead + exponent(size, 1);
  if (size >= 99999.99995) return lead + exponent(size, 4);
  return lead + size.toFixed(4);
}

/**
 * A number as a sentence says it: at most four decimals, none where it is whole.
 * @param {number} x
 * @returns {string}
 */
export function said(x) {
  const text = fixed(x);
  return text.includes("e") || !text.includes(".") ? text : text.replace(/\.?0+$/, "");
}

/**
 * A number in at most four digits, where there is little room.
 * @param {number} x
 * @returns {string}
 */
export function brief(x) {
  const text = said(x);
  if (text.includes("e")) return x.toExponential(2).replace("e+", "e").replaceAll("-", MINUS);
  return text.length <= 7 ? text : said(Number(x.toPrecision(4)));
}

/**
 * A number in full precision, as Python writes it.
 * @param {number} x
 * @returns {string}
 */
export function full(x) {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x < 0 ? `${MINUS}∞` : "∞";
  const text = Object.is(x, -0) ? "-0" : String(x);
  return (/[.e]/.test(text) ? text : `${text}.0`).replace(/-/g, MINUS);
}

/** @param {number} size @param {number} digits */
function exponent(size, digits) {
  const [mantissa, power] = size.toExponential(digits).split("e");
  return `${mantissa}e${Number(power) < 0 ? MINUS : ""}${Math.abs(Number(power))}`;
}
