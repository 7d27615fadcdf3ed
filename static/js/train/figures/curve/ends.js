/** Where the names at the ends of lines stand, so that none covers another. Pure. */

const APART = 14;
/** Ends within so many pixels of each other's x are kept apart. */
const NEAR = 40;

/**
 * @template {{x: number, y: number}} End
 * @param {End[]} ends
 * @param {number} top
 * @param {number} bottom
 * @returns {End[]} with y's that are far enough apart, from the top down
 */
export function spaced(ends, top, bottom) {
  const placed = ends.map((end) => ({...end})).sort((a, b) => a.y - b.y);
  placed.forEach((end, i) => {
    for (const before of placed.slice(0, i)) {
      if (Math.abs(before.x - end.x) < NEAR) end.y = Math.max(end.y, before.y + APART);
    }
    end.y = Math.max(end.y, top);
  });
  let floor = bottom;
  for (const end of placed.toReversed()) {
    if (end.y <= floor) break;
    end.y = floor;
    floor -= APART;
  }
  return placed;
}
