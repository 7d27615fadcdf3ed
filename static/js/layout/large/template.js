import {CURVE} from "../columns.js";
import {OPEN_SPACING} from "../picture.js";
import {bowOf} from "../route.js";
import {FRAME, SLOT} from "../sizes.js";
import {arranged} from "./arrangement.js";
import {numbers, positions} from "./column.js";
import {unitsOf} from "./units.js";

/** @typedef {import("../types.js").Template} Template */

const FLAT_GAP = 36;
/** Heights that differ by less count as one. */
const LEVEL = 0.5;

/**
 * One frame arranged by its skeleton, its items' sizes and its nets.
 * @typedef {object} Arrangement
 * @property {number} width @property {number} height of the content
 * @property {Float64Array} entry per net, from the content's top; NaN for none @property {Float64Array} exit
 * @property {(inset: {x: number, y: number, w: number, h: number}) => Template} template the frame of that size, its content at x, y
 */

/**
 * @param {import("./skeleton.js").Skeleton} skeleton @param {import("./contents.js").Content} content
 * @param {import("./wrap.js").Wrap} wrap
 * @param {import("./measure.js").Measured} sizes
 * @param {Uint8Array} free per item whether its operands may change places
 * @param {(net: number) => number} sourceY where on its open group a net leaves, from the middle; 0 for another item
 * @param {(target: number) => number} targetY likewise where it ends
 * @param {boolean} whole whether it is the frame around everything
 * @returns {Arrangement}
 */
export function arrangementOf(skeleton, content, wrap, sizes, free, sourceY, targetY, whole) {
  const count = content.items.length;
  const {source, exported, targetStarts, targetItem, targetSlot} = content;
  const nets = source.length;
  const ports = portsOf(content, sizes, targetY);
  const outOf = numbers(nets, (n) => (source[n] >= 0 && sizes.kind[source[n]] === 2 ? sourceY(n) : 0));

  // A wrapped level is one unit; every other item is one by itself.
  const {unitOf, grids, units, lines, lefts, freeUnits} = unitsOf(skeleton, content, wrap.columns, sizes, free);
  const unit = source.map((item) => (item < 0 ? -1 : unitOf[item]));
  const unitY = outOf.slice();
  for (let n = 0; n < nets; n++) {
    const grid = source[n] < 0 ? undefined : grids[unit[n]];
    if (grid) unitY[n] = (grid.out.get(n) ?? 0) - units.above[unit[n]];
  }
  const targetUnit = targetItem.map((item) => unitOf[item]);
  const endY = ports.slice();
  for (let n = 0; n < nets; n++) {
    for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) {
      const grid = grids[targetUnit[t]];
      if (grid) endY[t] = (grid.into.get(`${n} ${targetItem[t]}`) ?? 0) - units.above[targetUnit[t]];
    }
  }

  const keyOf = placesOf(skeleton, content);
  const netOrder = positions(nets);
  netOrder.sort((a, b) => unitY[a] - unitY[b] || a - b);
  const {width, height, x, y, entry, exit, pushRuns} = arranged(units, {unit, sourceY: unitY, exported, targetStarts, targetUnit, targetY: endY},
    {bands: wrap.bands, sparse: skeleton.sparse, netOrder, keyOf, free: freeUnits}, {columnGap: OPEN_SPACING.columnGap, rowGap: whole ? FLAT_GAP : OPEN_SPACING.rowGap});

  const itemX = numbers(count, (i) => x[unitOf[i]] + lefts[i]);
  const itemLine = numbers(count, (i) => y[unitOf[i]] + lines[i]);

  return {
    width, height, entry, exit,
    template(inset) {
      /** @type {number[]} */ const runs = [];
      /** @type {number[][]} */ const [runStarts, pieceNet, pieceItem, pieceSlot, pieceBow] = [[0], [], [], [], []];
      for (let n = 0; n < nets; n++) {
        const last = targetStarts[n + 1] + exported[n];
        for (let t = targetStarts[n]; t < last; t++) {
          const target = t < targetStarts[n + 1] ? t : -1;
          const begun = runs.length;
          pushPiece(n, target, runs);
          moveInto(runs, begun, inset, width);
          pieceNet.push(n);
          pieceItem.push(target < 0 ? -1 : targetItem[t]);
          pieceSlot.push(target < 0 ? -1 : targetSlot[t]);
          pieceBow.push(target >= 0 && isTwin(content, n, t) ? bowOf(targetSlot[t]) : 0);
          runStarts.push(runs.length);
        }
      }
      const corner = (/** @type {number[]} */ at, /** @type {(i: number) => number} */ of) => new Float32Array(at.map((value, k) => value + of(sizes.chipItem[k])));
      const top = (/** @type {number} */ i) => inset.y + itemLine[i] - sizes.h[i] / 2;
      return {
        w: inset.w, h: inset.h, itemKind: sizes.kind.slice(), itemX: new Float32Array(itemX.map((at) => at + inset.x)), itemY: new Float32Array(itemX.map((_, i) => top(i))),
        itemW: new Float32Array(sizes.w), itemH: new Float32Array(sizes.h), itemHalf: new Float32Array(sizes.half),
        chipItem: new Int32Array(sizes.chipItem), chipSlot: new Int32Array(sizes.chipSlot),
        chipX: corner(sizes.chipX, (i) => inset.x + itemX[i]), chipY: corner(sizes.chipY, top),
        chipW: new Float32Array(sizes.chipW), chipH: new Float32Array(sizes.chipH),
        pieceNet: new Int32Array(pieceNet), pieceItem: new Int32Array(pieceItem), pieceSlot: new Int32Array(pieceSlot), pieceBow: new Float32Array(pieceBow),
        runStarts: new Int32Array(runStarts), runs: new Float32Array(runs),
      };
    },
  };

  /** @param {number} n @param {number} target @param {number[]} runs */
  function pushPiece(n, target, runs) {
    const from = source[n];
    const begun = runs.length;
    if (from >= 0 && grids[unit[n]]) {
      const right = itemX[from] + sizes.exit[from];
      runs.push(right, right, itemLine[from] + outOf[n]);
      pushRuns(n, target, runs);
      runs[begun + 3] = Math.min(runs[begun + 4], right + CURVE);
    } else pushRuns(n, target, runs);
    const last = runs.length - 3;
    if (target < 0) return;
    const item = targetItem[target];
    if (grids[unitOf[item]]) {
      const left = itemX[item] - sizes.left[item];
      runs[last + 1] = Math.max(runs[last], left - CURVE);
      runs.push(left, itemX[item] - sizes.tip[item], itemLine[item] + ports[target]);
    }
    const end = runs.length - 3;
    // The end may lie at another height than the chip's middle: there the chip's round side is a little further right.
    if (sizes.kind[item] === 0 && Math.abs(runs[end + 2] - itemLine[item]) > LEVEL) runs[end + 1] += 2;
  }
}

