import {adjacencyOf} from "./adjacency.js";
import {flatten} from "./flatten.js";

/** Least distances between neighbors on a level. */
export const WAYPOINT_GAP = 20;
export const TRACK_GAP = 16;
export const BORDER_GAP = 72;
export const ROUNDS = 24;
/** A box stands at the middle of its operands; its consumers pull it only so much. */
export const CONSUMER = 0.1;
/** A leaf makes room for an operation. */
export const LEAF = 0.1;
/** How strongly long lines become straight in the second half of the rounds. */
export const STRAIGHT = 12;

/**
 * Heights that keep the order of each level and its distances, and pull every vertex to what it is joined with. On each level
 * the closest such heights are found exactly by pooling adjacent violators (isotonic regression).
 * @param {import("./layers.js").Layers} layers
 * @param {Int32Array[]} rows vertices of each level from the top
 * @param {number} gap between two boxes on a level
 * @returns {Float64Array} of each vertex, its line
 */
export function heightsOf(layers, rows, gap) {
  const {above, below, item, weight} = layers;
  const {before, behind} = adjacencyOf(layers);
  const y = new Float64Array(layers.level.length);
  const offset = new Float64Array(y.length);
  const tallest = rows.reduce((most, row) => Math.max(most, row.reduce((sum, v) => sum + above[v] + below[v] + (item[v] ? gap : 0), 0)), 0);
  rows.forEach((row, l) => {
    // At a frame's sides lines stand apart as far as its height allows.
    const border = l === 0 || l === rows.length - 1;
    const track = border ? Math.max(TRACK_GAP, Math.min(BORDER_GAP, tallest / (row.length + 1))) : TRACK_GAP;
    let at = 0;
    row.forEach((v, i) => {
      if (i) {
        const u = row[i - 1];
        at += below[u] + above[v] + (item[u] && item[v] ? gap : item[u] || item[v] ? WAYPOINT_GAP : track);
      }
      offset[v] = at;
    });
    for (const v of row) y[v] = offset[v] - at / 2;
  });

  const count = (/** @type {import("./adjacency.js").Side} */ side, /** @type {number} */ v) => side.starts[v + 1] - side.starts[v];
  const strength = new Float64Array(weight.length);
  const long = new Uint8Array(weight.length);
  for (let e = 0; e < weight.length; e++) {
    const [u, v] = [layers.from[e], layers.to[e]];
    const single = count(behind, u) === 1 && count(before, v) === 1;
    long[e] = single || !item[u] || !item[v] ? 1 : 0;
    strength[e] = Math.sqrt(weight[e]) * (single || !(item[u] || item[v]) ? 8 : item[u] && item[v] ? 1 : 2);
  }
  const wish = new Float64Array(y.length);
  const force = new Float64Array(y.length);
  /** @param {Int32Array} row @param {import("./adjacency.js").Side[]} sides @param {boolean} straighten */
  const settle = (row, sides, straighten) => {
    for (const v of row) {
      let sum = 0;
      let total = 0;
      for (const side of sides) {
        for (let k = side.starts[v]; k < side.starts[v + 1]; k++) {
          const e = side.segments[k];
          const u = side.far[e];
          const farY = side === before ? layers.fromY[e] : layers.toY[e];
          const nearY = side === before ? layers.toY[e] : layers.fromY[e];
          const goal = y[u] + farY - nearY;
          let pull = strength[e];
          if (!long[e] && side === behind && count(before, v)) pull *= CONSUMER;
          if (straighten && long[e]) pull *= STRAIGHT / (1 + Math.abs(goal - y[v]));
          sum += pull * goal;
          total += pull;
        }
      }
      wish[v] = total ? sum / total : y[v];
      force[v] = (item[v] && !count(before, v) ? LEAF : 1) * total || 1e-3;
    }
    pool(row, wish, force, offset, y);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const straighten = round >= ROUNDS / 2;
    for (let l = 0; l < rows.length; l++) settle(rows[l], [before, behind], straighten);
    for (let l = rows.length - 1; l >= 0; l--) settle(rows[l], [before, behind], straighten);
  }
  flatten(layers, rows, offset, y);
  return y;
}

/**
 * The heights closest to the wishes with y[next] - y[previous] >= offset[next] - offset[previous].
 * @param {Int32Array} row @param {Float64Array} wish @param {Float64Array} force @param {Float64Array} offset
 * @param {Float64Array} y
 */
function pool(row, wish, force, offset, y) {
  /** @type {{at: number, force: number, count: number}[]} */
  const blocks = [];
  for (const v of row) {
    let block = {at: wish[v] - offset[v], force: force[v], count: 1};
    for (let top = blocks.at(-1); top && top.at > block.at; top = blocks.at(-1)) {
      blocks.pop();
      const sum = block.force + top.force;
      block = {at: (block.at * block.force + top.at * top.force) / sum, force: sum, count: block.count + top.count};
    }
    blocks.push(block);
  }
  let i = 0;
  for (const block of blocks) for (let k = 0; k < block.count; k++, i++) y[row[i]] = block.at + offset[row[i]];
}
