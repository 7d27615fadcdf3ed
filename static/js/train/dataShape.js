/** How many rows, features and answers the form's data have, as far as the page knows without asking. Pure. */

import {setOf} from "./form/fields.js";
import {outputsOf} from "./work.js";

/**
 * @param {Readonly<import("./types.js").State>} state
 * @returns {import("./work.js").DataShape | null} null where only the server can say
 */
export function shapeOf(state) {
  const {spec, run, samples} = state;
  const {data, network: {output}} = spec;
  const shaped = (/** @type {number} */ rows, /** @type {number} */ features, /** @type {number} */ classes) =>
    ({rows, features, outputs: outputsOf(output, classes)});
  if (run && samples && JSON.stringify(run.spec.data) === JSON.stringify(data)) return shaped(samples.y.length, samples.x.length, samples.classes?.length ?? 0);
  if ("x" in data) return shaped(data.y.length, data.x[0]?.length ?? 0, classesIn(data.y));
  if ("csv" in data) return shapeOfCsv(data.csv, shaped);
  const row = setOf(state);
  if (!row) return null;
  const classes = data.classes ?? row.classes ?? (row.task === "classes" ? GIVEN_CLASSES : 0);
  return shaped(data.samples ?? row.samples ?? GIVEN_ROWS, row.features.length, classes);
}

/** Sets that are given have no more rows and classes than so. */
const GIVEN_ROWS = 500;
const GIVEN_CLASSES = 3;

/** Numbers are used as they stand. @param {(number | string)[]} y */
const classesIn = (y) => (y.some((each) => typeof each === "string") ? new Set(y).size : 0);

/**
 * An estimate by lines and separators: what the columns hold, the server finds.
 * @param {string} csv
 * @param {(rows: number, features: number, classes: number) => import("./work.js").DataShape} shaped
 */
function shapeOfCsv(csv, shaped) {
  const first = csv.slice(0, csv.search(/[\r\n]|$/));
  const separators = Math.max(...[",", ";", "\t"].map((separator) => first.split(separator).length - 1));
  return shaped((csv.match(/\n/g) ?? []).length + 1, separators, 0);
}
