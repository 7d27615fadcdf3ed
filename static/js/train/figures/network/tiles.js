/** What each neuron answers over the plane, as small pictures. */

import {decisionOf} from "../answers.js";
import {cutOf, spreadOf} from "../bands.js";
import {isoline} from "../isoline.js";
import {createImage} from "../layer.js";
import {extentOf} from "../plane.js";
import {paintBands} from "../raster.js";

/** @typedef {import("./arrange.js").Row} Row */
/** @typedef {import("../surface.js").Surface} Surface */

/** @param {import("../colours.js").Colours} colours */
export function createTiles(colours) {
  /** @type {ReturnType<typeof createImage>[]} one a layer: its tiles stand below one another */
  const images = [];

  /**
   * @param {CanvasRenderingContext2D} canvas
   * @param {Row[]} rows the inputs first
   * @param {Surface} surface
   * @param {import("../../types.js").Samples} samples
   * @param {import("../forward.js").Column[]} columns the inputs over the plane
   */
  return function draw(canvas, rows, surface, samples, columns) {
    const palette = colours.bands();
    const lines = new Path2D();
    const frames = new Path2D();
    rows.forEach((row, layer) => {
      const side = Math.round(row.size);
      const answers = layer === 0 ? row.spots.map(({neuron}) => inputOver(columns[neuron], surface)) : surface.layers[layer - 1].after;
      const activation = samples.activations[layer - 1];
      const decides = layer === rows.length - 1 && answers.length === 1;
      const shared = layer === 0 ? null : decides ? decisionOf(samples).spread : spreadOf(activation, answers);
      const image = (images[layer] ??= createImage());
      /** @type {import("../bands.js").Spread[]} */
      const spreads = row.spots.map(({neuron}) => shared ?? inputSpread(samples.x[neuron]));
      const valuesOf = (/** @type {number} */ i) => answers[layer === 0 ? i : row.spots[i].neuron];
      image.paint(side, side * row.spots.length, ({data}) => row.spots.forEach((_, i) =>
        paintBands({data: data.subarray(i * side * side, (i + 1) * side * side), width: side, height: side}, {values: valuesOf(i), across: surface.across, up: surface.up}, spreads[i], palette)));
      row.spots.forEach(({x, y}, i) => {
        const [left, top] = [x - row.size / 2, y - row.size / 2];
        canvas.drawImage(image.canvas, 0, i * side, side, side, left, top, row.size, row.size);
        trace(lines, valuesOf(i), surface, layer === 0 ? spreads[i].middle : cutOf(activation), spreads[i], left, top, row.size);
        frames.roundRect(left, top, row.size, row.size, row.size > 24 ? 4 : 2);
      });
    });
    canvas.lineJoin = canvas.lineCap = "round";
    canvas.strokeStyle = colours.css("ink");
    canvas.lineWidth = 1.25;
    canvas.stroke(lines);
    canvas.strokeStyle = colours.css("line-ui");
    canvas.stroke(frames);
  };
}

/** @param {Path2D} path @param {Float64Array} values @param {Surface} surface @param {number} cut @param {import("../bands.js").Spread} spread
 * @param {number} left @param {number} top @param {number} size */
function trace(path, values, {across, up}, cut, {middle, half}, left, top, size) {
  if (up > 1) {
    return isoline({values, across, up}, cut, size, size, (x0, y0, x1, y1) => {
      path.moveTo(left + x0, top + y0);
      path.lineTo(left + x1, top + y1);
    });
  }
  for (let i = 0; i < across; i++) {
    const height = Math.min(1, Math.max(-1, (values[i] - middle) / half / 1.15));
    const [x, y] = [left + (i / (across - 1)) * size, top + ((1 - height) / 2) * size];
    if (i) path.lineTo(x, y);
    else path.moveTo(x, y);
  }
}

/** An input over the plane; one that stands still is the same everywhere. @param {import("../forward.js").Column} column @param {Surface} surface */
const inputOver = (column, {across, up}) => (column instanceof Float64Array ? column : new Float64Array(across * up).fill(Number(column)));

/** @param {number[]} column @returns {import("../bands.js").Spread} */
function inputSpread(column) {
  const [low, high] = extentOf(column);
  const middle = low < 0 && high > 0 ? 0 : (low + high) / 2; // the line at 0 where 0 is among the numbers
  return {middle, half: Math.max(high - middle, middle - low) || 1};
}
