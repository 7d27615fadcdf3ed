/**
 * Sorts a stretch of a column by keys, stable, without an object or a call per element: insertion within short runs, then
 * runs merged.
 * @param {Int32Array} column changed in place @param {number} begin @param {number} end
 * @param {Float64Array} key of each value in the column
 * @param {Int32Array} scratch as long as the stretch
 */
export function sortByKey(column, begin, end, key, scratch) {
  const RUN = 12;
  for (let first = begin; first < end; first += RUN) {
    const last = Math.min(end, first + RUN);
    for (let i = first + 1; i < last; i++) {
      const v = column[i];
      const at = key[v];
      let j = i - 1;
      for (; j >= first && key[column[j]] > at; j--) column[j + 1] = column[j];
      column[j + 1] = v;
    }
  }
  for (let width = RUN; width < end - begin; width *= 2) {
    for (let first = begin; first + width < end; first += 2 * width) {
      const middle = first + width;
      const last = Math.min(end, middle + width);
      if (key[column[middle - 1]] <= key[column[middle]]) continue;
      for (let i = first; i < middle; i++) scratch[i - first] = column[i];
      let [a, b, out] = [0, middle, first];
      while (a < width && b < last) column[out++] = key[scratch[a]] <= key[column[b]] ? scratch[a++] : column[b++];
      while (a < width) column[out++] = scratch[a++];
    }
  }
}
