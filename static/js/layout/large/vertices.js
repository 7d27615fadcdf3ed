import {SHORT} from "./layering.js";

/**
 * The vertices of an arrangement: units, then the waypoints of edges and the places where they pass a band's sides. A long
 * sequence of levels is cut into bands, which stand under one another like lines of text; each is a layered drawing of its
 * own, from its left side to its right one. A net has a strand in every band where it is used.
 *
 * @typedef {object} Units Things that take room, in columns: boxes with their chips, open groups, wrapped levels.
 * @property {Float64Array} w
 * @property {Float64Array} left room kept free to the left
 * @property {Float64Array} tip how far to the left its arrows end
 * @property {Float64Array} exit how far to the right of its left side its edges leave
 * @property {Float64Array} above room above the line on which its edges leave
 * @property {Float64Array} below
 * @property {Int32Array} level from 0
 * @property {Float64Array} key its place among the units and waypoints of its level
 *
 * @typedef {object} Ends Nets between units.
 * @property {Int32Array} unit -1: it comes in through the left side
 * @property {Float64Array} sourceY where on its unit it leaves
 * @property {Uint8Array} exported
 * @property {Int32Array} targetStarts
 * @property {Int32Array} targetUnit
 * @property {Float64Array} targetY
 *
 * @typedef {object} Strands
 * @property {Int32Array} net
 * @property {Int32Array} band
 * @property {Int32Array} begin vertex
 * @property {Int32Array} chain its first waypoint; those of the next levels follow
 * @property {Int32Array} length waypoints
 * @property {Int32Array} right vertex on the band's right side, -1 for none; it follows the waypoints
 * @property {Float64Array} sourceY where on its first vertex it leaves
 * @property {Int32Array} only its segment to the only target; -1 where there are none or several
 *
 * @typedef {object} Vertices
 * @property {number} count
 * @property {number} items vertices below this are units
 * @property {number} levels of all bands, each with its two sides
 * @property {Int32Array} level of each vertex
 * @property {Float64Array} key wanted place on its level
 * @property {Int32Array} from of each segment @property {Int32Array} to
 * @property {Float64Array} fromY @property {Float64Array} toY
 * @property {Int32Array} weight edges that run along it
 * @property {Int8Array} port of each segment; all 0
 * @property {Strands} strands
 * @property {Int32Array} netStrand the first strand of each net: that of its source
 * @property {Int32Array} targetStrand per target
 * @property {Int32Array} targetSegment per target the segment that ends there; -1 where it is drawn straight over
 */

/**
 * @param {Units} units @param {Ends} ends
 * @param {Int32Array} bands [bands + 1] first level of each
 * @param {boolean} sparse whether long edges go without waypoints
 * @param {Int32Array} netOrder nets in the order in which they should lie where their keys are equal
 * @param {(net: number, level: number) => number} keyOf place of a net's waypoint on a level of units (-1: the left side,
 *   levels: the right side); NaN where it has none
 * @returns {Vertices}
 */
