import assert from "node:assert/strict";
import {describe, test} from "node:test";
import {groupTree} from "../../../static/js/graph/groupTree.js";
import {crossingCounter, neighborPlaces, swapGain} from "../../../static/js/layout/large/crossings.js";
import {layoutFlat} from "../../../static/js/layout/large/flat.js";
import {layOutLarge} from "../../../static/js/layout/large/index.js";
import {rowStarts, sidesOf} from "../../../static/js/layout/large/rows.js";
import {tightened} from "../../../static/js/layout/large/simplex.js";
import {sortByKey} from "../../../static/js/layout/large/sort.js";
import {openGroups} from "../../../static/js/layout/opening.js";
import {columnsOf, unfolded} from "./largeChecks.js";

/** Mulberry32, by which the graphs were made that other layouts were measured on. @param {number} seed */
function drawing(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @typedef {{count: number, from: number[], to: number[]}} Flat */

/** A network of three samples, its parameters ordinary nodes. @param {number[]} sizes @param {number} samples @returns {Flat} */
function network(sizes, samples) {
  /** @type {number[]} */ const from = [];
  /** @type {number[]} */ const to = [];
  let count = 0;
  const node = (/** @type {number[]} */ ...operands) => {
    for (const operand of operands) {
      from.push(operand);
      to.push(count);
    }
    return count++;
  };
  const weights = sizes.slice(1).map((wide, l) => Array.from({length: wide}, () => Array.from({length: sizes[l] + 1}, () => node())));
  const losses = [];
  for (let s = 0; s < samples; s++) {
    let inputs = Array.from({length: sizes[0]}, () => node());
    const target = node();
    for (let l = 0; l + 1 < sizes.length; l++) {
      inputs = weights[l].map((own) => {
        let sum = own[sizes[l]];
        inputs.forEach((input, i) => {
          sum = node(sum, node(own[i], input));
        });
        return l + 2 < sizes.length ? node(sum) : sum;
      });
    }
    losses.push(node(node(inputs[0], target)));
  }
  let total = losses[0];
  for (const loss of losses.slice(1)) total = node(total, loss);
  node(total, node());
  return {count, from, to};
}

/** Levels of nodes that use nodes of the level before, or a few before that. @param {number} count @param {number} seed @returns {Flat} */
function layered(count, seed) {
  const draw = drawing(seed);
  /** @type {number[]} */ const from = [];
  /** @type {number[]} */ const to = [];
  const width = Math.max(4, Math.min(400, Math.round(Math.sqrt(count))));
  /** @type {number[][]} */ const levels = [];
  let id = 0;
  while (id < count) {
    const many = Math.min(count - id, Math.max(1, Math.round(width * (0.6 + 0.8 * draw()))));
    /** @type {number[]} */ const own = [];
    for (let q = 0; q < many; q++) {
      const operands = new Set();
      if (levels.length) {
        const wanted = draw() < 0.6 ? 2 : 1;
        for (let c = 0; c < wanted; c++) {
          const back = draw() < 0.85 ? 1 : Math.min(levels.length, 1 + Math.floor(draw() * 6));
          const before = levels[levels.length - back];
          operands.add(before[Math.max(0, Math.min(before.length - 1, Math.floor((q / many + (draw() - 0.5) * 0.2) * before.length)))]);
        }
        draw();
      }
      for (const operand of operands) {
        from.push(operand);
        to.push(id);
      }
      own.push(id++);
    }
    levels.push(own);
  }
  return {count, from, to};
}

/** @param {Flat} graph @param {ArrayLike<number>} x @param {ArrayLike<number>} y @returns {number} crossings of straight lines between nodes */
function straightCrossings({from, to}, x, y) {
  const side = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) => Math.sign((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]));
  let crossings = 0;
  for (let e = 0; e < from.length; e++) {
    for (let f = e + 1; f < from.length; f++) {
      const [a, b, c, d] = [from[e], to[e], from[f], to[f]];
      if (a === c || a === d || b === c || b === d || Math.max(x[c], x[d]) <= Math.min(x[a], x[b]) || Math.min(x[c], x[d]) >= Math.max(x[a], x[b])) continue;
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) crossings++;
    }
  }
  return crossings;
}

describe("a graph without groups", () => {
  // Crossings of straight lines between the nodes as dagre and dot place them.
  for (const {title, graph, dagre, dot} of [
    {title: "a network of 202 nodes", graph: network([2, 3, 4, 1], 3), dagre: 647, dot: 464},
    {title: "a random graph of 100 nodes", graph: layered(100, 1), dagre: 72, dot: 14},
    {title: "a random graph of 1,000 nodes", graph: layered(1_000, 2), dagre: 4_208, dot: 1_363},
  ]) {
    test(`${title} has far fewer crossings than dagre's drawing, and few more than dot's`, () => {
      const {x, y, level} = layoutFlat(graph.count, graph.from, graph.to, {w: 60, h: 28, gap: 20, columnGap: 30});
      const crossings = straightCrossings(graph, x, y);
      assert.ok(crossings <= Math.min(dagre, Math.max(1.5 * dot, dot + 12)), `${crossings} crossings`);
      graph.from.forEach((operand, e) => assert.ok(level[operand] < level[graph.to[e]]));
    });
  }
});

