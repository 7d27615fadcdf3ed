/** A line through the numbers of a series. Pure. */

/**
 * Of epochs that share a pixel the first, the lowest, the highest and the last are drawn; the line breaks where a number is
 * not finite.
 * @param {import("./series.js").Series} series
 * @param {(epoch: number) => number} x
 * @param {(value: number) => number} y
 * @returns {string} a path; empty where there is nothing to draw
 */
export function pathOf({epochs, values}, x, y) {
  let path = "";
  let pen = "M";
  let column = NaN;
  /** @type {number[]} entries of the present column */
  let own = [];

  function flush() {
    for (const i of own.length > 4 ? kept(own, values) : own) {
      path += `${pen}${round(x(epochs[i]))} ${round(y(values[i]))}`;
      pen = "L";
    }
    own = [];
  }

  for (let i = 0; i < epochs.length; i++) {
    if (!Number.isFinite(values[i])) {
      flush();
      pen = "M";
      column = NaN;
      continue;
    }
    const at = Math.floor(x(epochs[i]));
    if (at !== column) flush();
    column = at;
    own.push(i);
  }
  flush();
  return path;
}

/** @param {number[]} entries @param {number[]} values */
function kept(entries, values) {
  let [low, high] = [entries[0], entries[0]];
  for (const i of entries) {
    if (values[i] < values[low]) low = i;
    if (values[i] > values[high]) high = i;
  }
  return [...new Set([entries[0], Math.min(low, high), Math.max(low, high), entries[entries.length - 1]])];
}

/** @param {number} x */
const round = (x) => Math.round(x * 10) / 10;
