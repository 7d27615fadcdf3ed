/** Fewer groups are wrapped as if they were closed. */
const MANY = 8;
/** Sizes that differ by less than this factor count as one, so that a little more in some groups wraps nothing anew. */
const STEP = 2 ** 0.25;

/**
 * By what size a frame's groups are wrapped. It changes when most of them are opened or closed, so that a few leave the others
 * where they are.
 * @param {Pick<import("./measure.js").Measured, "kind" | "w" | "h">} sizes of the frame's items
 * @returns {{w: number, h: number} | null} of the open ones in the middle; null while most are closed
 */
export function typicalSize({kind, w, h}) {
  /** @type {number[]} */ const open = [];
  let groups = 0;
  for (let i = 0; i < kind.length; i++) {
    if (kind[i]) groups++;
    if (kind[i] === 2) open.push(i);
  }
  if (groups < MANY || 2 * open.length <= groups) return null;
  return {w: middle(open, w), h: middle(open, h)};
}

/** @param {number[]} items @param {Float64Array} column */
function middle(items, column) {
  const sorted = Float64Array.from(items, (i) => column[i]).sort();
  return STEP ** Math.round(Math.log(sorted[sorted.length >> 1]) / Math.log(STEP));
}