describe("a large picture", () => {
  test("of a random graph of 1,000 nodes has few more crossings than dot's drawing", () => {
    const graph = layered(1_000, 2);
    const operands = Array.from({length: graph.count}, () => /** @type {number[]} */ ([]));
    graph.from.forEach((operand, e) => operands[graph.to[e]].push(operand));
    const {x, y} = placesIn(columnsOf(operands.map((own) => (own.length ? "add" : "leaf")), operands, operands.map(() => "")));
    const crossings = straightCrossings(graph, x, y);
    assert.ok(crossings > 0 && crossings <= 1_900, `${crossings} crossings`);
  });

  test("has what is subtracted below what it is subtracted from", () => {
    /** @type {string[]} */ const op = [];
    /** @type {number[][]} */ const operands = [];
    const add = (/** @type {string} */ name, /** @type {number[]} */ ...own) => {
      operands.push(own);
      return op.push(name) - 1;
    };
    let total = add("leaf");
    for (let k = 0; k < 120; k++) total = add("add", total, add("sub", add("leaf"), add("leaf")));
    const subtractions = op.flatMap((name, id) => (name === "sub" ? [id] : []));
    // In one half of them the operands stand in the program the other way round.
    subtractions.forEach((id, k) => k % 2 && operands[id].reverse());
    const {y} = placesIn(columnsOf(op, operands, op.map(() => "")));
    for (const id of subtractions) assert.ok(y[operands[id][0]] < y[operands[id][1]], `operands of ${id}`);
  });
});

/** @param {import("../../../static/js/layout/types.js").LayoutInput} input without groups @returns {{x: number[], y: number[]}} the middle of each node */
function placesIn(input) {
  const tree = groupTree(input);
  const {open, paths} = openGroups(tree, input, null);
  /** @type {{x: number[], y: number[]}} */ const at = {x: [], y: []};
  for (const box of unfolded(layOutLarge(input, tree, open, paths), tree.paths).boxes) {
    at.x[Number(box.key.slice(1))] = box.x + box.w / 2;
    at.y[Number(box.key.slice(1))] = box.y + box.h / 2;
  }
  return at;
}

describe("levels", () => {
  test("are as short as any that every edge allows", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const draw = drawing(seed);
      const count = 6;
      /** @type {number[]} */ const from = [];
      /** @type {number[]} */ const to = [];
      for (let v = 1; v < count; v++) {
        for (let k = 0; k < 2; k++) {
          from.push(Math.floor(draw() * v));
          to.push(v);
        }
      }
      const length = (/** @type {ArrayLike<number>} */ level) => from.reduce((sum, u, e) => sum + level[to[e]] - level[u], 0);
      const start = new Int32Array(count);
      for (let v = 0; v < count; v++) for (let e = 0; e < from.length; e++) if (to[e] === v) start[v] = Math.max(start[v], start[from[e]] + 1);
      const level = tightened(count, from, to, start);
      from.forEach((u, e) => assert.ok(level[u] < level[to[e]]));
      let least = Infinity;
      const tried = new Int32Array(count);
      for (let code = 0; code < 6 ** count; code++) {
        for (let v = 0, rest = code; v < count; v++, rest = Math.floor(rest / 6)) tried[v] = rest % 6;
        if (from.every((u, e) => tried[u] < tried[to[e]])) least = Math.min(least, length(tried));
      }
      assert.equal(length(level), least, `seed ${seed}`);
    }
  });
});

describe("crossings", () => {
  const draw = drawing(5);
  const [upper, lower] = [9, 11];
  const count = upper + lower;
  const edges = 40;
  const from = Int32Array.from({length: edges}, () => Math.floor(draw() * upper));
  const to = Int32Array.from({length: edges}, () => upper + Math.floor(draw() * lower));
  const port = Int8Array.from({length: edges}, () => Math.floor(draw() * 3) - 1);
  const weight = Int32Array.from({length: edges}, () => 1 + Math.floor(draw() * 3));
  const level = Int32Array.from({length: count}, (_, v) => (v < upper ? 0 : 1));
  const layering = {count, levels: 2, level, from, to, port, weight};
  const {before, behind} = sidesOf(layering);
  /** @param {Int32Array} place */
  const counted = (place) => {
    let crossings = 0;
    for (let e = 0; e < edges; e++) {
      for (let f = 0; f < edges; f++) if (place[from[e]] < place[from[f]] && 4 * place[to[e]] + port[e] > 4 * place[to[f]] + port[f]) crossings += weight[e] * weight[f];
    }
    return crossings;
  };
  const rows = {starts: rowStarts(layering), vertices: Int32Array.from({length: count}, (_, v) => v)};
  const place = Int32Array.from({length: count}, (_, v) => (v < upper ? v : v - upper));

  test("are counted as they are one by one, ports and weights told apart", () => {
    assert.ok(counted(place) > 100);
    assert.equal(crossingCounter(lower)(rows, before, place, 1), counted(place));
  });

  test("change by as much as is said when two neighbors change places", () => {
    const places = neighborPlaces(before, count);
    places.read(rows, 0, behind);
    for (let v = upper; v + 1 < count; v++) {
      const swapped = place.slice();
      [swapped[v], swapped[v + 1]] = [place[v + 1], place[v]];
      assert.equal(swapGain(places, v, v + 1), counted(place) - counted(swapped));
    }
  });
});

test("sorting by key is stable", () => {
  const draw = drawing(9);
  const column = Int32Array.from({length: 500}, (_, i) => i);
  const key = Float64Array.from(column, () => Math.floor(draw() * 40));
  const wanted = Array.from(column.subarray(20, 480)).sort((a, b) => key[a] - key[b] || a - b);
  sortByKey(column, 20, 480, key, new Int32Array(500));
  assert.deepEqual(Array.from(column.subarray(20, 480)), wanted);
  assert.deepEqual([column[19], column[480]], [19, 480]);
});
