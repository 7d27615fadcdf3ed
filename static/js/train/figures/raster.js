/** A grid of numbers painted as flat colours, pixel by pixel; between the grid's points the numbers are interpolated. Pure. */

import {BANDS} from "./bands.js";

/** @typedef {{data: Uint32Array, width: number, height: number}} Pixels a colour as ABGR, row by row from the top */
/** @typedef {{values: ArrayLike<number>, across: number, up: number}} Grid row by row from the top; `up` is 1 for a single row */
/** @typedef {{ground: number, mark: number, pattern: "flat" | "lines" | "dots"}} Fill */

/**
 * @param {Pixels} pixels
 * @param {Grid} grid
 * @param {import("./bands.js").Spread} spread
 * @param {Uint32Array} palette a colour for each band, and one more for what is no number
 */
export function paintBands({data, width, height}, grid, {middle, half}, palette) {
  const rows = rowsOf(grid, width, height);
  const [scale, shift] = [BANDS / 2 / half, BANDS / 2];
  for (let y = 0, at = 0; y < height; y++) {
    const row = rows(y);
    for (let x = 0; x < width; x++, at++) {
      const band = (row[x] - middle) * scale + shift;
      data[at] = palette[band >= BANDS ? BANDS - 1 : band >= 0 ? band | 0 : band < 0 ? 0 : BANDS];
    }
  }
}

/**
 * Each pixel has the fill of the grid that is largest there, the first of equals.
 * @param {Pixels} pixels
 * @param {Grid[]} grids one a class
 * @param {Fill[]} fills
 */
export function paintRegions({data, width, height}, grids, fills) {
  const rows = grids.map((grid) => rowsOf(grid, width, height));
  for (let y = 0, at = 0; y < height; y++) {
    const heights = rows.map((row) => row(y));
    for (let x = 0; x < width; x++, at++) {
      let best = 0;
      for (let k = 1; k < heights.length; k++) if (heights[k][x] > heights[best][x]) best = k;
      const {ground, mark, pattern} = fills[best % fills.length];
      data[at] = pattern !== "flat" && isMarked(pattern, x, y) ? mark : ground;
    }
  }
}

/** @param {"lines" | "dots"} pattern @param {number} x @param {number} y */
const isMarked = (pattern, x, y) => (pattern === "lines" ? (x + y) % 8 === 0 : x % 6 < 2 && (y + (x % 12 < 6 ? 0 : 3)) % 6 < 2);

/**
 * The grid's numbers along a row of pixels; the same array at each call.
 * @param {Grid} grid
 * @param {number} width
 * @param {number} height
 * @returns {(y: number) => Float64Array}
 */
function rowsOf({values, across, up}, width, height) {
  const blend = new Float64Array(across);
  const row = new Float64Array(width);
  return (y) => {
    const at = ((y + 0.5) / height) * (up - 1);
    const top = Math.max(0, Math.min(Math.floor(at), up - 2));
    const part = at - top;
    const [above, below] = [top * across, up > 1 ? (top + 1) * across : 0];
    for (let i = 0; i < across; i++) blend[i] = part === 0 ? values[above + i] : values[above + i] + (values[below + i] - values[above + i]) * part;
    const step = (across - 1) / width;
    for (let x = 0; x < width; x++) {
      const place = (x + 0.5) * step;
      const left = place | 0;
      row[x] = blend[left] + (blend[left + 1] - blend[left]) * (place - left);
    }
    return row;
  };
}
