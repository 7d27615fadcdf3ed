/**
 * Points of a plane, each of a class, as data of a run, and the other way. Pure.
 *
 * @typedef {{x: number, y: number, kind: number}} Point `kind`: its class, from 0
 */

/** So many fit on a plane. */
export const MOST = 1000;

/**
 * Glyphs of the classes as paths around 0, like those of the decision boundary; names stand for the classes once there is a third one.
 * @type {{path: string, name: string}[]}
 */
export const KINDS = [
  {path: "M0-5a5 5 0 1 0 0 10a5 5 0 1 0 0-10z", name: "a"},
  {path: "M-4.500-4.500h9v9h-9z", name: "b"},
  {path: "M0-5.500 5.500 4.500h-11z", name: "c"},
  {path: "M0-6 6 0 0 6-6 0z", name: "d"},
];

/** Whether the classes have names, for two of them are −1 and +1. @param {Point[]} points */
export const isNamed = (points) => points.some(({kind}) => kind > 1);

/** What a class is called. @param {number} kind @param {boolean} named */
export const kindName = (kind, named) => (named || kind > 1 ? KINDS[kind].name : kind === 0 ? "\u22121" : "+1");

/** @param {Point[]} points @returns {number[]} how many of each class */
export const countsOf = (points) => KINDS.map((_, kind) => points.filter((point) => point.kind === kind).length);

/** @param {Point[]} points @returns {import("../types.js").OwnRows} */
export function dataOf(points) {
  const named = isNamed(points);
  return {x: points.map(({x, y}) => [x, y]), y: points.map(({kind}) => (named ? KINDS[kind].name : kind === 0 ? -1 : 1))};
}

/**
 * @param {import("../types.js").Data} data
 * @returns {Point[] | null} null where they are no points of up to four classes
 */
export function pointsOf(data) {
  if (!("x" in data) || data.x.length > MOST || data.x.some((row) => row.length !== 2)) return null;
  const classes = [...new Set(data.y)];
  const named = classes.every((each) => typeof each === "string");
  if (named ? classes.length > KINDS.length : !classes.every((each) => each === 1 || each === -1 || each === 0)) return null;
  const order = named ? classes.map(String).sort() : [];
  return data.x.map(([x, y], i) => ({x, y, kind: named ? order.indexOf(String(data.y[i])) : Number(data.y[i]) > 0 ? 1 : 0}));
}

/**
 * The rows of a run as points, on the scale that the data came in.
 * @param {import("../types.js").Samples | null} samples
 * @returns {{points: Point[]} | {wrong: string}} `wrong`: why they are none
 */
export function pointsOfSamples(samples) {
  if (!samples) return {wrong: "Its rows are not there yet."};
  const {x, y, classes, task, means, deviations} = samples;
  if (x.length !== 2) return {wrong: `It has ${x.length} ${x.length === 1 ? "feature" : "features"}, and a plane two.`};
  if (task === "regression") return {wrong: "Its targets are numbers, not classes."};
  if ((classes?.length ?? 0) > KINDS.length) return {wrong: `It has more than ${KINDS.length} classes.`};
  if (y.length > MOST) return {wrong: `It has more than ${MOST.toLocaleString("en")} rows.`};
  const [across, up] = x.map((column, j) => column.map((value) => (means && deviations ? value * deviations[j] + means[j] : value)));
  return {points: y.map((target, i) => ({x: fine(across[i]), y: fine(up[i]), kind: task === "classes" ? target : target > 0 ? 1 : 0}))};
}

/** Enough for a place that is set by hand. @param {number} value */
const fine = (value) => Number(value.toPrecision(4));
