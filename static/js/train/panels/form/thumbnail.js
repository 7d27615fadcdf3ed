/** A data set as a small picture: class −1 as discs, class +1 as squares. */

import {svg} from "../../../dom.js";
import {ProblemError} from "../../../api.js";
import * as api from "../../api.js";

const WIDTH = 54;
const HEIGHT = 48;
const MARGIN = 5;
/** So many points tell the shape, drawn without noise. */
const TOLD = {samples: 48, noise: 0, seed: 0};
/** Sets that are nothing without noise. */
const NOISY = new Set(["xor", "blobs"]);

/** @param {string} name @returns {SVGSVGElement} it is drawn once its data have come */
export function createThumbnail(name) {
  const picture = svg("svg", {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true"});
  const {noise, ...rest} = TOLD;
  api.dataset(name, NOISY.has(name) ? rest : {...rest, noise}).then((data) => draw(picture, data), (error) => {
    if (!(error instanceof ProblemError)) throw error; // its name is enough
  });
  return picture;
}

/** @param {SVGSVGElement} picture @param {any} data */
function draw(picture, data) {
  const {x0, x1, y} = data;
  const scale = (/** @type {number[]} */ column, /** @type {number} */ room) => {
    const [low, high] = [Math.min(...column), Math.max(...column)];
    return (/** @type {number} */ value) => MARGIN + ((value - low) / (high - low || 1)) * (room - 2 * MARGIN);
  };
  const [across, up] = [scale(x0, WIDTH), scale(x1, HEIGHT)];
  x0.forEach((/** @type {number} */ value, /** @type {number} */ i) => {
    const [x, at] = [across(value), HEIGHT - up(x1[i])];
    picture.append(y[i] > 0 ? svg("rect", {class: "of-pos", x: x - 1.5, y: at - 1.5, width: 3, height: 3}) : svg("circle", {class: "of-neg", cx: x, cy: at, r: 1.7}));
  });
}
