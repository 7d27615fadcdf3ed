/** How wide a text is in the reader's own fonts, known without laying out the page. */

/** @typedef {"number" | "strong" | "pill" | "invitation"} Face as graph.css sets them */

/** @type {Record<Face, string>} */
const FACES = {number: "500 15px", strong: "700 15px", pill: "700 13px", invitation: "600 14px"};

/** @type {CanvasRenderingContext2D | null} */
let canvas = null;
let family = "";

/** @param {string} text @param {Face} face @returns {number} */
export function widthOf(text, face) {
  canvas ??= document.createElement("canvas").getContext("2d");
  family ||= getComputedStyle(document.documentElement).getPropertyValue("--font-ui");
  if (!canvas) return text.length * 9;
  canvas.font = `${FACES[face]} ${family}`;
  return canvas.measureText(text).width;
}
