/** The colours of a scale, as the theme has them now: SVG and canvas take the same ones. */

import {CLASSES} from "./colouring.js";

/** Sign is plum and green, as everywhere; size is ink. @type {Record<import("./colouring.js").By, string>} */
const TOKENS = {value: "band", gradient: "band", magnitude: "shade", depth: "shade"};

/**
 * @param {import("./colouring.js").By} by
 * @returns {string[]} from below to above, or from nothing to most, and then that of trouble
 */
export function paletteOf(by) {
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colours = [...Array.from({length: CLASSES}, (_, i) => `${TOKENS[by]}-${i + 1}`), "bad-soft"].map((token) => {
    probe.style.color = `var(--${token})`;
    return style.color;
  });
  probe.remove();
  return colours;
}
