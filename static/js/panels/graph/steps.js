/** The numbers through which a drag or an arrow key goes: round ones, about a hundredth of the number apart. */

const PARTS = 100;
const ROUND = [1, 2, 5, 10];

/** @param {number} x where the drag begins @returns {number} 1, 2 or 5 times a power of ten */
export function stepOf(x) {
  const wanted = Math.abs(x) / PARTS;
  if (!(wanted > 0 && Number.isFinite(wanted))) return 1 / PARTS;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const nearest = ROUND.reduce((best, round) => (Math.abs(round - wanted / power) < Math.abs(best - wanted / power) ? round : best));
  return nearest * power;
}

/**
 * The round number next to x as a program writes it.
 * @param {number} x
 * @param {number} step
 * @param {string} like a literal: where it has a point, so has this one
 * @returns {string}
 */
export function written(x, step, like) {
  const decimals = Math.min(Math.max(Math.ceil(-Math.log10(step) - 1e-9), 0), 100);
  const text = String(Number((Math.round(x / step) * step).toFixed(decimals)));
  return /[.eE]/.test(like) && !/[.e]/.test(text) ? `${text}.0` : text;
}

/** @param {string} literal @returns {number} */
export const numberOf = (literal) => Number(literal.replace(/[\s_]/g, "").replace("\u2212", "-"));

/**
 * What was typed as a program has to write it; null where it is no number.
 * @param {string} text
 * @returns {string | null}
 */
export function literalFrom(text) {
  const plain = text.trim().replace("\u2212", "-").replace(/^([-+]?)\s+/, "$1");
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(plain) ? plain.replace(/^([-+]?)0+(?=\d)/, "$1") : null;
}
