/** A canvas and how it is drawn on: moved to a corner, text in a face, rounded boxes, paths that are known. */

/**
 * @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Ground
 * @typedef {import("./theme.js").Theme} Theme
 * @typedef {{x: number, y: number, k: number, ratio: number}} Seen where the picture's corner is, in px; its scale; device pixels in a px
 */

/** Paths made of the same text are made once, as long as they are few. */
const MOST = 500;
/** @type {Map<string, Path2D>} */
const paths = new Map();
/** @type {WeakMap<Path2D, string>} */
const texts = new WeakMap();

/** What a path was made of. @param {Path2D} path */
export const textOf = (path) => texts.get(path) ?? "";

/** @param {string} text @returns {Path2D} */
export function pathFrom(text) {
  let path = paths.get(text);
  if (!path) {
    if (paths.size >= MOST) paths.clear();
    path = new Path2D(text);
    paths.set(text, path);
    texts.set(path, text);
  }
  return path;
}

/** @typedef {ReturnType<typeof createPen>} Pen */

/**
 * @param {Ground} ctx
 * @param {Theme} theme
 * @param {Seen} seen
 */
export function createPen(ctx, theme, {x: left, y: top, k, ratio}) {
  const {color, face} = theme;
  let font = "";
  const scale = k * ratio;
  const pen = {
    ctx, color, theme,
    /** px of the screen in a px of the picture */
    k,
    /** The thinnest line, in the picture's px. */
    hair: 1 / scale,
    /** From here on places are relative to this corner. @param {number} x @param {number} y */
    at(x, y) { ctx.setTransform(scale, 0, 0, scale, Math.round((left + k * x) * ratio), Math.round((top + k * y) * ratio)); },
    /** Places are px of the screen, from this corner of the picture. @param {number} x @param {number} y */
    onScreen(x, y) { ctx.setTransform(ratio, 0, 0, ratio, Math.round((left + k * x) * ratio), Math.round((top + k * y) * ratio)); },
    /**
     * @param {string} text @param {number} x @param {number} y of its base @param {string} name of a face @param {string} fill
     * @param {CanvasTextAlign} [align] @param {number} [room] a wider text is set narrower
     */
    write(text, x, y, name, fill, align = "start", room) {
      if (!text) return;
      if (font !== name) {
        ctx.font = face[name];
        font = name;
      }
      ctx.fillStyle = fill;
      ctx.textAlign = align;
      if (room === undefined) ctx.fillText(text, x, y);
      else ctx.fillText(text, x, y, Math.max(1, room));
    },
    /** @param {string} text @param {string} name */
    widthOf(text, name) {
      if (font !== name) {
        ctx.font = face[name];
        font = name;
      }
      return ctx.measureText(text).width;
    },
    /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} r */
    box(x, y, w, h, r) {
      ctx.beginPath();
      ctx.roundRect(x, y, w, h, r);
    },
    /** @param {string} style @param {number} width @param {number[]} [dash] @param {Path2D} [path] */
    stroke(style, width, dash, path) {
      ctx.strokeStyle = style;
      ctx.lineWidth = width;
      if (dash) ctx.setLineDash(dash);
      if (path) ctx.stroke(path); else ctx.stroke();
      if (dash) ctx.setLineDash([]);
    },
    /** @param {string} style @param {Path2D} [path] */
    fill(style, path) {
      ctx.fillStyle = style;
      if (path) ctx.fill(path); else ctx.fill();
    },
  };
  return pen;
}
