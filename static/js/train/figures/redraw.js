/** When a figure is drawn: once a frame at most, and only while some of it can be seen. */

/** What is about to be scrolled into view is drawn already. */
const NEAR = "200px";

/**
 * @param {Element} element the figure
 * @param {() => void} draw
 * @returns {() => void} asks for it to be drawn
 */
export function createRedraw(element, draw) {
  let wanted = false;
  let visible = false;
  let waiting = false;

  function ask() {
    wanted = true;
    if (!visible || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!wanted || !visible) return;
      wanted = false;
      draw();
    });
  }

  new IntersectionObserver((entries) => {
    visible = entries[entries.length - 1].isIntersecting;
    if (visible && wanted) ask();
  }, {rootMargin: NEAR}).observe(element);
  return ask;
}
