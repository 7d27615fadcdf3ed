/**
 * When a figure is drawn: once a frame at most while some of it can be seen; out of sight once changes have come to rest,
 * so that its summary is true for whoever does not look.
 */

/** What is about to be scrolled into view is drawn already. */
const NEAR = "200px";

/** Changes have come to rest after so many milliseconds without one. */
const REST = 400;

/**
 * @param {Element} element the figure
 * @param {() => void} draw
 * @returns {() => void} asks for it to be drawn
 */
export function createRedraw(element, draw) {
  let wanted = false;
  let visible = false;
  let waiting = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  function drawWanted() {
    clearTimeout(resting);
    if (!wanted) return;
    wanted = false;
    draw();
  }

  function ask() {
    wanted = true;
    if (!visible) {
      clearTimeout(resting);
      resting = setTimeout(drawWanted, REST);
      return;
    }
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (visible) drawWanted();
    });
  }

  new IntersectionObserver((entries) => {
    visible = entries[entries.length - 1].isIntersecting;
    if (visible && wanted) ask();
  }, {rootMargin: NEAR}).observe(element);
  return ask;
}
