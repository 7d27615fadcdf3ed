/** The line of a piece of an edge on a canvas, as layout/route.js writes it for SVG; and the points along it. Pure. */

/** @typedef {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void, bezierCurveTo: (a: number, b: number, c: number, d: number, x: number, y: number) => void}} Line */
/** @typedef {{x: number, y: number}} Point */

const SAMPLES = 12;
/** How far a curve goes out at the side where it turns back. */
const TURN = 24;

/**
 * @param {Line} line
 * @param {Float32Array} runs of the template @param {number} first where those of the piece begin in it @param {number} end
 * @param {number} bow @param {number} behind left out at the start @param {number} before left out at the end
 * @param {boolean} straight curves are too small to be seen
 * @param {number} [start] x at which it begins on its first run
 * @param {import("./detail.js").Corners | null} [clip] what lies outside is left out
 */
export function trace(line, runs, first, end, bow, behind, before, straight, start = runs[first], clip = null) {
  const last = end - 3;
  let x = start + behind;
  let y = runs[first + 2];
  line.moveTo(x, y);
  if (bow && last === first) {
    const to = runs[last + 1] - before;
    const third = (to - x) / 3;
    line.bezierCurveTo(x + third, y + bow, to - third, y + bow, to, y);
    return;
  }
  for (let r = first; r <= last; r += 3) {
    const level = runs[r + 2];
    const to = r === last ? runs[r + 1] - before : runs[r + 1];
    if (r > first) {
      const begin = r === last && to > runs[r - 2] ? Math.min(runs[r], to) : runs[r];
      const bend = r === last ? bow : 0;
      if (clip && (Math.max(y, level) < clip.top || Math.min(y, level) > clip.bottom || Math.max(x, begin) < clip.left || Math.min(x, begin) > clip.right)) line.moveTo(begin, level);
      else if (straight) line.lineTo(begin, level);
      else if (begin - x > 1) line.bezierCurveTo((x + begin) / 2, y + bend, (x + begin) / 2, level + bend, begin, level);
      else {
        const turn = (runs[r - 2] >= runs[r - 3] ? TURN : -TURN) * Math.min(1, Math.abs(level - y) / TURN);
        line.bezierCurveTo(x + turn, y, begin + turn, level, begin, level); // it goes round to another band
      }
      x = begin;
      y = level;
    }
    if (Math.abs(to - x) > 0.5) {
      if (clip && (level < clip.top || level > clip.bottom || Math.max(x, to) < clip.left || Math.min(x, to) > clip.right)) line.moveTo(to, level);
      else line.lineTo(to, level);
      x = to;
    }
  }
}

/**
 * Points along a piece, for what travels on it.
 * @param {Float32Array} runs @param {number} first @param {number} end @param {number} bow
 * @param {number} dx added to each @param {number} dy
 * @returns {Point[]}
 */
export function pointsAlong(runs, first, end, bow, dx, dy) {
  /** @type {Point[]} */ const points = [];
  let [x, y] = [0, 0];
  const add = (/** @type {number} */ px, /** @type {number} */ py) => {
    points.push({x: dx + px, y: dy + py});
    [x, y] = [px, py];
  };
  trace({
    moveTo: add, lineTo: add,
    bezierCurveTo(ax, ay, bx, by, ex, ey) {
      const [sx, sy] = [x, y];
      for (let i = 1; i <= SAMPLES; i++) {
        const t = i / SAMPLES;
        const [u, v, w, z] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
        add(u * sx + v * ax + w * bx + z * ex, u * sy + v * ay + w * by + z * ey);
      }
    },
  }, runs, first, end, bow, 0, 0, false);
  return points;
}

/**
 * The point at a share of the way along a line of points.
 * @param {Point[]} points @param {Float64Array} lengths up to each point @param {number} share 0 to 1
 * @returns {Point}
 */
export function pointAt(points, lengths, share) {
  const wanted = share * lengths[lengths.length - 1];
  let i = 1;
  while (i < points.length - 1 && lengths[i] < wanted) i++;
  if (points.length < 2) return points[0];
  const step = lengths[i] - lengths[i - 1];
  const part = step ? Math.min(1, Math.max(0, (wanted - lengths[i - 1]) / step)) : 1;
  return {x: points[i - 1].x + (points[i].x - points[i - 1].x) * part, y: points[i - 1].y + (points[i].y - points[i - 1].y) * part};
}

/** @param {Point[]} points @returns {Float64Array} */
export function lengthsOf(points) {
  const lengths = new Float64Array(points.length);
  for (let i = 1; i < points.length; i++) lengths[i] = lengths[i - 1] + Math.hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return lengths;
}
