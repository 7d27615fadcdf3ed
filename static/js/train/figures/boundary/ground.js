/** What lies under the points: bands and the line at the cut, regions, or, over one input, the curve that is fitted. */

import {decisionOf, decisive, kindOf} from "../answers.js";
import {isoline} from "../isoline.js";
import {createImage} from "../layer.js";
import {shareOf} from "../plane.js";
import {paintBands, paintRegions} from "../raster.js";

/**
 * @typedef {import("../../types.js").Samples} Samples
 * @typedef {import("../surface.js").Surface} Surface
 * @typedef {import("../colours.js").Colours} Colours
 */

/** @param {Colours} colours */
export function createGround(colours) {
  const image = createImage();
  let difference = new Float64Array(0);

  /**
   * @param {CanvasRenderingContext2D} canvas
   * @param {Samples} samples
   * @param {Surface} surface
   * @param {import("../plane.js").Range} up
   * @param {number} size
   */
  return function draw(canvas, samples, surface, up, size) {
    const {layers, across, up: rows} = surface;
    const outputs = layers[layers.length - 1].after;
    if (difference.length !== outputs[0].length) difference = new Float64Array(outputs[0].length);
    const grid = (/** @type {Float64Array} */ values) => ({values, across, up: rows});
    const kind = kindOf(samples);
    canvas.strokeStyle = colours.css("ink");
    canvas.lineJoin = canvas.lineCap = "round";
    if (kind === "class") {
      image.paint(size, size, (pixels) => paintRegions(pixels, outputs.map(grid), fillsOf(colours)));
      canvas.drawImage(image.canvas, 0, 0, size, size);
      if (rows > 1) drawBorders(canvas, outputs, across, size, difference);
      return;
    }
    const answers = decisive(outputs, difference);
    const {cut, spread} = decisionOf(samples);
    image.paint(size, size, (pixels) => paintBands(pixels, grid(answers), spread, colours.bands()));
    canvas.drawImage(image.canvas, 0, 0, size, size);
    if (rows > 1) drawCut(canvas, grid(answers), cut, size);
    else drawCurve(canvas, answers, up, cut, kind === "side", size);
  };
}

/** @param {CanvasRenderingContext2D} canvas @param {import("../raster.js").Grid} grid @param {number} cut @param {number} size */
function drawCut(canvas, grid, cut, size) {
  canvas.lineWidth = 2.25;
  canvas.beginPath();
  isoline(grid, cut, size, size, (x0, y0, x1, y1) => {
    canvas.moveTo(x0, y0);
    canvas.lineTo(x1, y1);
  });
  canvas.stroke();
}

/** Over one input: the answer's curve, and a dotted line where its sides meet. @param {CanvasRenderingContext2D} canvas
 * @param {Float64Array} answers @param {import("../plane.js").Range} up @param {number} cut @param {boolean} hasSides @param {number} size */
function drawCurve(canvas, answers, up, cut, hasSides, size) {
  const y = (/** @type {number} */ value) => (1 - shareOf(up, value)) * size;
  if (hasSides) {
    canvas.lineWidth = 1;
    canvas.setLineDash([2, 3]);
    canvas.beginPath();
    canvas.moveTo(0, y(cut));
    canvas.lineTo(size, y(cut));
    canvas.stroke();
    canvas.setLineDash([]);
  }
  canvas.lineWidth = 2.5;
  canvas.beginPath();
  for (let i = 0; i < answers.length; i++) canvas.lineTo((i / (answers.length - 1)) * size, y(answers[i]));
  canvas.stroke();
}

/** A line around each class's region: where its answer meets the largest of the others. @param {CanvasRenderingContext2D} canvas
 * @param {Float64Array[]} outputs @param {number} across @param {number} size @param {Float64Array} lead */
function drawBorders(canvas, outputs, across, size, lead) {
  for (const own of outputs) {
    for (let i = 0; i < lead.length; i++) {
      let rival = -Infinity;
      for (const other of outputs) if (other !== own && other[i] > rival) rival = other[i];
      lead[i] = own[i] - rival;
    }
    drawCut(canvas, {values: lead, across, up: lead.length / across}, 0, size);
  }
}

/** The regions of classes: plum, green, lines, dots, and so on again. @param {Colours} colours @returns {import("../raster.js").Fill[]} */
export function fillsOf({pixel}) {
  const [plum, green, ground, mark] = ["band-2", "band-8", "band-5", "line-ui"].map(pixel);
  return [
    {ground: plum, mark: plum, pattern: "flat"}, {ground: green, mark: green, pattern: "flat"},
    {ground, mark, pattern: "lines"}, {ground, mark, pattern: "dots"},
    {ground: plum, mark, pattern: "lines"}, {ground: green, mark, pattern: "dots"},
  ];
}
