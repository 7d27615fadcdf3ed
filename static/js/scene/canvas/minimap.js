/** The whole picture in a corner, and what of it is in view; a press or a drag there moves the view. All of it can be reached by keys elsewhere. */

import {h} from "../../dom.js";

const MOST = {w: 176, h: 116};

/**
 * @param {HTMLElement} element around the drawing
 * @param {(x: number, y: number) => void} centerOn a place in the picture
 */
export function createMinimap(element, centerOn) {
  const canvas = h("canvas");
  const map = h("div", {class: "minimap", "aria-hidden": "true", hidden: true}, canvas);
  element.append(map);
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @type {HTMLCanvasElement | null} the picture, as small as it is shown */
  let small = null;
  let [scale, ratio, ink] = [1, 1, "#000"];
  /** @type {import("./detail.js").Corners | null} */
  let view = null;

  function draw() {
    if (!view || map.hidden) return;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    if (small) ctx.drawImage(small, 0, 0);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const [w, tall] = [canvas.width / ratio, canvas.height / ratio];
    const [left, top] = [Math.max(1, view.left * scale), Math.max(1, view.top * scale)];
    const [right, bottom] = [Math.min(w - 1, Math.max(left + 6, view.right * scale)), Math.min(tall - 1, Math.max(top + 6, view.bottom * scale))];
    ctx.strokeStyle = ink;
    ctx.lineWidth = 2;
    ctx.strokeRect(left, top, right - left, bottom - top);
  }

  /** @param {PointerEvent} event */
  function go(event) {
    const box = canvas.getBoundingClientRect();
    centerOn((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  }
  map.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    map.setPointerCapture(event.pointerId);
    go(event);
  });
  map.addEventListener("pointermove", (event) => { if (map.hasPointerCapture(event.pointerId)) go(event); });

  return {
    /** @param {number} width of the picture @param {number} height @param {number} dpr @param {import("./theme.js").Theme} theme */
    place(width, height, dpr, theme) {
      scale = Math.min(MOST.w / width, MOST.h / height);
      ratio = dpr;
      ink = theme.color.ink;
      const [w, tall] = [Math.max(24, Math.round(width * scale)), Math.max(24, Math.round(height * scale))];
      Object.assign(canvas, {width: Math.round(w * dpr), height: Math.round(tall * dpr)});
      canvas.style.width = `${w}px`;
      canvas.style.height = `${tall}px`;
      small = null;
      draw();
    },
    /** Another painting of the whole. @param {import("./base.js").Kept} whole */
    show({image, seen}) {
      small = document.createElement("canvas");
      Object.assign(small, {width: canvas.width, height: canvas.height});
      const into = /** @type {CanvasRenderingContext2D} */ (small.getContext("2d"));
      into.imageSmoothingQuality = "medium";
      const s = scale / seen.k;
      into.setTransform(ratio * s, 0, 0, ratio * s, 0, 0);
      into.drawImage(image, -seen.x, -seen.y, /** @type {ImageBitmap} */ (image).width / seen.ratio, /** @type {ImageBitmap} */ (image).height / seen.ratio);
      draw();
    },
    /** @param {import("./detail.js").Corners} corners what is in view @param {boolean} all whether that is all of it */
    look(corners, all) {
      if (map.hidden === all && view && view.left === corners.left && view.top === corners.top && view.right === corners.right && view.bottom === corners.bottom) return;
      view = corners;
      if (map.hidden !== all) map.hidden = all;
      draw();
    },
    hide() { map.hidden = true; },
  };
}
