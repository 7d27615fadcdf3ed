/** What stands over the drawing: search, zoom, legend, banners, the empty ground, long work, and numbers to type or drag. */

import {createBanner} from "./banner.js";
import {createEmpty} from "./empty.js";
import {createFind} from "./find.js";
import {createLegend} from "./legend.js";
import {createNumberField} from "./numberField.js";
import {createProgress} from "./progress.js";
import {listenForNumbers} from "./numbers.js";
import {createZoomTools} from "./zoomTools.js";

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} element the region in which the graph is drawn
 * @param {import("../../scene/renderer.js").NumberAt} numberAt
 */
export function createGraphTools(context, element, numberAt) {
  const field = createNumberField(context, element);
  element.prepend(createFind(context, element), createZoomTools(context), createBanner(context));
  element.append(createLegend(context), createEmpty(context, element), createProgress(context), field.element);
  listenForNumbers(context, element, field, numberAt);
}
