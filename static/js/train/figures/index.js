/** The figures of the training lab: loss, accuracy, decision boundary, network. */

import {createBoundary} from "./boundary/index.js";
import {createColours} from "./colours.js";
import {createCurve} from "./curve/index.js";
import {createNetwork} from "./network/index.js";
import {createSurface} from "./surface.js";

/**
 * @param {import("../context.js").Context} context
 * @param {{loss: HTMLElement, accuracy: HTMLElement, boundary: HTMLElement, network: HTMLElement}} roots figures, each with its accessible name
 */
export function createFigures(context, {loss, accuracy, boundary, network}) {
  /** @type {(() => void)[]} */
  const drawn = [];
  const colours = createColours(() => drawn.forEach((ask) => ask()));
  const surfaces = createSurface(context);
  createCurve(context, loss, "loss");
  createCurve(context, accuracy, "accuracy");
  drawn.push(createBoundary(context, boundary, surfaces, colours), createNetwork(context, network, surfaces, colours));
}
