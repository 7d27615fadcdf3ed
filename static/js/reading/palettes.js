/**
 * The colours of a scale, as the theme has them now: SVG and canvas take the same ones. Sign is plum and green, as everywhere;
 * size is ink.
 */

import {CLASSES} from "./colouring.js";

/** @typedef {import("./colouring.js").By} By */

/** @type {Record<By, "band" | "shade">} */
const TOKENS = {value: "band", gradient: "band", magnitude: "shade", depth: "shade"};

/** Without text on them colours are stronger. In percent, by class, of the hue in the colour of lines. */
const STRONG = {band: ["neg 95", "neg 70", "neg 46", "neg 22", "ink 0", "pos 22", "pos 46", "pos 70", "pos 95"],
  shade: Array.from({length: CLASSES}, (_, i) => `ink ${11 * i}`)};

/**
 * @param {By} by
 * @returns {{palette: string[], far: string[]}} from below to above, or from nothing to most, and then that of trouble: behind
 *   text, and for boxes too small for any
 */
export function palettesOf(by) {
  const kind = TOKENS[by];
  const near = Array.from({length: CLASSES}, (_, i) => `var(--${kind}-${i + 1})`);
  const far = STRONG[kind].map((mix) => mix.split(" ")).map(([hue, percent]) => `color-mix(in srgb, var(--${hue}) ${percent}%, var(--line))`);
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const [palette, strong] = [[...near, "var(--bad-soft)"], [...far, "var(--bad)"]].map((colours) => colours.map((colour) => {
    probe.style.color = colour;
    return style.color;
  }));
  probe.remove();
  return {palette, far: strong};
}