/**
 * Where on their items edges end: at a node with two operands above and below its middle.
 * @param {import("./contents.js").Content} content @param {import("./measure.js").Measured} sizes @param {(target: number) => number} targetY
 */
function portsOf({items, targetItem, targetSlot}, {kind}, targetY) {
  const arity = new Int32Array(items.length);
  for (const item of targetItem) arity[item]++;
  return numbers(targetItem.length, (t) => {
    const item = targetItem[t];
    return kind[item] === 2 ? targetY(t) : kind[item] === 1 || arity[item] < 2 ? 0 : targetSlot[t] === 0 ? -SLOT : SLOT;
  });
}

/** @param {import("./contents.js").Content} content @param {number} n @param {number} t @returns {boolean} whether both operands of a node are the same */
function isTwin({targetStarts, targetItem, targetSlot}, n, t) {
  if (targetSlot[t] < 0) return false;
  return (t > targetStarts[n] && targetItem[t - 1] === targetItem[t]) || (t + 1 < targetStarts[n + 1] && targetItem[t + 1] === targetItem[t]);
}

/**
 * @param {import("./skeleton.js").Skeleton} skeleton @param {import("./contents.js").Content} content
 * @returns {(net: number, level: number) => number} mean place of what a net is put together from
 */
function placesOf({netOf, placeOf}, {lifted, refs}) {
  const starts = new Int32Array(refs.length + 1);
  for (const n of lifted) if (n >= 0) starts[n + 1]++;
  for (let n = 0; n < refs.length; n++) starts[n + 1] += starts[n];
  const parts = new Int32Array(starts[refs.length]);
  const next = starts.slice();
  for (let k = 0; k < lifted.length; k++) if (lifted[k] >= 0) parts[next[lifted[k]]++] = netOf[k];
  return (net, level) => {
    let sum = 0;
    let many = 0;
    for (let k = starts[net]; k < starts[net + 1]; k++) {
      const place = placeOf(parts[k], level);
      if (Number.isNaN(place)) continue;
      sum += place;
      many++;
    }
    return many ? sum / many : NaN;
  };
}

/**
 * A frame wider than its content: an edge that comes in or goes out runs level to the very side.
 * @param {number[]} runs @param {number} begun @param {{x: number, y: number, w: number}} inset @param {number} width of the content
 */
function moveInto(runs, begun, inset, width) {
  const last = runs.length - 3;
  for (let k = begun; k <= last; k += 3) {
    runs[k] = k === begun && runs[k] === 0 ? 0 : runs[k] + inset.x;
    runs[k + 1] = k === last && runs[k + 1] === width ? inset.w : runs[k + 1] + inset.x;
    runs[k + 2] += inset.y;
  }
}

/** @param {Arrangement} arrangement @param {number} least width of the frame @param {boolean} whole */
export function insetOf({width, height}, least, whole) {
  if (whole) return {x: 0, y: 0, w: width, h: height};
  const w = Math.max(width + 2 * FRAME.side, least);
  return {x: (w - width) / 2, y: FRAME.head, w, h: height + FRAME.head + FRAME.bottom};
}
