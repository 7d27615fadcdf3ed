/**
 * A picture from farther away than its texts can be read: nodes as boxes, groups as blocks shaded by how far the walk has come in
 * them. Needs nothing of the page, so that a worker can paint as well.
 */

import {CHIP_HEIGHT} from "../../layout/sizes.js";
import {hasRoom} from "./blockNames.js";
import {CHIPS} from "./detail.js";
import {NEVER, shareOf} from "./moments.js";
import {drawPieces} from "./lines.js";

/**
 * @typedef {import("./pen.js").Pen} Pen
 *
 * @typedef {object} Colours
 * @property {string[] | null} palette of boxes
 * @property {string[] | null} soft the same behind the name of a block
 * @property {((id: number) => number) | null} classOf index into the palette; -1 for none
 */
/** @typedef {import("./blockNames.js").NameFacts & Colours} FarFacts */
/** @typedef {import("./lines.js").Flowing & FarFacts} Far */

/** px of the screen below which a box has no border of its own. */
const BORDERED = 5;
/** No box is lower on the screen, in px. */
const LEAST = 2.5;
const FAINT = 0.12;
const STATUS = {todo: 0, value: 1, gradient: 2};

/**
 * @param {Pen} pen
 * @param {Far} far
 * @param {ReturnType<typeof import("./blockNames.js").createNames>} names is told what it meets
 * @returns {import("./detail.js").Brush}
 */
