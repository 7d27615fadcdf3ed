/**
 * Takes the place of a canvas and writes down what is drawn on it as parts of an SVG: a picture that leaves the page is the one
 * on the screen, in any size. It knows what the brushes here use of a canvas, and nothing more.
 */

import {colorOf} from "../../pictures/attributes.js";
import {textOf} from "./pen.js";

/** @typedef {import("../../pictures/xml.js").Tree} Tree */

/** How far below its middle a line of type has its base, in ems. */
const BASE = 0.35;

const short = (/** @type {number} */ x) => String(Math.round(x * 100) / 100);

/**
 * @param {{generic: boolean}} fonts generic: "sans-serif" and "monospace" for the page's own fonts
 * @returns {{ground: CanvasRenderingContext2D, parts: Tree[]}}
 */
export function createRecorder({generic}) {
  /** @type {Tree[]} */ const parts = [];
  const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  let [scale, left, top] = [1, 0, 0];
  let path = "";
  /** @type {number[]} */ let dash = [];

  const place = () => `translate(${short(left)} ${short(top)})${scale === 1 ? "" : ` scale(${Math.round(scale * 1e5) / 1e5})`}`;

  /** @param {"fill" | "stroke"} name @param {unknown} style @returns {Record<string, string> | null} null for what cannot be seen */
  function paint(name, style) {
    const found = colorOf(String(style)) ?? {color: String(style), opacity: 1};
    const opacity = found.opacity * ground.globalAlpha;
    if (!opacity) return null;
    return {[name]: found.color, ...(opacity < 1 && {[`${name}-opacity`]: String(Math.round(opacity * 1000) / 1000)})};
  }

  /** @param {string} tag @param {Record<string, string>} attributes @param {...string} children */
  const add = (tag, attributes, ...children) => { parts.push({tag, attributes: {transform: place(), ...attributes}, children}); };

  /** @returns {Record<string, string> | null} */
  function lines() {
    const found = paint("stroke", ground.strokeStyle);
    if (!found) return null;
    return {
      fill: "none", ...found, "stroke-width": short(ground.lineWidth), ...(dash.length && {"stroke-dasharray": dash.join(" ")}),
      ...(ground.lineCap !== "butt" && {"stroke-linecap": ground.lineCap}), ...(ground.lineJoin !== "miter" && {"stroke-linejoin": ground.lineJoin}),
    };
  }

  const ground = {
    fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineCap: "butt", lineJoin: "miter", globalAlpha: 1, font: "10px sans-serif", textAlign: "start", textBaseline: "alphabetic",
    setTransform(/** @type {number} */ a, /** @type {number} */ _b, /** @type {number} */ _c, /** @type {number} */ _d, /** @type {number} */ e, /** @type {number} */ f) { [scale, left, top] = [a, e, f]; },
    getTransform: () => ({a: scale, e: left, f: top}),
    setLineDash(/** @type {number[]} */ pattern) { dash = pattern; },
    beginPath() { path = ""; },
    moveTo(/** @type {number} */ x, /** @type {number} */ y) { path += `M${short(x)} ${short(y)}`; },
    lineTo(/** @type {number} */ x, /** @type {number} */ y) { path += `L${short(x)} ${short(y)}`; },
    bezierCurveTo(/** @type {number[]} */ ...at) { path += `C${at.map(short).join(" ")}`; },
    closePath() { path += "Z"; },
    arc(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ r) { path += `M${short(x - r)} ${short(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`; },
    roundRect(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h, /** @type {number} */ r) {
      const round = Math.max(0, Math.min(r, w / 2, h / 2));
      const corner = (/** @type {number} */ dx, /** @type {number} */ dy) => `a${short(round)} ${short(round)} 0 0 1 ${short(dx)} ${short(dy)}`;
      path += `M${short(x + round)} ${short(y)}h${short(w - 2 * round)}${corner(round, round)}v${short(h - 2 * round)}${corner(-round, round)}h${short(2 * round - w)}${corner(-round, -round)}v${short(2 * round - h)}${corner(round, -round)}z`;
    },
    fill(/** @type {Path2D | undefined} */ known) {
      const d = known ? textOf(known) : path;
      const found = paint("fill", ground.fillStyle);
      if (d && found) add("path", {d, ...found});
    },
    stroke(/** @type {Path2D | undefined} */ known) {
      const d = known ? textOf(known) : path;
      const found = lines();
      if (d && found) add("path", {d, ...found});
    },
    fillRect(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ width, /** @type {number} */ height) {
      const found = paint("fill", ground.fillStyle);
      if (found && width > 0 && height > 0) add("rect", {x: short(x), y: short(y), width: short(width), height: short(height), ...found});
    },
    strokeRect(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ width, /** @type {number} */ height) {
      const found = lines();
      if (found) add("rect", {x: short(x), y: short(y), width: short(width), height: short(height), ...found});
    },
    measureText(/** @type {string} */ text) {
      ruler.font = ground.font;
      return ruler.measureText(text);
    },
    fillText(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, /** @type {number | undefined} */ room) {
      const found = paint("fill", ground.fillStyle);
      const [, weight, size, family] = /^(\d+) ([\d.]+)px (.*)$/.exec(ground.font) ?? [];
      if (!found || !size) return;
      const middle = ground.textBaseline === "middle" ? BASE * Number(size) - 0.5 : 0;
      const anchor = {center: "middle", end: "end"}[ground.textAlign];
      const tight = room !== undefined && ground.measureText(text).width > room;
      add("text", {
        x: short(x), y: short(y + middle), ...found, "font-family": generic ? (family.endsWith("monospace") ? "monospace" : "sans-serif") : family, "font-size": size,
        ...(weight !== "400" && {"font-weight": weight}), ...(anchor && {"text-anchor": anchor}), ...(tight && {textLength: short(room), lengthAdjust: "spacingAndGlyphs"}),
      }, text);
    },
  };
  return {ground: /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (ground)), parts};
}
