/** The size of a canvas on the page, and how many points of the screen are in a px of it. */

/** @param {HTMLCanvasElement} canvas @param {() => void} changed one of them has */
export function watchSize(canvas, changed) {
  const observer = new ResizeObserver(changed);
  try {
    observer.observe(canvas, {box: "device-pixel-content-box"});
  } catch {
    observer.observe(canvas); // not every browser tells of points
  }
  addEventListener("resize", changed);
  (function watchRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      changed();
      watchRatio();
    }, {once: true});
  })();
}
