/** Large pictures for trying the canvas: boxes in rows, one after the other, and edges as straight as they come. No layout to look at. */

import {NODE_HEIGHT, FRAME, chipHalf, chipsBelow, closedSize, nodeWidth} from "../../../static/js/layout/sizes.js";

const GAP = {x: 90, y: 60};

/**
 * @param {import("../../../static/js/graph/graph.js").Graph} graph
 * @param {string[]} open paths of the open groups
 * @param {number} columns items in a row
 * @returns {import("../../../static/js/layout/types.js").LargePicture}
 */
export function largePictureOf(graph, open, columns = 12) {
  const tree = graph.groups;
  const isOpen = new Set([0, ...open.map((path) => /** @type {number} */ (tree.index.get(path)))]);
  const shows = (/** @type {number} */ g) => { for (let at = tree.outer[g]; at >= 0; at = tree.outer[at]) if (!isOpen.has(at)) return false; return true; };
  const frames = tree.paths.map((_, g) => g).filter((g) => isOpen.has(g) && shows(g));
  const frameOf = new Map(frames.map((g, f) => [g, f]));
  const closedOf = (/** @type {number} */ id) => {
    let found = 0;
    for (let g = tree.of[id]; g > 0; g = tree.outer[g]) if (!isOpen.has(g)) found = g;
    return found;
  };
  const lists = frames.map((g) => [
    ...Array.from(tree.nodes[g], (id) => ({kind: 0, ref: id, order: id})),
    ...tree.inner[g].map((inner) => ({kind: isOpen.has(inner) ? 2 : 1, ref: isOpen.has(inner) ? Number(frameOf.get(inner)) : inner, order: tree.first[inner]})),
  ].sort((a, b) => a.order - b.order));
  /** @type {Map<string, number>[]} */ const itemOf = lists.map((items) => new Map(items.map(({kind, ref}, i) => [`${kind}:${ref}`, i])));
  /** @type {Map<number, number>[]} */ const nets = frames.map(() => new Map());
  /** @type {{net: number, item: number, slot: number, source: number}[][]} */ const pieces = frames.map(() => []);
  const add = (/** @type {number} */ f, /** @type {number} */ ref, /** @type {number} */ source, /** @type {number} */ item, /** @type {number} */ slot) => {
    if (!nets[f].has(ref)) nets[f].set(ref, nets[f].size);
    const net = Number(nets[f].get(ref));
    if (!pieces[f].some((piece) => piece.net === net && piece.item === item && piece.slot === slot)) pieces[f].push({net, item, slot, source});
  };
  const placeOf = (/** @type {number} */ id) => {
    const closed = closedOf(id);
    return closed ? {g: tree.outer[closed], key: `1:${closed}`, ref: -1 - closed} : {g: tree.of[id], key: `0:${id}`, ref: id};
  };
  const widthOf = (/** @type {number} */ id) => nodeWidth(graph.name(id).length, graph.isNamed(id));
  const isChip = (/** @type {number} */ id) => tree.chip[id] === 1 || tree.chip[id] === 2;
  for (let id = 0; id < graph.count; id++) {
    if (isChip(id)) continue;
    for (let at = graph.operandStarts[id]; at < graph.operandStarts[id + 1]; at++) {
      const operand = graph.operandNodes[at];
      if (isChip(operand)) continue;
      const [from, to] = [placeOf(operand), placeOf(id)];
      if (from.key === to.key) continue;
      const around = new Set();
      for (let g = from.g; g >= 0; g = tree.outer[g]) around.add(g);
      let [g, item] = [to.g, Number(itemOf[Number(frameOf.get(to.g))].get(to.key))];
      let slot = to.key.startsWith("0") ? at - graph.operandStarts[id] : -1;
      for (; !around.has(g); g = tree.outer[g]) {
        add(Number(frameOf.get(g)), from.ref, -1, item, slot);
        item = Number(itemOf[Number(frameOf.get(tree.outer[g]))].get(`2:${frameOf.get(g)}`));
        slot = -1;
      }
      let source = Number(itemOf[Number(frameOf.get(from.g))].get(from.key));
      for (let inner = from.g; inner !== g; inner = tree.outer[inner]) {
        add(Number(frameOf.get(inner)), from.ref, source, -1, -1);
        source = Number(itemOf[Number(frameOf.get(tree.outer[inner]))].get(`2:${frameOf.get(inner)}`));
      }
      add(Number(frameOf.get(g)), from.ref, source, item, slot);
    }
  }
  /** @type {import("../../../static/js/layout/types.js").Template[]} */ const templates = [];
  /** @type {Map<string, number>} */ const known = new Map();
  const frameTemplate = new Int32Array(frames.length);
  /** @type {number[][]} */ const chipRefs = frames.map(() => []);
  for (let f = frames.length - 1; f >= 0; f--) {
    const made = templateOf(f);
    const key = JSON.stringify(made, (_, value) => (ArrayBuffer.isView(value) ? [.../** @type {any} */ (value)] : value));
    const same = known.get(key);
    frameTemplate[f] = same ?? templates.push(made) - 1;
    known.set(key, frameTemplate[f]);
  }

  /** @param {number} f @returns {import("../../../static/js/layout/types.js").Template} */
  function templateOf(f) {
    const items = lists[f];
    const boxes = items.map(({kind, ref}) => {
      if (kind === 2) return {w: templates[frameTemplate[ref]].w, h: templates[frameTemplate[ref]].h, half: 0, below: 0};
      if (kind === 1) {
        const {w, h, stack} = closedSize(tree.inner[ref].length, false);
        return {w, h, half: stack ? 1 : 0, below: 0};
      }
      const slots = [...graph.operandNodes.subarray(graph.operandStarts[ref], graph.operandStarts[ref + 1])].map((id, slot) => ({id, slot})).filter(({id}) => isChip(id));
      const {places, below} = chipsBelow(slots.map(({id}) => ({length: graph.name(id).length, constant: graph.isConstant(id)})), widthOf(ref));
      return {w: widthOf(ref), h: NODE_HEIGHT, half: chipHalf(graph.document.nodes.op[ref]), below, chips: slots.map((slot, i) => ({...slot, ...places[i]}))};
    });
    const inset = f ? {x: FRAME.side, y: FRAME.head} : {x: 0, y: 0};
    let [x, y, tall, wide] = [inset.x + 20, inset.y, 0, 0];
    const chips = /** @type {any[]} */ ([]);
    const at = boxes.map((box, i) => {
      if (i && i % columns === 0) [x, y, tall] = [inset.x + 20, y + tall + GAP.y, 0];
      const place = {x, y};
      x += box.w + GAP.x;
      wide = Math.max(wide, x - GAP.x);
      tall = Math.max(tall, box.h + box.below);
      for (const chip of box.chips ?? []) {
        chips.push({item: i, slot: chip.slot, x: place.x + chip.x, y: place.y + chip.y, w: chip.w, h: chip.h});
        chipRefs[f].push(chip.id);
      }
      return place;
    });
    const w = Math.max(wide + FRAME.side, f ? 260 : 0);
    const runs = pieces[f].flatMap(({item, slot, source}) => {
      const [sx, sy] = source < 0 ? [0, inset.y + 20] : [at[source].x + boxes[source].w, at[source].y + boxes[source].h / 2];
      const [tx, ty] = item < 0 ? [w, inset.y + 20] : [at[item].x - (boxes[item].half > 1 ? 2 * boxes[item].half - 5 : 0), at[item].y + boxes[item].h / 2 + (slot < 0 ? 0 : (slot - 0.5) * 10)];
      return [[sx, sx + 10, sy], [tx - 10, tx, ty]].flat();
    });
    const column = (/** @type {(box: any, i: number) => number} */ of) => Float32Array.from(boxes, of);
    return {
      w, h: y + tall + FRAME.bottom, itemKind: Uint8Array.from(items, ({kind}) => kind), itemX: column((_, i) => at[i].x), itemY: column((_, i) => at[i].y),
      itemW: column(({w: width}) => width), itemH: column(({h}) => h), itemHalf: column(({half}) => half),
      chipItem: Int32Array.from(chips, ({item}) => item), chipSlot: Int32Array.from(chips, ({slot}) => slot),
      chipX: Float32Array.from(chips, (chip) => chip.x), chipY: Float32Array.from(chips, (chip) => chip.y),
      chipW: Float32Array.from(chips, (chip) => chip.w), chipH: Float32Array.from(chips, (chip) => chip.h),
      pieceNet: Int32Array.from(pieces[f], ({net}) => net), pieceItem: Int32Array.from(pieces[f], ({item}) => item), pieceSlot: Int32Array.from(pieces[f], ({slot}) => slot),
      pieceBow: new Float32Array(pieces[f].length), runStarts: Int32Array.from({length: pieces[f].length + 1}, (_, p) => 6 * p), runs: Float32Array.from(runs),
    };
  }

  const [frameX, frameY] = [new Float64Array(frames.length), new Float64Array(frames.length)];
  frames.forEach((_, f) => lists[f].forEach(({kind, ref}, i) => {
    if (kind !== 2) return;
    frameX[ref] = frameX[f] + templates[frameTemplate[f]].itemX[i];
    frameY[ref] = frameY[f] + templates[frameTemplate[f]].itemY[i];
  }));
  const starts = (/** @type {number[]} */ lengths) => lengths.reduce((all, length, f) => { all[f + 1] = all[f] + length; return all; }, new Int32Array(lengths.length + 1));
  return {
    large: true, width: templates[frameTemplate[0]].w, height: templates[frameTemplate[0]].h, open, templates,
    frameGroup: Int32Array.from(frames), frameOuter: Int32Array.from(frames, (g) => (g ? Number(frameOf.get(tree.outer[g])) : -1)), frameTemplate, frameX, frameY,
    itemStarts: starts(lists.map((items) => items.length)), itemRef: Int32Array.from(lists.flatMap((items) => items.map(({ref}) => ref))),
    netStarts: starts(nets.map((each) => each.size)), netRef: Int32Array.from(nets.flatMap((each) => [...each.keys()])),
    chipStarts: starts(chipRefs.map((each) => each.length)), chipRef: Int32Array.from(chipRefs.flat()),
  };
}
