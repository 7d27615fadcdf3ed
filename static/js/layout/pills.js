/** Where the pill of an edge stands: on its last curve, where it runs alone, clear of its consumer's op chip. */

const PILL = {width: 66, height: 22};
const APART = 3;
/** An arrow, and a little of its line. */
const ARROW = 12;
/** Runs whose heights differ by less are one level line to the eye. */
const LEVEL = 3;
/** Half the height of an op chip. */
const CHIP = 13;

/**
 * @param {number[]} route @param {number} bow @param {import("./types.js").Box} to
 * @returns {import("./types.js").Point}
 */
export function pillAt(route, bow, to) {
  const last = route.length - 3;
  const tip = route[last + 1];
  let level = last;
  while (level > 0 && Math.abs(route[level - 1] - route[last + 2]) < LEVEL) level -= 3;
  if (!bow && tip - route[level] >= PILL.width + 2 * ARROW) return {x: tip - ARROW - PILL.width / 2, y: route[last + 2]};
  const begin = last === 0 ? route[0] : route[last - 2];
  const start = last === 0 ? route[2] : route[last - 1];
  return {x: (begin + to.x) / 2, y: (start + route[last + 2]) / 2 + 0.75 * bow};
}

/**
 * Moves the pills of the edges that end at one node off its chip and off each other: both show at once.
 * @param {import("./types.js").Edge[]} edges that end at the node @param {import("./types.js").Box} to
 */
export function spreadPills(edges, to) {
  if (to.kind === "group" || edges.length > 2) return;
  const middle = to.y + to.h / 2;
  const clear = CHIP + APART + PILL.height / 2;
  for (const {middle: pill, end} of edges) {
    if (pill.x + PILL.width / 2 <= end.x || Math.abs(pill.y - middle) >= clear) continue;
    pill.y = middle + (end.y > middle ? clear : -clear);
  }
  if (edges.length < 2) return;
  const [upper, lower] = edges.slice().sort((a, b) => a.middle.y - b.middle.y || a.end.y - b.end.y).map((edge) => edge.middle);
  const missing = PILL.height + APART - (lower.y - upper.y);
  if (missing <= 0 || Math.abs(upper.x - lower.x) >= PILL.width + APART) return;
  upper.y -= missing / 2;
  lower.y += missing / 2;
}
