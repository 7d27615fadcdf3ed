/** Plain measures of a drawing, for the drawing of any program: lines are lists of points. */

/** @typedef {[number, number]} XY */

/**
 * @param {string} path made of M, C and H with absolute coordinates
 * @param {number} [pieces] lines a curve is cut into
 * @returns {XY[]}
 */
export function pointsOf(path, pieces = 24) {
  /** @type {XY[]} */ const points = [];
  for (const [, command, text] of path.matchAll(/([MCHL])([^MCHL]*)/g)) {
    const n = text.trim().split(/[\s,]+/).map(Number);
    const last = points.at(-1);
    if (command === "M" || command === "L" || !last) points.push([n[0], n[1]]);
    else if (command === "H") points.push([n[0], last[1]]);
    else for (let k = 0; k < n.length; k += 6) bezier(points, n.slice(k, k + 6), pieces);
  }
  return points;
}

/** @param {XY[]} points the curve begins at the last @param {number[]} controls @param {number} pieces */
export function bezier(points, [x1, y1, x2, y2, x3, y3], pieces) {
  const [x0, y0] = /** @type {XY} */ (points.at(-1));
  for (let i = 1; i <= pieces; i++) {
    const t = i / pieces;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    points.push([a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3]);
  }
}

/**
 * @param {{from: string, points: XY[]}[]} lines
 * @returns {number} crossings to be seen: lines that begin together and still run as one are crossed once. That lines end in
 *   one point is no crossing.
 */
export function crossingsOf(lines) {
  /** @type {Set<string>} */ const crossings = new Set();
  const boxes = lines.map(({points}) => bounds(points));
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      if (apart(boxes[i], boxes[j])) continue;
      const places = crossingsOfPair(lines[i].points, lines[j].points, lines[i].from === lines[j].from);
      const pair = [lines[i].from, lines[j].from].sort().join(" ");
      for (const [x, y] of places) crossings.add(`${pair} ${x.toFixed(1)} ${y.toFixed(1)}`);
    }
  }
  return crossings.size;
}

/** @param {XY[]} one @param {XY[]} two @param {boolean} together */
function crossingsOfPair(one, two, together) {
  /** @type {XY[]} */ const crossings = [];
  const [endOne, endTwo] = [one[one.length - 1], two[two.length - 1]];
  const joined = Math.hypot(endOne[0] - endTwo[0], endOne[1] - endTwo[1]) < 1;
  for (let i = 1; i < one.length; i++) {
    const [a, b] = [one[i - 1], one[i]];
    for (let j = 1; j < two.length; j++) {
      const [c, d] = [two[j - 1], two[j]];
      const det = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
      if (Math.abs(det) < 1e-9) continue;
      const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / det;
      const u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / det;
      // Half open, so that a crossing in a corner counts once; lines from one source part in a corner.
      const edge = together ? 1e-6 : 0;
      if (t < edge || u < edge || t >= 1 - edge || u >= 1 - edge) continue;
      const [x, y] = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
      if (!joined || Math.hypot(x - endOne[0], y - endOne[1]) >= 2) crossings.push([x, y]);
    }
  }
  return crossings;
}

/** @param {XY[]} points @returns {[number, number, number, number]} */
function bounds(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
}

/** @param {number[]} a @param {number[]} b */
const apart = (a, b) => a[0] > b[1] || b[0] > a[1] || a[2] > b[3] || b[2] > a[3];

/** @typedef {{x: number, y: number, w: number, h: number}} Rectangle */

/** @param {Rectangle} a @param {Rectangle} b @param {number} [apart] @returns {boolean} */
export const overlap = (a, b, apart = 0) =>
  a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart && b.y < a.y + a.h + apart;

/** @param {Rectangle} outer @param {Rectangle} inner @returns {boolean} */
export const holds = (outer, inner) =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;

/** @param {XY[]} line @param {Rectangle} r @param {number} apart @returns {boolean} whether the line comes that near */
export function meets(line, r, apart) {
  const [left, right, top, bottom] = [r.x - apart, r.x + r.w + apart, r.y - apart, r.y + r.h + apart];
  for (let i = 1; i < line.length; i++) {
    const [[x0, y0], [x1, y1]] = [line[i - 1], line[i]];
    // Steps of a pixel: finer than any box.
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0)));
    for (let k = 0; k <= steps; k++) {
      const [x, y] = [x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps];
      if (x > left && x < right && y > top && y < bottom) return true;
    }
  }
  return false;
}
