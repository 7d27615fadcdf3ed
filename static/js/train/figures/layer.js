/** A canvas in a figure: as many pixels as the screen has, drawn on in CSS pixels. */

import {h} from "../../dom.js";

/** @typedef {ReturnType<typeof createLayer>} Layer */

/** @param {string} name its class */
export function createLayer(name) {
  const element = h("canvas", {class: name, "aria-hidden": "true"});
  const context = /** @type {CanvasRenderingContext2D} */ (element.getContext("2d"));

  return {
    element,
    /**
     * Empty, and of this size.
     * @param {number} width
     * @param {number} height
     * @returns {CanvasRenderingContext2D}
     */
    clear(width, height) {
      const ratio = devicePixelRatio;
      const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (element.width !== across || element.height !== down) {
        element.width = across;
        element.height = down;
        element.style.width = `${width}px`;
        element.style.height = `${height}px`;
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, across, down);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      return context;
    },
  };
}

/** An image that is painted pixel by pixel, to be drawn on a layer; one is used for all. */
export function createImage() {
  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @type {ImageData | null} */
  let image = null;

  return {
    canvas,
    /** @param {number} width @param {number} height @param {(pixels: import("./raster.js").Pixels) => void} paint */
    paint(width, height, paint) {
      if (!image || image.width !== width || image.height !== height) {
        [canvas.width, canvas.height] = [width, height];
        image = context.createImageData(width, height);
      }
      paint({data: new Uint32Array(image.data.buffer), width, height});
      context.putImageData(image, 0, 0);
    },
  };
}
