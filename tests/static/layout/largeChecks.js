import {pointsOf} from "./geometry.js";

/** @typedef {import("../../../static/js/layout/types.js").LargePicture} LargePicture */
/** @typedef {import("../../../static/js/layout/types.js").LayoutInput} LayoutInput */

/**
 * @param {string[]} op @param {number[][]} operands @param {string[]} group
 * @returns {LayoutInput}
 */
export function columnsOf(op, operands, group) {
  const ops = [...new Set(op)];
  const paths = [...new Set(group)];
  const starts = new Int32Array(op.length + 1);
  operands.forEach((row, id) => {
    starts[id + 1] = starts[id] + row.length;
  });
  return {
    key: 1, count: op.length, root: op.length - 1, ops, op: Uint8Array.from(op, (name) => ops.indexOf(name)), starts, operands: Int32Array.from(operands.flat()),
    paths, group: Int32Array.from(group, (path) => paths.indexOf(path)), nameLength: Uint8Array.from(op, (name, id) => (name === "constant" ? 0 : 1 + id * 7 % 18)),
    named: Uint8Array.from(op, (_, id) => id % 2), open: null, viewport: {width: 1200, height: 800},
  };
}

/**
 * @typedef {object} Thing A box, where it stands in the picture.
 * @property {string} key @property {number} frame
 * @property {number} x @property {number} y @property {number} w @property {number} h
 * @property {number} left how far its op chip stands out @property {number} stack how far its outlines do
 * @property {{id: number, slot: number, x: number, y: number, w: number, h: number}[]} chips
 *
 * @typedef {object} Piece
 * @property {number} frame @property {number} ref @property {number} item @property {number} slot
 * @property {number[]} route in the picture
 */

/** @param {LargePicture} picture @param {string[]} paths of groups */
export function unfolded(picture, paths) {
  /** @type {Thing[]} */ const boxes = [];
  /** @type {Piece[]} */ const pieces = [];
  /** @type {{group: number, x: number, y: number, w: number, h: number}[]} */ const frames = [];
  for (let f = 0; f < picture.frameGroup.length; f++) {
    const template = picture.templates[picture.frameTemplate[f]];
    const [x, y] = [picture.frameX[f], picture.frameY[f]];
    frames.push({group: picture.frameGroup[f], x, y, w: template.w, h: template.h});
    const at = boxes.length;
    /** @type {number[]} */ const boxOf = [];
    template.itemKind.forEach((kind, i) => {
      const ref = picture.itemRef[picture.itemStarts[f] + i];
      if (kind === 2) return;
      boxOf[i] = boxes.length - at;
      const half = template.itemHalf[i];
      boxes.push({key: kind ? `g:${paths[ref]}` : `n${ref}`, frame: f, x: x + template.itemX[i], y: y + template.itemY[i], w: template.itemW[i], h: template.itemH[i],
        left: kind === 0 && half ? 2 * half - 5 : 0, stack: kind === 1 && half ? 8 : 0, chips: []});
    });
    template.chipItem.forEach((item, c) => boxes[at + boxOf[item]].chips.push({id: picture.chipRef[picture.chipStarts[f] + c], slot: template.chipSlot[c],
      x: x + template.chipX[c], y: y + template.chipY[c], w: template.chipW[c], h: template.chipH[c]}));
    template.pieceNet.forEach((net, p) => pieces.push({frame: f, ref: picture.netRef[picture.netStarts[f] + net], item: template.pieceItem[p], slot: template.pieceSlot[p],
      route: Array.from(template.runs.subarray(template.runStarts[p], template.runStarts[p + 1]), (value, k) => value + (k % 3 === 2 ? y : x))}));
  }
  return {boxes, pieces, frames};
}

/** @param {Thing} box */
const outline = ({x, y, w, h, left, stack}) => ({x: x - left, y: y - stack, w: w + left + stack, h: h + stack});

/** @param {number} a @param {number} b @param {number} c @param {number} d */
const within = (a, b, c, d) => a >= c - 0.01 && b <= d + 0.01;

/**
 * @param {LargePicture} picture @param {string[]} paths
 * @returns {string[]} what lies on what, or outside of its frame, in words
 */
export function troubleIn(picture, paths) {
  const {boxes, frames} = unfolded(picture, paths);
  /** @type {string[]} */ const found = [];
  const things = [
    ...boxes.map((box) => ({key: box.key, frame: box.frame, ...outline(box)})),
    ...boxes.filter(({key}) => key.startsWith("n")).flatMap(({key, frame, chips}) => chips.map(({x, y, w, h}) => ({key: `chip of ${key}`, frame, x, y, w, h}))),
    ...frames.map((frame, f) => ({key: `frame ${f}`, frame: picture.frameOuter[f], x: frame.x, y: frame.y, w: frame.w, h: frame.h})),
  ];
  things.forEach((thing) => {
    if (thing.frame < 0) return;
    const frame = frames[thing.frame];
    if (!within(thing.x, thing.x + thing.w, frame.x, frame.x + frame.w) || !within(thing.y, thing.y + thing.h, frame.y, frame.y + frame.h)) found.push(`${thing.key} leaves its frame`);
  });
  const sorted = things.filter((thing) => thing.frame >= 0).sort((a, b) => a.x - b.x);
  sorted.forEach((one, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j].x < one.x + one.w - 0.01; j++) {
      const other = sorted[j];
      if (one.frame === other.frame && one.y < other.y + other.h - 0.01 && other.y < one.y + one.h - 0.01) found.push(`${one.key} lies on ${other.key}`);
    }
  });
  return found;
}

