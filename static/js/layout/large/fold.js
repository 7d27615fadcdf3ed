/**
 * A frame much taller than wanted, such as a tree with thousands of leaves, is cut into stripes that stand side by side: its
 * levels are repeated for each, and what is put together from two stripes stands in the later one.
 */

const NODE = {width: 184, height: 130};
/** Fewer stripes are not worth their lines. */
const FEWEST = 3;
/** Room for a line from one stripe to another; all of them may take this share of a stripe's height. */
const LINE = 16;
const SHARE = 0.25;

/**
 * @param {number} items @param {Int32Array} level from 0 @param {number} levels
 * @param {ArrayLike<number>} from @param {ArrayLike<number>} to an edge per position
 * @param {import("./layering.js").Nets} nets
 * @param {number} proportion width by height that are wanted
 * @returns {Int32Array | null} other levels; null where the frame is not so tall, or too many edges would join its stripes
 */
export function foldedLevels(items, level, levels, from, to, nets, proportion) {
  const many = new Int32Array(levels);
  for (const l of level) many[l]++;
  const height = NODE.height * many.reduce((most, own) => Math.max(most, own), 0);
  const stripes = Math.floor(Math.sqrt(proportion * height / (levels * NODE.width)));
  if (stripes < FEWEST) return null;
  const stripe = stripesOf(items, from, to, stripes);
  if (LINE * linesBetween(stripe, stripes, nets) > SHARE * height / stripes) return null;
  return level.map((l, v) => stripe[v] * levels + l);
}

/**
 * Leaves by the order in which a walk back from the results meets them, so that what belongs together stays together; all else
 * with the last of its operands.
 * @param {number} items @param {ArrayLike<number>} from @param {ArrayLike<number>} to @param {number} stripes
 */
function stripesOf(items, from, to, stripes) {
  const starts = new Int32Array(items + 1);
  const used = new Uint8Array(items);
  for (let e = 0; e < from.length; e++) {
    starts[to[e] + 1]++;
    used[from[e]] = 1;
  }
  let leaves = 0;
  for (let v = 0; v < items; v++) {
    if (!starts[v + 1]) leaves++;
    starts[v + 1] += starts[v];
  }
  const operands = new Int32Array(from.length);
  const next = starts.slice();
  for (let e = 0; e < from.length; e++) operands[next[to[e]]++] = from[e];
  next.set(starts);
  const stripe = new Int32Array(items).fill(-1);
  const stack = new Int32Array(items);
  let met = 0;
  for (let root = 0; root < items; root++) {
    if (used[root]) continue;
    let top = 0;
    stack[top++] = root;
    stripe[root] = 0;
    while (top) {
      const v = stack[top - 1];
      if (next[v] < starts[v + 1]) {
        const operand = operands[next[v]++];
        if (stripe[operand] >= 0) stripe[v] = Math.max(stripe[v], stripe[operand]);
        else {
          stripe[operand] = 0;
          stack[top++] = operand;
        }
        continue;
      }
      if (starts[v] === starts[v + 1]) stripe[v] = Math.floor(met++ * stripes / leaves);
      top--;
      if (top) stripe[stack[top - 1]] = Math.max(stripe[stack[top - 1]], stripe[v]);
    }
  }
  return stripe.map((own) => Math.max(0, own));
}

/**
 * @param {Int32Array} stripe @param {number} stripes @param {import("./layering.js").Nets} nets
 * @returns {number} most lines that pass from one stripe to the next
 */
function linesBetween(stripe, stripes, {sourceItem, exported, targetStarts, targetItem}) {
  const more = new Int32Array(stripes + 1);
  for (let n = 0; n < sourceItem.length; n++) {
    const first = sourceItem[n] < 0 ? 0 : stripe[sourceItem[n]];
    let last = exported[n] ? stripes - 1 : first;
    for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) last = Math.max(last, stripe[targetItem[t]]);
    more[first]++;
    more[last]--;
  }
  let most = 0;
  for (let s = 0, lines = 0; s < stripes; s++) {
    lines += more[s];
    most = Math.max(most, lines);
  }
  return most;
}
