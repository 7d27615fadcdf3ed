/** The sign of a gradient as a shape: ▲ raises the output, ▼ lowers it, ○ no effect. */

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {up: "M6 1l5.500 10H.500z", down: "M6 11 .500 1h11z", none: "M6 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8z"};

/**
 * @param {number} x
 * @returns {SVGElement | null} null for NaN
 */
export function signGlyph(x) {
  if (Number.isNaN(x)) return null;
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", x > 0 ? "raises the output" : x < 0 ? "lowers the output" : "no effect");
  svg.setAttribute("class", x === 0 ? "glyph none" : "glyph");
  path.setAttribute("d", x > 0 ? SHAPES.up : x < 0 ? SHAPES.down : SHAPES.none);
  svg.append(path);
  return svg;
}