/**
 * @param {number[]} route
 * @returns {string} as layout/route.js draws it
 */
function pathOf(route) {
  let path = `M${route[0]} ${route[2]}H${route[1]}`;
  for (let k = 3; k < route.length; k += 3) {
    const middle = (route[k - 2] + route[k]) / 2;
    path += `C${middle} ${route[k - 1]} ${middle} ${route[k + 2]} ${route[k]} ${route[k + 2]}H${route[k + 1]}`;
  }
  return path;
}

/** @param {LargePicture} picture @param {string[]} paths @returns {string[]} edges that run through a box, in words */
export function collisionsIn(picture, paths) {
  const {boxes, pieces} = unfolded(picture, paths);
  /** @type {string[]} */ const found = [];
  for (const {frame, ref, item, route} of pieces) {
    const template = picture.templates[picture.frameTemplate[frame]];
    const end = picture.itemRef[picture.itemStarts[frame] + item];
    const to = item < 0 || template.itemKind[item] === 2 ? "" : template.itemKind[item] ? `g:${paths[end]}` : `n${end}`;
    const from = ref < 0 ? `g:${paths[-1 - ref]}` : `n${ref}`;
    const points = pointsOf(pathOf(route), 12);
    for (const box of boxes) {
      if (box.frame !== frame || box.key === from || box.key === to) continue;
      for (let i = 1; i < points.length; i++) {
        if (crosses(points[i - 1], points[i], outline(box))) {
          found.push(`${from} to ${to || item} meets ${box.key}`);
          break;
        }
      }
    }
  }
  return found;
}

/** @param {[number, number]} a @param {[number, number]} b @param {{x: number, y: number, w: number, h: number}} r */
function crosses([x0, y0], [x1, y1], r) {
  if (Math.max(x0, x1) <= r.x || Math.min(x0, x1) >= r.x + r.w || Math.max(y0, y1) <= r.y || Math.min(y0, y1) >= r.y + r.h) return false;
  for (let k = 0; k <= 16; k++) {
    const [x, y] = [x0 + (x1 - x0) * k / 16, y0 + (y1 - y0) * k / 16];
    if (x > r.x && x < r.x + r.w && y > r.y && y < r.y + r.h) return true;
  }
  return false;
}

/**
 * Follows every edge from piece to piece through the sides of frames.
 * @param {LargePicture} picture
 * @returns {{ends: Set<string>, gaps: string[]}} "ref>node:slot" or "ref>-1-group" of each way that was followed to its end; places at which pieces
 *   do not meet
 */
export function followed(picture) {
  /** @type {Set<string>} */ const ends = new Set();
  /** @type {string[]} */ const gaps = [];
  const {pieces, frames} = unfolded(picture, []);
  /** @type {Map<string, Piece[]>} */ const byNet = new Map();
  for (const piece of pieces) byNet.set(`${piece.frame} ${piece.ref}`, [...(byNet.get(`${piece.frame} ${piece.ref}`) ?? []), piece]);
  /** @type {Map<number, number>} frame of each box */ const home = new Map();
  for (let f = 0; f < frames.length; f++) {
    const template = picture.templates[picture.frameTemplate[f]];
    template.itemKind.forEach((kind, i) => {
      const ref = picture.itemRef[picture.itemStarts[f] + i];
      if (kind < 2) home.set(kind ? -1 - ref : ref, f);
    });
  }
  /** @param {number} f @param {number} ref @param {[number, number] | null} at */
  const walk = (f, ref, at) => {
    for (const {item, slot, route} of byNet.get(`${f} ${ref}`) ?? []) {
      if (at && Math.hypot(route[0] - at[0], route[2] - at[1]) > 0.6) gaps.push(`net ${ref} in frame ${f}: ${route[0]}, ${route[2]} after ${at}`);
      /** @type {[number, number]} */ const end = [route[route.length - 2], route[route.length - 1]];
      if (item < 0) {
        if (Math.abs(end[0] - frames[f].x - frames[f].w) > 0.01) gaps.push(`net ${ref} ends before the side of frame ${f}`);
        walk(picture.frameOuter[f], ref, end);
        continue;
      }
      const to = picture.itemRef[picture.itemStarts[f] + item];
      const kind = picture.templates[picture.frameTemplate[f]].itemKind[item];
      if (kind < 2) ends.add(`${ref}>${kind ? -1 - to : `${to}:${slot}`}`);
      else if (picture.frameOuter[to] === f && !isInside(home.get(ref) ?? -1, to)) walk(to, ref, end);
      else gaps.push(`net ${ref} in frame ${f} ends at the frame it comes from`);
    }
  };
  /** @param {number} f @param {number} outer */
  const isInside = (f, outer) => {
    for (let at = f; at >= 0; at = picture.frameOuter[at]) if (at === outer) return true;
    return false;
  };
  for (const [ref, f] of home) walk(f, ref, null);
  return {ends, gaps};
}
