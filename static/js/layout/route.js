/**
 * The line of an edge: horizontal runs, three numbers each (from x, to x, y), joined by curves that leave and arrive level.
 * Runs pass the columns, curves stay between them.
 */

const BOW = 22;

/**
 * @param {number[]} route
 * @returns {number[]} the same line with runs on one height joined
 */
export function simplify(route) {
  const runs = route.slice(0, 3);
  for (let i = 3; i < route.length; i += 3) {
    const last = runs.length - 3;
    if (Math.abs(route[i + 2] - runs[last + 2]) < 0.01) runs[last + 1] = Math.max(runs[last + 1], route[i + 1]);
    else runs.push(route[i], route[i + 1], route[i + 2]);
  }
  return runs;
}

/**
 * @param {number[]} route @param {number} [bow] how far the last curve bends away, below 0 upward
 * @param {number} [behind] left out at the start @param {number} [before] left out at the end
 * @returns {string} an SVG path
 */
export function pathOf(route, bow = 0, behind = 0, before = 0) {
  const last = route.length - 3;
  if (bow && last === 0) return twin(route[0] + behind, route[2], route[1] - before, route[2], bow);
  let path = `M${short(route[0] + behind)} ${short(route[2])}`;
  for (let i = 0; i <= last; i += 3) {
    const end = i === last ? route[i + 1] - before : route[i + 1];
    const begin = i === 0 ? route[0] + behind : route[i];
    if (i > 0) {
      const [x0, y0] = [Math.max(route[i - 2], i === 3 ? route[0] + behind : -Infinity), route[i - 1]];
      const x1 = i === last ? Math.min(route[i], end) : route[i];
      const bend = i === last ? bow : 0;
      const middle = short((x0 + x1) / 2);
      path += `C${middle} ${short(y0 + bend)} ${middle} ${short(route[i + 2] + bend)} ${short(x1)} ${short(route[i + 2])}`;
    }
    if (end - begin > 0.5) path += `H${short(end)}`;
  }
  return path;
}

/** @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 @param {number} bow */
function twin(x0, y0, x1, y1, bow) {
  const third = (x1 - x0) / 3;
  return `M${short(x0)} ${short(y0)}C${short(x0 + third)} ${short(y0 + bow)} ${short(x1 - third)} ${short(y1 + bow)} ${short(x1)} ${short(y1)}`;
}

/** @param {number} slot @returns {number} how the edge of one slot bends away where a node is used in both */
export const bowOf = (slot) => (slot === 0 ? -BOW : BOW);

/** @param {number} x */
const short = (x) => Math.round(x * 100) / 100;
