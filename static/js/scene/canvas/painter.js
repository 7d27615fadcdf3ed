/**
 * A picture painted off the page's own thread, as a bitmap: the whole of it, or a view in which there is too much to draw at once. In
 * strips, so that who paints can make room between them for others on the same core.
 */

import {createNames} from "./blockNames.js";
import {farBrush} from "./blocks.js";
import {bundlesOf} from "./bundles.js";
import {visit} from "./detail.js";
import {createPen} from "./pen.js";
import {FULL} from "./strengths.js";
import {momentsOf} from "./moments.js";

/**
 * @typedef {object} Subject What does not change with the step.
 * @property {import("../../layout/types.js").LargePicture} picture
 * @property {import("./moments.js").Walked} walked
 * @property {Int32Array} lasts
 * @property {string[]} names
 * @property {Int32Array} sizes
 *
 * @typedef {object} Order What is to be painted.
 * @property {number} width of the bitmap in px
 * @property {number} height
 * @property {import("./pen.js").Seen} seen
 * @property {number} clock
 * @property {import("./theme.js").Theme} theme
 * @property {Uint8Array | null} mask
 * @property {Uint8Array | null} left of groups, as in FarFacts
 * @property {Int8Array | null} strengths of edges
 * @property {string[] | null} palette
 * @property {string[] | null} soft
 * @property {Int8Array | null} classes of all nodes, index into the palette; -1 for none
 * @property {boolean} awaited it is what the reader looks at; names of groups are written in it
 */

/** How high a strip is, in points of the bitmap. */
const STRIP = 96;
/** What stands so far outside a strip can reach into it: lines have a width, and no box is too small to be seen. In points. */
const OVER = 6;

/** @param {Subject} subject @returns {{paint: (order: Order, strip?: number) => Generator<void, ImageBitmap>}} */
export function createPainter({picture, walked, lasts, names: told, sizes}) {
  const moments = momentsOf(walked);
  return {
    /** Rests after each strip, and returns the bitmap. */
    *paint({width, height, seen, clock, theme, mask, left, strengths, palette, soft, classes, awaited}, strip = STRIP) {
      const {x, y, k, ratio} = seen;
      const points = (/** @type {number} */ px) => Math.max(1, Math.round(px * ratio));
      const all = new OffscreenCanvas(points(width), points(height));
      const part = new OffscreenCanvas(all.width, Math.min(strip, all.height));
      const [whole, ctx] = [all, part].map((canvas) => /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d")));
      const far = {
        picture, moments, clock, lasts, names: told, sizes, mask, left, isBundle: bundlesOf(picture, walked),
        strength: strengths && ((/** @type {number} */ _, /** @type {number} */ to, /** @type {number} */ slot) => strengths[walked.starts[to] + slot] / FULL),
        palette, soft, classOf: classes && ((/** @type {number} */ id) => classes[id]),
      };
      const names = createNames(far);
      for (let top = 0; top < all.height; top += part.height) {
        const brush = farBrush(createPen(ctx, theme, {...seen, y: y - top / ratio}), far, names);
        visit(picture, {
          left: -x / k, right: (width - x) / k, top: ((top - OVER) / ratio - y) / k, bottom: ((top + part.height + OVER) / ratio - y) / k,
        }, k, brush);
        const painted = part.transferToImageBitmap();
        whole.drawImage(painted, 0, top);
        painted.close();
        yield;
      }
      if (awaited) names.write(createPen(whole, theme, seen));
      return all.transferToImageBitmap();
    },
  };
}
