/** Only what gets so much lower by it is changed. */
const LOWER = 0.8;
/** Levels to either side by which it is seen where a line lies. */
const NEAR = 6;

/**
 * Takes the slant out of lines of text: where a chain runs beside another, what is just can be a line that falls a little
 * at every level. All of a level moves alike, so that order and distances stay.
 * @param {import("./vertices.js").Vertices} vertices @param {import("./rows.js").Rows} rows @param {Int32Array} bands
 * @param {Float64Array} y changed in place
 */
export function uprighted({items}, rows, bands, y) {
  for (let b = 0; b + 1 < bands.length; b++) {
    const first = bands[b] + 2 * b;
    const levels = bands[b + 1] + 2 * b + 2 - first;
    const sum = new Float64Array(levels + 1);
    const many = new Int32Array(levels + 1);
    for (let l = 0; l < levels; l++) {
      sum[l + 1] = sum[l];
      many[l + 1] = many[l];
      for (let i = rows.starts[first + l]; i < rows.starts[first + l + 1]; i++) {
        if (rows.vertices[i] >= items) continue;
        sum[l + 1] += y[rows.vertices[i]];
        many[l + 1]++;
      }
    }
    const line = new Float64Array(levels);
    for (let l = 0; l < levels; l++) {
      const near = Math.min(NEAR, l, levels - 1 - l);
      const begin = l - near;
      const end = l + near + 1;
      line[l] = many[end] > many[begin] ? (sum[end] - sum[begin]) / (many[end] - many[begin]) : line[Math.max(0, l - 1)];
    }
    const middle = sum[levels] / many[levels];
    let [top, bottom, newTop, newBottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let l = 0; l < levels; l++) {
      line[l] -= middle;
      for (let i = rows.starts[first + l]; i < rows.starts[first + l + 1]; i++) {
        const at = y[rows.vertices[i]];
        top = Math.min(top, at);
        bottom = Math.max(bottom, at);
        newTop = Math.min(newTop, at - line[l]);
        newBottom = Math.max(newBottom, at - line[l]);
      }
    }
    if (newBottom - newTop > LOWER * (bottom - top)) continue;
    for (let l = 0; l < levels; l++) for (let i = rows.starts[first + l]; i < rows.starts[first + l + 1]; i++) y[rows.vertices[i]] -= line[l];
  }
}
