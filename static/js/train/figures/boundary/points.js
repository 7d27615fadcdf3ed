/** The samples as points on the plane: a shape a class, smaller where they are of the test part. */

import {classOf, decisionOf} from "../answers.js";
import {bandOf} from "../bands.js";
import {shareOf} from "../plane.js";

/**
 * @typedef {import("../../types.js").Samples} Samples
 * @typedef {{row: number, x: number, y: number}} Point in pixels
 */

/** More points than this are not drawn: the first of them stand for all. */
export const MOST_POINTS = 2000;

/** The shapes of the classes, in words for the key; the classes after them are written as numbers. */
export const SHAPES = ["○", "■", "▲", "◆"];

/**
 * @param {Samples} samples
 * @param {import("../plane.js").Plane} plane
 * @param {import("../plane.js").Range} up of the vertical axis
 * @param {number[]} heights the numbers that it shows
 * @param {number} size of the plane, in pixels
 * @returns {Point[]}
 */
export function pointsOf(samples, plane, up, heights, size) {
  const column = samples.x[plane.axes[0]];
  const count = Math.min(column.length, MOST_POINTS);
  return Array.from({length: count}, (_, row) => ({row, x: shareOf(plane.across, column[row]) * size, y: (1 - shareOf(up, heights[row])) * size}));
}

/** The nearest point within reach. @param {Point[]} points @param {number} x @param {number} y @param {number} reach @returns {Point | null} */
export function nearestPoint(points, x, y, reach) {
  let best = null;
  let least = reach ** 2;
  for (const point of points) {
    const far = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (far <= least) [best, least] = [point, far];
  }
  return best;
}

/**
 * @param {CanvasRenderingContext2D} canvas
 * @param {Samples} samples
 * @param {Point[]} points
 * @param {import("../colours.js").Colours} colours
 */
export function drawPoints(canvas, samples, points, {css}) {
  const [ground, ink] = [css("surface"), css("ink")];
  const plain = samples.task === "regression";
  const {spread} = decisionOf(samples);
  for (const {row, x, y} of points) {
    const size = samples.test[row] ? 2.4 : 3.5;
    const shape = plain ? -1 : classOf(samples, row);
    canvas.beginPath();
    trace(canvas, shape, x, y, size);
    if (shape <= 0) {
      canvas.fillStyle = plain ? css(`band-${bandOf(samples.y[row], spread) + 1}`) : ground;
      canvas.strokeStyle = plain ? ink : css("neg");
      canvas.lineWidth = 1.75;
      canvas.fill();
      canvas.stroke();
    } else if (shape < SHAPES.length) {
      canvas.fillStyle = shape === 1 ? css("pos") : shape === 2 ? ink : css("ink-2");
      canvas.strokeStyle = ground;
      canvas.lineWidth = 2;
      canvas.stroke();
      canvas.fill();
    } else number(canvas, String(shape), x, y, ground, ink);
  }
}

/** @param {CanvasRenderingContext2D} canvas @param {number} shape @param {number} x @param {number} y @param {number} r */
function trace(canvas, shape, x, y, r) {
  if (shape <= 0) canvas.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === 1) canvas.rect(x - r, y - r, 2 * r, 2 * r);
  else if (shape === 2) polygon(canvas, [[x, y - 1.4 * r], [x + 1.3 * r, y + r], [x - 1.3 * r, y + r]]);
  else if (shape === 3) polygon(canvas, [[x, y - 1.45 * r], [x + 1.45 * r, y], [x, y + 1.45 * r], [x - 1.45 * r, y]]);
}

/** @param {CanvasRenderingContext2D} canvas @param {[number, number][]} corners */
function polygon(canvas, corners) {
  corners.forEach(([x, y], i) => (i ? canvas.lineTo(x, y) : canvas.moveTo(x, y)));
  canvas.closePath();
}

/** @param {CanvasRenderingContext2D} canvas @param {string} text @param {number} x @param {number} y @param {string} ground @param {string} ink */
function number(canvas, text, x, y, ground, ink) {
  canvas.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  canvas.lineWidth = 3;
  canvas.strokeStyle = ground;
  canvas.fillStyle = ink;
  canvas.strokeText(text, x, y);
  canvas.fillText(text, x, y);
}

/**
 * Rings around the points that lie on the wrong side.
 * @param {CanvasRenderingContext2D} canvas
 * @param {Point[]} points
 * @param {(at: number) => boolean} isWrong by place in `points`
 * @param {string} ink
 */
export function drawRings(canvas, points, isWrong, ink) {
  canvas.beginPath();
  points.forEach(({x, y}, at) => {
    if (!isWrong(at)) return;
    canvas.moveTo(x + 7.5, y);
    canvas.arc(x, y, 7.5, 0, 2 * Math.PI);
  });
  canvas.strokeStyle = ink;
  canvas.lineWidth = 1.5;
  canvas.setLineDash([3, 2]);
  canvas.stroke();
  canvas.setLineDash([]);
}
