/**
 * Crossings between neighboring levels, where edges that run as one line may be counted once or as many.
 *
 * @typedef {import("./rows.js").Side} Side
 * @typedef {import("./rows.js").Rows} Rows
 */

/**
 * Counts with an accumulator tree (Barth, Jünger, Mutzel 2002).
 * @param {number} most vertices on one level
 * @returns {(rows: Rows, before: Side, place: Int32Array, level: number) => number} crossings between a level and the one before
 */
export function crossingCounter(most) {
  const tree = new Float64Array(most + 2);
  return (rows, before, place, level) => {
    const size = rows.starts[level] - rows.starts[level - 1];
    if (size < 2) return 0;
    tree.fill(0, 0, size + 2);
    let crossings = 0;
    let passed = 0;
    for (let i = rows.starts[level]; i < rows.starts[level + 1]; i++) {
      const v = rows.vertices[i];
      const end = before.starts[v + 1];
      for (let k = before.starts[v]; k < end;) {
        let same = k;
        for (; same < end && before.nearPort[same] === before.nearPort[k]; same++) {
          let above = 0;
          for (let at = place[before.far[same]] + 1; at > 0; at -= at & -at) above += tree[at];
          crossings += before.weight[same] * (passed - above);
        }
        for (; k < same; k++) {
          const edges = before.weight[k];
          for (let at = place[before.far[k]] + 1; at <= size; at += at & -at) tree[at] += edges;
          passed += edges;
        }
      }
    }
    return crossings;
  };
}

/**
 * The places of each vertex' neighbors from the top, for all vertices of one level. They stay right while only that level
 * changes.
 * @param {Side} side toward the neighbors @param {number} count vertices
 */
export function neighborPlaces(side, count) {
  const at = new Int32Array(side.far.length);
  const weight = new Int32Array(side.far.length);
  const fill = side.starts.slice(0, count);
  return {
    at, weight, starts: side.starts,
    /**
     * @param {Rows} rows @param {number} level of the neighbors @param {Side} back from there to the vertices
     */
    read(rows, level, back) {
      const {starts, far, nearPort} = back;
      for (let i = rows.starts[level]; i < rows.starts[level + 1]; i++) {
        const u = rows.vertices[i];
        for (let k = starts[u]; k < starts[u + 1]; k++) fill[far[k]] = side.starts[far[k]];
      }
      for (let i = rows.starts[level]; i < rows.starts[level + 1]; i++) {
        const u = rows.vertices[i];
        for (let k = starts[u]; k < starts[u + 1]; k++) {
          const slot = fill[far[k]]++;
          at[slot] = 4 * (i - rows.starts[level]) + nearPort[k];
          weight[slot] = back.weight[k];
        }
      }
    },
  };
}

/** @typedef {ReturnType<typeof neighborPlaces>} Places */

/**
 * @param {Places} places @param {number} u @param {number} v on the same level
 * @returns {number} crossings on that side with u above v, less those with v above u
 */
export function swapGain({at, weight, starts}, u, v) {
  let gain = 0;
  let above = 0;
  let b = starts[v];
  const endB = starts[v + 1];
  let rest = 0;
  for (let k = b; k < endB; k++) rest += weight[k];
  if (!rest) return 0;
  for (let a = starts[u]; a < starts[u + 1]; a++) {
    for (; b < endB && at[b] < at[a]; b++) {
      above += weight[b];
      rest -= weight[b];
    }
    let equal = 0;
    for (let k = b; k < endB && at[k] === at[a]; k++) equal += weight[k];
    gain += weight[a] * (above - rest + equal);
  }
  return gain;
}
