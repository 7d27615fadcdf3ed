/** Which part of the plane is shown, and where on the picture. Pure. */

/**
 * @typedef {object} View
 * @property {[number, number]} x lowest and highest number across
 * @property {[number, number]} y
 * @property {{left: number, top: number, width: number, height: number}} box in the picture's units
 */

/** @typedef {{x: number, y: number}} Place */

const USUAL = /** @type {[number, number]} */ ([-1.5, 1.5]);
/** Room around the outermost points, as a share of what they take. */
const ROOM = 0.08;

/**
 * @param {Place[]} points
 * @param {View["box"]} box
 * @returns {View} the usual part where it holds all points, else theirs
 */
export function viewOf(points, box) {
  const side = (/** @type {number[]} */ values) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (values.length === 0 || (low >= USUAL[0] && high <= USUAL[1] && high - low > ROOM)) return USUAL;
    const room = (high - low) * ROOM || Math.abs(high) * ROOM || 1;
    return /** @type {[number, number]} */ ([low - room, high + room]);
  };
  return {x: side(points.map(({x}) => x)), y: side(points.map(({y}) => y)), box};
}

/** Where a place lies on the picture. @param {View} view @param {Place} place @returns {[number, number]} */
export const onPicture = ({x, y, box}, place) => [
  box.left + ((place.x - x[0]) / (x[1] - x[0])) * box.width,
  box.top + ((y[1] - place.y) / (y[1] - y[0])) * box.height,
];

/** The other way; what lies outside comes to the rim. @param {View} view @param {number} px @param {number} py @returns {Place} */
export const onPlane = (view, px, py) => within(view, {
  x: view.x[0] + ((px - view.box.left) / view.box.width) * (view.x[1] - view.x[0]),
  y: view.y[1] - ((py - view.box.top) / view.box.height) * (view.y[1] - view.y[0]),
});

/** The place held inside, with as many decimals as a thousandth of the plane needs. @param {View} view @param {Place} place @returns {Place} */
export function within({x, y}, place) {
  const held = (/** @type {number} */ value, /** @type {[number, number]} */ [low, high]) => {
    const digits = Math.min(20, Math.max(0, 3 - Math.floor(Math.log10(high - low))));
    return Number(Math.min(high, Math.max(low, value)).toFixed(digits));
  };
  return {x: held(place.x, x), y: held(place.y, y)};
}

/**
 * Round numbers from low to high, three to seven of them.
 * @param {[number, number]} side
 * @returns {number[]}
 */
export function ticksOf([low, high]) {
  const power = 10 ** Math.floor(Math.log10((high - low) / 3));
  const step = /** @type {number} */ ([5, 2, 1].map((times) => times * power).find((each) => (high - low) / each >= 3));
  const ticks = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}
