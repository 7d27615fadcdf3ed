/** The lower canvas: what stands still of a picture. While the view moves, what was painted last is shown where it has moved to. */

/**
 * @typedef {import("./pen.js").Seen} Seen
 * @typedef {{image: CanvasImageSource, seen: Seen, width: number, height: number}} Kept a painting, and from where it was seen; its size in px
 */

/** @param {HTMLCanvasElement} canvas */
export function createBase(canvas) {
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const copy = document.createElement("canvas");
  const [width, height] = [() => canvas.width / ratio, () => canvas.height / ratio];
  let ratio = 1;
  /** @type {Kept | null} what the canvas shows, and can be shown elsewhere */
  let kept = null;
  let copied = false;

  /** @param {Kept} painting @param {Seen} seen */
  function show({image, seen: from, width: w, height: h}, seen) {
    const s = seen.k / from.k;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.drawImage(image, Math.round((seen.x - s * from.x) * ratio) / ratio, Math.round((seen.y - s * from.y) * ratio) / ratio, w * s, h * s);
  }

  function clear() {
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
  }

  return {
    ctx, width, height,
    /** @param {number} w px @param {number} h @param {number} dpr @returns {boolean} whether it has another size now */
    resize(w, h, dpr) {
      const [x, y] = [Math.round(w * dpr), Math.round(h * dpr)];
      if (canvas.width === x && canvas.height === y && ratio === dpr) return false;
      ratio = dpr;
      Object.assign(canvas, {width: x, height: y});
      kept = null;
      return true;
    },
    /** @param {Seen} seen @param {() => void} draw paints all of it anew */
    paint(seen, draw) {
      clear();
      draw();
      kept = {image: copy, seen, width: width(), height: height()};
      copied = false;
    },
    /** Whether all of it is as it was painted, for this very view. @param {Seen} seen */
    isOf: (seen) => kept !== null && kept.image === copy && kept.seen.x === seen.x && kept.seen.y === seen.y && kept.seen.k === seen.k && kept.seen.ratio === seen.ratio,
    /**
     * Paints a part anew; the rest stays.
     * @param {{left: number, top: number, right: number, bottom: number}} part px @param {() => void} draw
     */
    repaint({left, top, right, bottom}, draw) {
      const [x, y] = [Math.floor(left * ratio), Math.floor(top * ratio)];
      const [w, h] = [Math.ceil(right * ratio) - x, Math.ceil(bottom * ratio) - y];
      ctx.save();
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.beginPath();
      ctx.rect(x, y, w, h);
      ctx.clip();
      ctx.clearRect(x, y, w, h);
      draw();
      ctx.restore();
      copied = false;
    },
    /** What was painted last, as it is seen from elsewhere. @param {Seen} seen @param {Kept | null} under shown where there is nothing of it */
    shift(seen, under) {
      if (kept && !copied && kept.image === copy) {
        if (copy.width !== canvas.width || copy.height !== canvas.height) Object.assign(copy, {width: canvas.width, height: canvas.height});
        const into = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
        into.globalCompositeOperation = "copy";
        into.drawImage(canvas, 0, 0);
        copied = true;
      }
      clear();
      if (under) show(under, seen);
      if (!kept) return;
      if (under) {
        const s = seen.k / kept.seen.k;
        ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
        ctx.clearRect(seen.x - s * kept.seen.x, seen.y - s * kept.seen.y, kept.width * s, kept.height * s);
      }
      show(kept, seen);
    },
    /** Show a painting that was made elsewhere. @param {Kept} painting @param {Seen} seen @param {Kept | null} under */
    take(painting, seen, under) {
      if (kept && "close" in kept.image) kept.image.close();
      kept = painting;
      this.shift(seen, under);
    },
    clear() {
      clear();
      kept = null;
    },
  };
}