export function verticesOf(units, {unit, sourceY, exported, targetStarts, targetUnit, targetY}, bands, sparse, netOrder, keyOf) {
  const items = units.w.length;
  const nets = unit.length;
  const bandOf = new Int32Array(bands[bands.length - 1] + 1);
  for (let b = 0; b + 1 < bands.length; b++) bandOf.fill(b, bands[b], bands[b + 1]);
  /** Where a level of units stands among all levels. @param {number} l */
  const levelAt = (l) => l + 1 + 2 * bandOf[l];
  const levels = bands[bands.length - 1] + 2 * (bands.length - 1);

  /** @type {number[]} */ const level = [];
  /** @type {number[]} */ const key = [];
  /** @type {number[]} */ const from = [];
  /** @type {number[]} */ const to = [];
  /** @type {number[]} */ const fromY = [];
  /** @type {number[]} */ const toY = [];
  /** @type {number[]} */ const weight = [];
  for (let v = 0; v < items; v++) {
    level.push(levelAt(units.level[v]));
    key.push(units.key[v]);
  }
  const strands = {net: /** @type {number[]} */ ([]), band: /** @type {number[]} */ ([]), begin: /** @type {number[]} */ ([]), chain: /** @type {number[]} */ ([]),
    length: /** @type {number[]} */ ([]), right: /** @type {number[]} */ ([]), sourceY: /** @type {number[]} */ ([]), only: /** @type {number[]} */ ([])};
  const netStrand = new Int32Array(nets);
  const targetStrand = new Int32Array(targetUnit.length);
  const targetSegment = new Int32Array(targetUnit.length).fill(-1);
  const point = (/** @type {number} */ l, /** @type {number} */ at) => {
    key.push(at);
    return level.push(l) - 1;
  };
  const join = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ y0, /** @type {number} */ y1) => {
    from.push(a);
    to.push(b);
    fromY.push(y0);
    toY.push(y1);
    return weight.push(0) - 1;
  };

  const farIn = new Int32Array(bands.length).fill(-1);
  for (const n of netOrder) {
    netStrand[n] = strands.net.length;
    const own = unit[n] < 0 ? -1 : bandOf[units.level[unit[n]]];
    /** @type {number[]} */ const used = own < 0 ? [] : [own];
    if (own >= 0) farIn[own] = 0;
    for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) {
      const l = units.level[targetUnit[t]];
      const b = bandOf[l];
      if (farIn[b] < 0) used.push(b);
      farIn[b] = Math.max(farIn[b], levelAt(l));
    }
    if (used.length > 1) used.sort((a, b) => (a === own ? -1 : b === own ? 1 : a - b));
    for (const b of used) {
      const leftSide = bands[b] + 2 * b;
      const rightSide = bands[b + 1] + 2 * b + 1;
      const out = b === own && (exported[n] === 1 || used.length > 1);
      const far = out ? rightSide : farIn[b];
      const isSource = b === own;
      let at = keyOf(n, isSource ? units.level[unit[n]] : bands[b] - 1);
      if (Number.isNaN(at)) at = isSource ? units.key[unit[n]] : 0;
      const begin = isSource ? unit[n] : point(leftSide, at);
      const first = level[begin];
      const length = sparse && far - first - 1 > SHORT ? 0 : Math.max(0, far - first - 1);
      const chain = level.length;
      const ownSegments = from.length;
      for (let k = 0; k < length; k++) {
        const place = keyOf(n, first + k - 2 * b);
        if (!Number.isNaN(place)) at = place;
        const vertex = point(first + 1 + k, at);
        join(k ? vertex - 1 : begin, vertex, !k && isSource ? sourceY[n] : 0, 0);
      }
      let right = -1;
      if (out) {
        const place = keyOf(n, bands[b + 1]);
        right = point(rightSide, Number.isNaN(place) ? at : place);
      }
      const s = strands.net.push(n) - 1;
      strands.band.push(b);
      strands.begin.push(begin);
      strands.chain.push(chain);
      strands.length.push(length);
      strands.right.push(right);
      strands.sourceY.push(isSource ? sourceY[n] : 0);
      strands.only.push(-1);
      let many = 0;
      const end = (/** @type {number} */ v, /** @type {number} */ y) => {
        const hops = level[v] - first - 1;
        many++;
        if (hops < 0 || hops > length) return -1;
        const e = join(hops ? chain + hops - 1 : begin, v, !hops && isSource ? sourceY[n] : 0, y);
        weight[e] = 1;
        for (let k = 0; k < hops; k++) weight[ownSegments + k]++;
        strands.only[s] = many === 1 ? e : -1;
        return e;
      };
      for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) {
        if (bandOf[units.level[targetUnit[t]]] !== b) continue;
        targetStrand[t] = s;
        targetSegment[t] = end(targetUnit[t], targetY[t]);
      }
      if (out) end(right, 0);
      if (many !== 1 || out) strands.only[s] = -1;
      farIn[b] = -1;
    }
  }
  const columns = /** @type {Strands} */ ({
    net: new Int32Array(strands.net), band: new Int32Array(strands.band), begin: new Int32Array(strands.begin), chain: new Int32Array(strands.chain),
    length: new Int32Array(strands.length), right: new Int32Array(strands.right), sourceY: new Float64Array(strands.sourceY), only: new Int32Array(strands.only),
  });
  return {
    count: level.length, items, levels, level: new Int32Array(level), key: new Float64Array(key), from: new Int32Array(from), to: new Int32Array(to),
    fromY: new Float64Array(fromY), toY: new Float64Array(toY), weight: new Int32Array(weight), port: new Int8Array(from.length),
    strands: columns, netStrand, targetStrand, targetSegment,
  };
}
