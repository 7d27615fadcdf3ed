/** The line along which a grid of numbers has one value: marching squares. Pure. */

/**
 * @param {import("./raster.js").Grid} grid
 * @param {number} level
 * @param {number} width of the picture
 * @param {number} height
 * @param {(x0: number, y0: number, x1: number, y1: number) => void} draw called for each piece
 */
export function isoline({values, across, up}, level, width, height, draw) {
  const [dx, dy] = [width / (across - 1), height / (up - 1)];
  for (let j = 0; j < up - 1; j++) {
    for (let i = 0; i < across - 1; i++) {
      const at = j * across + i;
      const [a, b, c, d] = [values[at] - level, values[at + 1] - level, values[at + across + 1] - level, values[at + across] - level];
      const sides = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0);
      if (sides === 0 || sides === 15 || Number.isNaN(a + b + c + d)) continue;
      const [left, top] = [i * dx, j * dy];
      const upper = () => [left + dx * cross(a, b), top];
      const right = () => [left + dx, top + dy * cross(b, c)];
      const lower = () => [left + dx * cross(d, c), top + dy];
      const near = () => [left, top + dy * cross(a, d)];
      const middle = a + b + c + d > 0;
      for (const [from, to] of PIECES[sides]?.(middle) ?? []) {
        const ends = {upper, right, lower, near};
        const [x0, y0] = ends[from]();
        const [x1, y1] = ends[to]();
        draw(x0, y0, x1, y1);
      }
    }
  }
}

/** Where between two numbers of different signs 0 lies. @param {number} p @param {number} q */
const cross = (p, q) => (Number.isFinite(p) && Number.isFinite(q) ? p / (p - q) : 0.5);

/** @typedef {"upper" | "right" | "lower" | "near"} Side */
/** @param {...[Side, Side]} pieces */
const always = (...pieces) => () => pieces;

/**
 * The pieces in a cell, by which of its corners lie above: 1 upper left, 2 upper right, 4 lower right, 8 lower left. Where
 * two opposite corners lie above, the middle decides whether they are joined.
 * @type {Record<number, (middle: boolean) => [Side, Side][]>}
 */
const PIECES = {
  1: always(["near", "upper"]), 14: always(["near", "upper"]),
  2: always(["upper", "right"]), 13: always(["upper", "right"]),
  4: always(["right", "lower"]), 11: always(["right", "lower"]),
  8: always(["lower", "near"]), 7: always(["lower", "near"]),
  3: always(["near", "right"]), 12: always(["near", "right"]),
  6: always(["upper", "lower"]), 9: always(["upper", "lower"]),
  5: (middle) => (middle ? [["near", "lower"], ["upper", "right"]] : [["near", "upper"], ["right", "lower"]]),
  10: (middle) => (middle ? [["near", "upper"], ["right", "lower"]] : [["near", "lower"], ["upper", "right"]]),
};
