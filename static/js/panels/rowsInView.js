/** Which rows of a long table are drawn: those in view, some around them, and the one that has the focus. */

const AROUND = 8;

/**
 * @param {object} view
 * @param {number} view.count rows in all
 * @param {number} view.top how far the table is scrolled, in pixels
 * @param {number} view.height of what is seen of it
 * @param {number} view.row height of a row
 * @param {number} view.kept a row that is drawn wherever it stands; -1: none
 * @returns {{rows: number[], gaps: number[]}} gaps[i]: rows left out before rows[i]; one more at the end
 */
export function rowsInView({count, top, height, row, kept}) {
  const first = Math.min(Math.max(0, Math.floor(top / row) - AROUND), count);
  const last = Math.min(count, Math.ceil((top + height) / row) + AROUND);
  const rows = Array.from({length: Math.max(0, last - first)}, (_, i) => first + i);
  if (kept >= 0 && kept < first) rows.unshift(kept);
  if (kept >= last && kept < count) rows.push(kept);
  const gaps = rows.map((at, i) => at - (i === 0 ? 0 : rows[i - 1] + 1));
  gaps.push(count - (rows.length ? rows[rows.length - 1] + 1 : 0));
  return {rows, gaps};
}
