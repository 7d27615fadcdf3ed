/** The tokens' colours as the theme has them now, for what is drawn on a canvas. */

import {h} from "../../dom.js";

/** @typedef {ReturnType<typeof createColours>} Colours */

/** @param {() => void} changed called when the theme has become another */
export function createColours(changed) {
  const probe = h("i", {hidden: true});
  document.body.append(probe);
  /** @type {Map<string, string>} */
  const known = new Map();
  /** @type {Uint32Array | null} */
  let bands = null;

  function forget() {
    known.clear();
    bands = null;
    changed();
  }
  new MutationObserver(forget).observe(document.documentElement, {attributes: true, attributeFilter: ["data-theme"]});
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", forget);

  /** @param {string} token as `ink` @returns {string} */
  function css(token) {
    let colour = known.get(token);
    if (colour === undefined) {
      probe.style.color = `var(--${token})`;
      colour = getComputedStyle(probe).color;
      known.set(token, colour);
    }
    return colour;
  }

  /** The colour as a pixel of an image has it, ABGR. @param {string} token */
  function pixel(token) {
    const [red, green, blue] = (css(token).match(/[\d.]+/g) ?? ["0", "0", "0"]).map(Number);
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }

  return {
    css,
    pixel,
    /** The nine bands, and the ground for what is no number. */
    bands: () => (bands ??= Uint32Array.from([...Array.from({length: 9}, (_, i) => `band-${i + 1}`), "surface"], pixel)),
  };
}
