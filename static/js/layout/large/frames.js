/**
 * @typedef {object} Frame One open group, laid out.
 * @property {number} group
 * @property {import("./index.js").Made} made
 * @property {Int32Array} items node ids and, as -1 - g, groups
 * @property {Int32Array} refs per net the node it comes from, or -1 - g for a closed group g
 * @property {Int32Array} chips
 */

/**
 * @param {Frame[]} inside inner ones first, the whole last
 * @param {Int32Array} at position of each open group's frame; -1 for a closed group
 * @param {string[]} paths of the open groups
 * @returns {import("../types.js").LargePicture}
 */
export function pictureOfFrames(inside, at, paths) {
  const frames = inside.slice().reverse();
  const count = frames.length;
  const frameAt = (/** @type {number} */ group) => count - 1 - at[group];
  const [itemStarts, netStarts, chipStarts] = [new Int32Array(count + 1), new Int32Array(count + 1), new Int32Array(count + 1)];
  frames.forEach(({items, refs, chips}, f) => {
    itemStarts[f + 1] = itemStarts[f] + items.length;
    netStarts[f + 1] = netStarts[f] + refs.length;
    chipStarts[f + 1] = chipStarts[f] + chips.length;
  });
  const itemRef = new Int32Array(itemStarts[count]);
  const netRef = new Int32Array(netStarts[count]);
  const chipRef = new Int32Array(chipStarts[count]);
  const frameGroup = new Int32Array(count);
  const frameOuter = new Int32Array(count).fill(-1);
  const frameTemplate = new Int32Array(count);
  const frameX = new Float64Array(count);
  const frameY = new Float64Array(count);
  /** @type {Map<number, number>} */ const used = new Map();
  /** @type {import("../types.js").Template[]} */ const templates = [];
  frames.forEach(({group, made, items, refs, chips}, f) => {
    let t = used.get(made.id);
    if (t === undefined) {
      used.set(made.id, t = templates.length);
      templates.push(copied(made.template));
    }
    frameTemplate[f] = t;
    frameGroup[f] = group;
    netRef.set(refs, netStarts[f]);
    chipRef.set(chips, chipStarts[f]);
    const {itemKind, itemX, itemY} = made.template;
    for (let i = 0; i < items.length; i++) {
      const to = itemStarts[f] + i;
      if (itemKind[i] !== 2) {
        itemRef[to] = items[i] < 0 ? -1 - items[i] : items[i];
        continue;
      }
      const within = frameAt(-1 - items[i]);
      itemRef[to] = within;
      frameOuter[within] = f;
      frameX[within] = frameX[f] + itemX[i];
      frameY[within] = frameY[f] + itemY[i];
    }
  });
  const {w, h} = frames[0].made.template;
  return {
    large: true, width: w, height: h, open: paths, templates, frameGroup, frameOuter, frameTemplate, frameX, frameY,
    itemStarts, itemRef, netStarts, netRef, chipStarts, chipRef,
  };
}

/** What is kept must not change hands. @param {import("../types.js").Template} template @returns {import("../types.js").Template} */
function copied(template) {
  const copy = {...template};
  for (const [name, column] of Object.entries(copy)) if (ArrayBuffer.isView(column)) Object.assign(copy, {[name]: /** @type {Float32Array} */ (column).slice()});
  return copy;
}
