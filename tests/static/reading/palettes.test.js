import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {CLASSES} from "../../../static/js/reading/colouring.js";

const css = readFileSync(new URL("../../../static/css/tokens.css", import.meta.url), "utf8");

/** The two colours of a token, light and dark. @param {string} name */
function token(name) {
  const found = css.match(new RegExp(`--${name}:\\s*light-dark\\((#\\w{6}), (#\\w{6})\\)`));
  assert.ok(found, name);
  return [found[1], found[2]];
}

/** Relative luminance (WCAG 2). @param {string} colour */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} a @param {string} b */
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

for (const kind of ["band", "shade"]) {
  test(`text in ink can be read on every ${kind}, in both themes`, () => {
    for (const theme of [0, 1]) {
      for (let at = 1; at <= CLASSES; at++) {
        const ratio = contrast(token(`${kind}-${at}`)[theme], token("ink")[theme]);
        assert.ok(ratio >= 4.5, `${kind}-${at}: ${ratio.toFixed(2)}`);
      }
      assert.ok(contrast(token("bad-soft")[theme], token("ink")[theme]) >= 4.5 && contrast(token("bad-soft")[theme], token("bad")[theme]) >= 4.5);
    }
  });
}

test("shades go one way: the larger, the farther from the ground", () => {
  for (const theme of [0, 1]) {
    const ratios = Array.from({length: CLASSES}, (_, i) => contrast(token(`shade-${i + 1}`)[theme], token("ink")[theme]));
    assert.deepEqual(ratios, [...ratios].sort((a, b) => b - a));
  }
});
