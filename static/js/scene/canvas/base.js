/**
 * The canvas on the page, and a sheet behind it that keeps what stands still of a picture: what moves over that is painted on the
 * canvas alone, and wiped off by showing the sheet there again. While the view moves, what was painted last is shown where it has
 * moved to. One opaque canvas: without a graphics card each one more is copied and laid over the others in every frame.
 */

/**
 * @typedef {import("./pen.js").Seen} Seen
 * @typedef {import("./detail.js").Corners} Corners
 * @typedef {{image: CanvasImageSource, seen: Seen, width: number, height: number}} Kept a painting, and from where it was seen; its size in px
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {() => string} ground its colour
 * @param {() => Kept | null} under shown where there is nothing of what was painted last; another's, who may close it at any time, so it
 *   is asked for whenever it is needed
 */
export function createBase(canvas, ground, under) {
  const opaque = {alpha: false};
  const over = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", opaque));
  const sheet = document.createElement("canvas");
  const ctx = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d", opaque));
  const [width, height] = [() => canvas.width / ratio, () => canvas.height / ratio];
  let ratio = 1;
  /** @type {Kept | null} what was painted last, and can be shown elsewhere */
  let kept = null;

  /** @param {Kept | null} painting takes the place of what was painted last */
  function keep(painting) {
    if (kept && "close" in kept.image) kept.image.close();
    kept = painting;
  }

  /** @param {Corners} part px @param {number} [out] */
  const points = ({left, top, right, bottom}, out = 0) => {
    const at = (/** @type {number} */ px, /** @type {number} */ most, round = Math.floor) => Math.min(most, Math.max(0, round(px * ratio)));
    const [x, y] = [at(left - out, canvas.width), at(top - out, canvas.height)];
    return {x, y, w: at(right + out, canvas.width, Math.ceil) - x, h: at(bottom + out, canvas.height, Math.ceil) - y};
  };

  /** @param {CanvasRenderingContext2D} on @param {{x: number, y: number, w: number, h: number}} place in points of the screen */
  function blank(on, {x, y, w, h}) {
    on.setTransform(1, 0, 0, 1, 0, 0);
    on.fillStyle = ground();
    on.fillRect(x, y, w, h);
  }

  /** @param {Kept} painting @param {Seen} seen */
  function lay({image, seen: from, width: w, height: h}, seen) {
    const s = seen.k / from.k;
    const [x, y] = [Math.round((seen.x - s * from.x) * ratio), Math.round((seen.y - s * from.y) * ratio)];
    over.setTransform(1, 0, 0, 1, 0, 0);
    if (s === 1) over.drawImage(image, x, y);
    else over.drawImage(image, x, y, w * s * ratio, h * s * ratio);
  }

  const isHere = (/** @type {Kept | null} */ painting, /** @type {Seen} */ seen) => painting !== null && painting.image === sheet
    && painting.seen.x === seen.x && painting.seen.y === seen.y && painting.seen.k === seen.k && painting.seen.ratio === seen.ratio;

  return {
    /** of the sheet */
    ctx,
    /** of the canvas */
    over, width, height,
    /** @param {number} w px @param {number} h @param {number} dpr @returns {boolean} whether it has another size now */
    resize(w, h, dpr) {
      const [x, y] = [Math.round(w * dpr), Math.round(h * dpr)];
      if (canvas.width === x && canvas.height === y && ratio === dpr) return false;
      ratio = dpr;
      for (const each of [canvas, sheet]) Object.assign(each, {width: x, height: y});
      keep(null);
      return true;
    },
    /** @param {Seen} seen @param {() => void} draw paints all of the sheet anew */
    paint(seen, draw) {
      blank(ctx, {x: 0, y: 0, w: canvas.width, h: canvas.height});
      draw();
      keep({image: sheet, seen, width: width(), height: height()});
      over.setTransform(1, 0, 0, 1, 0, 0);
      over.drawImage(sheet, 0, 0);
    },
    /** Whether all of it is as it was painted, for this very view. @param {Seen} seen */
    isOf: (seen) => isHere(kept, seen),
    /** Paints a part of the sheet anew; the rest stays. @param {Corners} part px @param {() => void} draw */
    repaint(part, draw) {
      const place = points(part);
      ctx.save();
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.beginPath();
      ctx.rect(place.x, place.y, place.w, place.h);
      ctx.clip();
      blank(ctx, place);
      draw();
      ctx.restore();
    },
    /** A part of the canvas is as it was before anything was painted over it. @param {Corners} part px @param {Seen} seen */
    wipe(part, seen) {
      const place = points(part);
      if (!kept || place.w <= 0 || place.h <= 0) return;
      if (isHere(kept, seen)) {
        const {x, y, w, h} = place;
        over.setTransform(1, 0, 0, 1, 0, 0);
        over.drawImage(sheet, x, y, w, h, x, y, w, h);
        return;
      }
      over.save();
      over.setTransform(1, 0, 0, 1, 0, 0);
      over.beginPath();
      over.rect(place.x, place.y, place.w, place.h);
      over.clip();
      this.shift(seen);
      over.restore();
    },
    /** What was painted last, as it is seen from elsewhere. @param {Seen} seen */
    shift(seen) {
      const whole = under();
      blank(over, {x: 0, y: 0, w: canvas.width, h: canvas.height});
      if (whole) lay(whole, seen);
      if (!kept) return;
      if (whole) {
        const s = seen.k / kept.seen.k;
        const [left, top] = [seen.x - s * kept.seen.x, seen.y - s * kept.seen.y];
        if (kept.image !== sheet) blank(over, points({left, top, right: left + kept.width * s, bottom: top + kept.height * s}));
      }
      lay(kept, seen);
    },
    /** Show a painting that was made elsewhere. @param {Kept} painting @param {Seen} seen */
    take(painting, seen) {
      keep(painting);
      this.shift(seen);
    },
    clear() {
      blank(over, {x: 0, y: 0, w: canvas.width, h: canvas.height});
      keep(null);
    },
  };
}
