/** The edges drawn: width and strength are the size, dashed is below 0. */

/** @typedef {import("./edges.js").Edge} Edge */

/** Edges of like strength are drawn together. */
const STRENGTHS = 6;
/** Of more edges than this all are thinner, so that they do not become one surface. */
const FEW = 120;

/**
 * @param {CanvasRenderingContext2D} canvas
 * @param {Edge[]} edges
 * @param {(edge: Edge) => boolean} isLit edges that stand out, the others drawn back; none: all alike
 * @param {boolean} anyLit
 * @param {import("../colours.js").Colours} colours
 */
export function drawEdges(canvas, edges, isLit, anyLit, {css}) {
  /** @type {Map<number, Edge[]>} */
  const groups = new Map();
  /** @type {Edge[]} */
  const lit = [];
  for (const edge of edges) {
    if (anyLit && isLit(edge)) {
      lit.push(edge);
      continue;
    }
    const key = 2 * Math.min(STRENGTHS - 1, Math.floor(edge.share * STRENGTHS)) + (edge.weight < 0 ? 1 : 0);
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  const thin = Math.min(1, Math.sqrt(FEW / (edges.length || 1)));
  canvas.lineCap = "butt";
  for (const [key, group] of [...groups].sort(([a], [b]) => a - b)) {
    const strength = ((key >> 1) + 0.5) / STRENGTHS;
    stroke(canvas, group, css(key % 2 ? "neg" : "pos"), (0.6 + 4.2 * strength) * thin, anyLit ? 0.2 : 0.7 + 0.3 * strength, key % 2 === 1);
  }
  for (const edge of lit) {
    stroke(canvas, [edge], css("surface"), 5 + 4.2 * edge.share, 1, false);
    stroke(canvas, [edge], css(edge.weight < 0 ? "neg" : "pos"), 1.5 + 3.5 * edge.share, 1, edge.weight < 0);
  }
}

/** @param {CanvasRenderingContext2D} canvas @param {Edge[]} edges @param {string} colour @param {number} width @param {number} alpha @param {boolean} isDashed */
function stroke(canvas, edges, colour, width, alpha, isDashed) {
  canvas.beginPath();
  for (const {x0, y0, x1, y1} of edges) {
    const middle = (x0 + x1) / 2;
    canvas.moveTo(x0, y0);
    canvas.bezierCurveTo(middle, y0, middle, y1, x1, y1);
  }
  canvas.strokeStyle = colour;
  canvas.lineWidth = width;
  canvas.globalAlpha = alpha;
  canvas.setLineDash(isDashed ? [6, 4] : []);
  canvas.stroke();
  canvas.setLineDash([]);
  canvas.globalAlpha = 1;
}