export function farBrush(pen, far, names) {
  const {ctx, color, k, hair} = pen;
  const {picture, moments, clock, lasts, mask, left, palette, soft, classOf} = far;

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} g @param {boolean} outer it stands in no other group */
  function block(x, y, w, h, g, outer) {
    ctx.globalAlpha = left && !left[g] ? FAINT : 1;
    pen.at(x, y);
    shade(w, h, g, hasRoom(w * k, h * k));
    ctx.globalAlpha = 1;
    names.meet({x, y, w, h, g, block: true, outer}, k);
  }

  /** @param {number} w @param {number} h @param {number} g @param {boolean} hasName */
  function shade(w, h, g, hasName) {
    const share = shareOf(moments.begins[g], moments.ends[g], clock);
    const line = Math.min(Math.max(1, hair), w / 4, h / 4);
    ctx.fillStyle = share > 0 ? color["line-ui"] : color.edge;
    ctx.fillRect(0, 0, w, h);
    ctx.fillStyle = color.bg;
    ctx.fillRect(line, line, w - 2 * line, h - 2 * line);
    if (share > 0) {
      ctx.fillStyle = color.surface;
      ctx.fillRect(line, line, (w - 2 * line) * share, h - 2 * line);
    }
    // The last node inside speaks for its group: its value is the group's own.
    const at = classOf && lasts[g] >= 0 ? classOf(lasts[g]) : -1;
    if (at >= 0 && palette && soft) {
      ctx.fillStyle = (hasName ? soft : palette)[at];
      ctx.fillRect(line, line, w - 2 * line, h - 2 * line);
      return;
    }
    const back = moments.returns[g] === NEVER ? 0 : shareOf(moments.returns[g], moments.done[g], clock);
    if (back > 0) {
      const top = h * 0.68;
      ctx.fillStyle = color["bwd-soft"];
      ctx.fillRect(line + (w - 2 * line) * (1 - back), top, (w - 2 * line) * back, h - top - line);
      ctx.fillStyle = color["bwd-rest"];
      ctx.fillRect(line + (w - 2 * line) * (1 - back), top, (w - 2 * line) * back, line);
    }
  }

  /** @param {number} id @returns {number} */
  const statusOf = (id) => (clock < moments.value[id] ? STATUS.todo : clock < moments.gradient[id] ? STATUS.value : STATUS.gradient);

  return {
    block(f, {w, h}, x, y) { block(x, y, w, h, picture.frameGroup[f], picture.frameOuter[f] === 0); },
    frame(f, {w, h}, x, y) {
      pen.at(x, y);
      ctx.fillStyle = color.frame;
      ctx.fillRect(0, 0, w, h);
      ctx.strokeStyle = color["line-ui"];
      ctx.lineWidth = Math.max(1, hair);
      ctx.strokeRect(0, 0, w, h);
      names.meet({x, y, w, h, g: picture.frameGroup[f], block: false, outer: false}, k);
    },
    pieces(f, template, x, y, pieces, inside) {
      pen.at(x, y);
      drawPieces(pen, far, f, template, pieces, false, inside);
    },
    items(f, template, x, y, items) {
      const {itemKind, itemX, itemY, itemW, itemH} = template;
      const start = picture.itemStarts[f];
      /** @type {Map<string, number[]>} */ const fills = new Map();
      /** @type {number[]} */ const walked = [];
      /** @type {number[]} */ const faint = [];
      const closed = [];
      pen.at(x, y);
      const line = Math.max(1, hair);
      const bordered = items.length > 0 && itemH[items[0]] * k >= BORDERED;
      const add = (/** @type {string} */ fill, /** @type {number} */ i) => {
        const same = fills.get(fill);
        if (same) same.push(i); else fills.set(fill, [i]);
      };
      ctx.fillStyle = color["line-ui"];
      for (const i of items) {
        if (itemKind[i] !== 0) {
          closed.push(i);
          continue;
        }
        const id = picture.itemRef[start + i];
        if (mask && !mask[id]) {
          faint.push(i);
          continue;
        }
        const status = statusOf(id);
        const at = classOf && palette && status !== STATUS.todo ? classOf(id) : -1;
        const tint = at >= 0 && palette ? palette[at] : null;
        if (bordered) {
          ctx.fillRect(itemX[i], itemY[i], itemW[i], itemH[i]);
          add(tint ?? (status === STATUS.todo ? color.bg : color.surface), i);
          if (!tint && status === STATUS.gradient) walked.push(i);
        } else add(tint ?? [color["line-ui"], color["ink-3"], color.bwd][status], i);
      }
      const inset = bordered ? line : Math.min(0, ((items.length ? itemH[items[0]] : 0) - LEAST / k) / 2);
      for (const [fill, same] of fills) {
        ctx.fillStyle = fill;
        ctx.globalAlpha = !bordered && fill === color["line-ui"] ? 0.45 : 1;
        for (const i of same) ctx.fillRect(itemX[i] + inset, itemY[i] + inset, itemW[i] - 2 * inset, itemH[i] - 2 * inset);
      }
      ctx.globalAlpha = 1;
      drawOps(template, items, k);
      ctx.fillStyle = color["bwd-soft"];
      for (const i of walked) ctx.fillRect(itemX[i] + inset, itemY[i] + 52, itemW[i] - 2 * inset, itemH[i] - 52 - inset);
      ctx.fillStyle = color["line-ui"];
      ctx.globalAlpha = FAINT;
      for (const i of faint) ctx.fillRect(itemX[i], itemY[i], itemW[i], itemH[i]);
      ctx.globalAlpha = 1;
      for (const i of closed) block(x + itemX[i], y + itemY[i], itemW[i], itemH[i], picture.itemRef[start + i], f === 0);
    },
    chips(f, {chipX, chipY, chipW, chipH}, x, y, chips) {
      pen.at(x, y);
      ctx.fillStyle = color["line-ui"];
      for (const c of chips) if (!isFaint(f, c)) ctx.fillRect(chipX[c], chipY[c], chipW[c], chipH[c]);
      ctx.fillStyle = color.well;
      const line = Math.max(1, hair);
      for (const c of chips) if (!isFaint(f, c)) ctx.fillRect(chipX[c] + line, chipY[c] + line, chipW[c] - 2 * line, chipH[c] - 2 * line);
    },
  };

  /** Their op chips, empty: lines end at them. @param {import("./detail.js").Template} template @param {number[]} items @param {number} scale */
  function drawOps({itemKind, itemX, itemY, itemH, itemHalf}, items, scale) {
    if (scale < CHIPS) return;
    ctx.beginPath();
    for (const i of items) {
      if (itemKind[i] === 0 && itemHalf[i]) ctx.roundRect(itemX[i] + 5 - 2 * itemHalf[i], itemY[i] + (itemH[i] - CHIP_HEIGHT) / 2, 2 * itemHalf[i], CHIP_HEIGHT, CHIP_HEIGHT / 2);
    }
    pen.fill(color["op-arith"]);
    pen.stroke(color["line-ui"], Math.max(1, hair));
  }

  /** @param {number} f @param {number} c */
  function isFaint(f, c) {
    return mask !== null && !mask[picture.chipRef[picture.chipStarts[f] + c]];
  }
}
