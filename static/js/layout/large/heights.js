import {CONSUMER, LEAF, ROUNDS, STRAIGHT} from "../coordinates.js";
import {uprighted} from "./slant.js";
import {straightened} from "./straight.js";

/** In a line of text operations stand on one height: what comes from nowhere has so little to say. */
const ASIDE = 0.05;

/**
 * Heights that keep the order of each level and its distances, and pull every vertex to what it is joined with, as in
 * ../coordinates.js, in flat columns.
 * @param {import("./vertices.js").Vertices} vertices
 * @param {{before: import("./rows.js").Side, behind: import("./rows.js").Side}} sides
 * @param {import("./rows.js").Rows} rows
 * @param {Float64Array} offset least distances: offset of the next less offset of this
 * @param {Float64Array} y of each vertex its line; changed in place
 * @param {Int32Array} bands more than one where the levels are wrapped like lines of text
 */
export function settle(vertices, {before, behind}, rows, offset, y, bands) {
  const {count, items, weight, fromY, toY} = vertices;
  const inLines = bands.length > 2;
  const strength = new Float64Array(weight.length);
  const long = new Uint8Array(weight.length);
  for (let e = 0; e < weight.length; e++) {
    const u = vertices.from[e];
    const v = vertices.to[e];
    const single = behind.starts[u + 1] - behind.starts[u] === 1 && before.starts[v + 1] - before.starts[v] === 1;
    const boxes = (u < items ? 1 : 0) + (v < items ? 1 : 0);
    long[e] = single || boxes < 2 ? 1 : 0;
    strength[e] = Math.sqrt(weight[e]) * (single || !boxes ? 8 : boxes === 2 ? 1 : 2);
    if (inLines && u < items && v < items && before.starts[u] === before.starts[u + 1]) strength[e] *= ASIDE;
  }
  const wish = new Float64Array(count);
  const force = new Float64Array(count);
  const levels = rows.starts.length - 1;
  const pool = pooling(rows);
  // Many vertices settle as well in fewer rounds, which are what this costs.
  const rounds = count > 20_000 ? 6 : count > 4_000 ? 10 : ROUNDS;
  /** @param {number} l @param {boolean} straighten */
  const level = (l, straighten) => {
    for (let i = rows.starts[l]; i < rows.starts[l + 1]; i++) {
      const v = rows.vertices[i];
      const entered = before.starts[v] < before.starts[v + 1];
      let sum = 0;
      let total = 0;
      for (let k = before.starts[v]; k < before.starts[v + 1]; k++) {
        const e = before.segment[k];
        const goal = y[before.far[k]] + fromY[e] - toY[e];
        let pull = strength[e];
        if (straighten && long[e]) pull *= STRAIGHT / (1 + Math.abs(goal - y[v]));
        sum += pull * goal;
        total += pull;
      }
      for (let k = behind.starts[v]; k < behind.starts[v + 1]; k++) {
        const e = behind.segment[k];
        const goal = y[behind.far[k]] + toY[e] - fromY[e];
        let pull = strength[e];
        if (!long[e] && entered) pull *= CONSUMER;
        if (straighten && long[e]) pull *= STRAIGHT / (1 + Math.abs(goal - y[v]));
        sum += pull * goal;
        total += pull;
      }
      wish[v] = total ? sum / total : y[v];
      force[v] = (v < items && !entered ? LEAF : 1) * total || 1e-3;
    }
    pool(l, wish, force, offset, y);
  };
  for (let round = 0; round < rounds; round++) {
    const straighten = round >= rounds / 2;
    for (let l = 0; l < levels; l++) level(l, straighten);
    for (let l = levels - 1; l >= 0; l--) level(l, straighten);
  }
  if (inLines) uprighted(vertices, rows, bands, y);
  straightened(vertices, before, rows, offset, y);
}

/**
 * The heights on one level closest to the wishes, neighbors pooled where they are in each other's way (isotonic regression).
 * @param {import("./rows.js").Rows} rows
 */
function pooling(rows) {
  let widest = 0;
  for (let l = 0; l + 1 < rows.starts.length; l++) widest = Math.max(widest, rows.starts[l + 1] - rows.starts[l]);
  const at = new Float64Array(widest);
  const weight = new Float64Array(widest);
  const size = new Int32Array(widest);
  /** @param {number} l @param {Float64Array} wish @param {Float64Array} force @param {Float64Array} offset @param {Float64Array} y */
  return (l, wish, force, offset, y) => {
    const begin = rows.starts[l];
    let top = 0;
    for (let i = begin; i < rows.starts[l + 1]; i++) {
      const v = rows.vertices[i];
      let height = wish[v] - offset[v];
      let strength = force[v];
      let many = 1;
      while (top && at[top - 1] > height) {
        top--;
        const sum = strength + weight[top];
        height = (height * strength + at[top] * weight[top]) / sum;
        strength = sum;
        many += size[top];
      }
      at[top] = height;
      weight[top] = strength;
      size[top++] = many;
    }
    for (let block = 0, i = begin; block < top; block++) {
      for (const end = i + size[block]; i < end; i++) y[rows.vertices[i]] = at[block] + offset[rows.vertices[i]];
    }
  };
}
