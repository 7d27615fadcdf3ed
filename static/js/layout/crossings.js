/** Crossings of segments between neighboring levels, counted with an accumulator tree (Barth, Jünger, Mutzel 2002). */

/**
 * @param {import("./layers.js").Layers} layers
 * @param {{before: import("./adjacency.js").Side, behind: import("./adjacency.js").Side}} sides
 * @param {Float64Array} place of each vertex on its level
 * @returns {number} crossings to be seen: edges that run as one line are crossed once
 */
export function crossingCost(layers, {before}, place) {
  const {from, to, level, levels, free} = layers;
  /** @type {number[][]} */
  const gaps = Array.from({length: levels}, () => []);
  for (let e = 0; e < from.length; e++) gaps[level[to[e]]].push(e);
  const start = new Float64Array(from.length);
  const end = new Float64Array(from.length);
  for (let e = 0; e < from.length; e++) {
    start[e] = place[from[e]] + before.farShift[e];
    end[e] = place[to[e]] + before.nearShift[e];
  }
  let cost = 0;
  for (const gap of gaps) if (gap.length > 1) cost += gapCost(gap, start, end);
  for (let v = 0; v < free.length; v++) {
    if (!free[v] || before.starts[v + 1] - before.starts[v] !== 2) continue;
    const [one, two] = before.segments.subarray(before.starts[v], before.starts[v + 1]);
    if ((start[one] - start[two]) * (end[one] - end[two]) < 0) cost -= 1 - free[v];
  }
  return cost;
}

/** @param {number[]} gap @param {Float64Array} start @param {Float64Array} end */
function gapCost(gap, start, end) {
  const byEnd = gap.slice().sort((a, b) => end[a] - end[b]);
  const rank = new Map();
  let ranks = 0;
  byEnd.forEach((e, i) => {
    if (i && end[e] > end[byEnd[i - 1]]) ranks++;
    rank.set(e, ranks + 1);
  });
  const tree = new Float64Array(ranks + 3);
  gap.sort((a, b) => start[a] - start[b] || end[a] - end[b]);
  let cost = 0;
  let passed = 0;
  for (let i = 0; i < gap.length;) {
    let j = i;
    while (j < gap.length && start[gap[j]] === start[gap[i]]) j++;
    for (let k = i; k < j; k++) {
      let above = 0;
      for (let at = rank.get(gap[k]); at > 0; at -= at & -at) above += tree[at];
      cost += passed - above;
    }
    for (; i < j; i++) {
      for (let at = rank.get(gap[i]); at < tree.length; at += at & -at) tree[at]++;
      passed++;
    }
  }
  return cost;
}

/**
 * @param {import("./layers.js").Layers} layers
 * @param {import("./adjacency.js").Side} side @param {Float64Array} place @param {number} u @param {number} v on u's level
 * @returns {number} cost on that side with u above v, less that with v above u
 */
export function swapGain({free}, {starts, segments, far, farShift}, place, u, v) {
  let gain = 0;
  for (let i = starts[u]; i < starts[u + 1]; i++) {
    const a = segments[i];
    const atA = place[far[a]] + farShift[a];
    for (let j = starts[v]; j < starts[v + 1]; j++) {
      const b = segments[j];
      const atB = place[far[b]] + farShift[b];
      if (atA === atB) continue;
      const cost = far[a] === far[b] && free[far[a]] ? free[far[a]] : 1;
      gain += atA > atB ? cost : -cost;
    }
  }
  return gain;
}
