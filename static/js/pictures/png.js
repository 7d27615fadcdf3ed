/** The picture in points: two a pixel of 100 %, or one where so many could not be held. */

import {framed, svgOf} from "./svg.js";

/** What browsers can hold: along a side, and in all. */
const SIDE = 16_384;
const POINTS = 64_000_000;

/** The picture has more points than a browser can hold. */
export class TooLarge extends Error {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    super(`It would have ${width.toLocaleString("en")} × ${height.toLocaleString("en")} points. Close some groups, or take the SVG, which may have any size.`);
    this.name = "TooLarge";
  }
}

/**
 * How many points a picture has. Throws TooLarge for more than can be made.
 * @param {import("./svg.js").Box} box
 * @returns {{width: number, height: number}}
 */
export function pointsOf(box) {
  const {width, height} = framed(box);
  const fits = (/** @type {number} */ scale) => scale * Math.max(width, height) <= SIDE && scale ** 2 * width * height <= POINTS;
  const scale = [2, 1].find(fits);
  if (scale === undefined) throw new TooLarge(width, height);
  return {width: scale * width, height: scale * height};
}

/**
 * @param {import("./svg.js").Still} still
 * @param {import("./svg.js").Words} words
 * @returns {Promise<Blob>}
 */
export async function pngOf(still, words) {
  const {width, height} = pointsOf(still.box);
  const image = new Image(width, height);
  image.src = URL.createObjectURL(new Blob([svgOf(still, words)], {type: "image/svg+xml"}));
  try {
    await image.decode().catch(() => { throw new TooLarge(width, height); });
    const canvas = document.createElement("canvas");
    Object.assign(canvas, {width, height});
    const context = canvas.getContext("2d");
    if (!context) throw new TooLarge(width, height);
    context.drawImage(image, 0, 0, width, height);
    /** @type {Blob | null} */
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
    if (blob) return blob;
    throw new TooLarge(width, height);
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
