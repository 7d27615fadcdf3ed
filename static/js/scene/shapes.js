/** Outlines of the parts of a drawing, as paths. */

/** @param {number} w of the box @param {number} share how much of the gradient's row is filled @param {number} h of the box */
export function gradientRow(w, share, h) {
  if (share <= 0) return "";
  const right = w * share;
  return share < 1 ? `M0 52h${right}v${h - 52}h-${right - 10}a10 10 0 0 1-10-10z` : `M0 52h${w}v14a10 10 0 0 1-10 10h-${w - 20}a10 10 0 0 1-10-10z`;
}

/** The glyph of a sign around a middle: up, down, or a ring. @param {number} sign @param {number} x @param {number} y @param {number} [size] */
export function signGlyph(sign, x, y, size = 1) {
  if (sign === 0) return ring(x, y, 3.2 * size);
  const [half, rise] = [4.6 * size, 4 * size];
  return sign > 0 ? `M${x} ${y - rise}l${half} ${2 * rise}h${-2 * half}z` : `M${x} ${y + rise}l${half} ${-2 * rise}h${-2 * half}z`;
}

/** @param {number} x @param {number} y @param {number} r */
const ring = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** Plus for a closed group, minus for an open one. @param {number} x its left @param {number} y its middle @param {boolean} open */
export const toggle = (x, y, open) => `M${x} ${y}h12${open ? "" : `M${x + 6} ${y - 6}v12`}`;

/** An arrow's head with its tip at a point, to the right or to the left. @param {import("../layout/types.js").Point} tip @param {number} length @param {boolean} back */
export function arrow({x, y}, length, back) {
  const half = length / 2;
  return `M${x} ${y}l${back ? length : -length} ${-half}v${length}z`;
}
