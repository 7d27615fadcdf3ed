/** A picture painted off the page's own thread, as a bitmap: the whole of it, or a view in which there is too much to draw at once. */

import {bundlesOf} from "./bundles.js";
import {createPen} from "./pen.js";
import {FULL} from "./strengths.js";
import {farBrush} from "./blocks.js";
import {visit} from "./detail.js";
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
 * @property {boolean} names whether names of groups are written
 */

/** @param {Subject} subject @returns {{paint: (ctx: import("./pen.js").Ground, order: Order) => void}} */
export function createPainter({picture, walked, lasts, names, sizes}) {
  const moments = momentsOf(walked);
  return {
    paint(ctx, {width, height, seen, clock, theme, mask, left, strengths, palette, soft, classes, names: named}) {
      const pen = createPen(ctx, theme, seen);
      const brush = farBrush(pen, {
        picture, moments, clock, lasts, names, sizes, mask, left, isBundle: bundlesOf(picture, walked), strength: strengths && ((_, to, slot) => strengths[walked.starts[to] + slot] / FULL), palette, soft, classOf: classes && ((id) => classes[id]),
      });
      const {x, y, k} = seen;
      visit(picture, {left: -x / k, top: -y / k, right: (width - x) / k, bottom: (height - y) / k}, k, brush);
      if (named) brush.names();
    },
  };
}
