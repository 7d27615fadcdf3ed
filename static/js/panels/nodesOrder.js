/**
 * Which nodes the table Nodes lists, and in which order: those that hold the words of the filter and lie in the mask, sorted by
 * a column. Numbers are sorted as the whole pass leaves them; what is not shown yet comes last, so that nothing is given away.
 *
 * @typedef {import("../graph/graph.js").Graph} Graph
 * @typedef {"name" | "value" | "gradient"} Column
 * @typedef {{by: Column, descending: boolean}} Sorting
 *
 * @typedef {object} Wanted
 * @property {string} words as typed; "" for all
 * @property {Uint8Array | null} mask
 * @property {Sorting | null} sorting null: in the order of ids
 * @property {import("../walk/walk.js").Walk} walk
 * @property {number} clock
 * @property {boolean} overwrite
 *
 * @typedef {object} Listed
 * @property {Int32Array} ids
 * @property {(id: number) => number} at the row of a node; -1 where it is not listed
 */

const NUMBERS = 2 ** 32;

/** Names read, or nodes put in their place, at a time while nobody waits. */
const SLICE = 2000;

/**
 * Answers in time proportional to the nodes; what is sorted is kept, so that a step or a letter costs no sorting.
 * @param {Graph} graph
 * @returns {{list: (wanted: Wanted) => Listed, prepare: () => Generator<void, void>}} prepare: makes ahead, bit by bit, what the
 *   first letter or the first sorting would have to wait for
 */
export function createNodesOrder(graph) {
  const {value, grad} = graph;
  const names = columnOf(graph.count, graph.name);
  const lower = columnOf(graph.count, (id) => names.whole()[id].toLowerCase());
  const keys = once(() => nameKeys(names.whole()));
  const byName = inPieces(() => sorting(keys()));
  const byValue = inPieces(() => sorting(value));
  const byGradient = inPieces(() => sorting(grad));
  /** @type {WeakMap<import("../walk/walk.js").Walk, Int32Array>} */
  const byKept = new WeakMap();

  /** By the gradients that are left where each term takes the place of the one before. @param {import("../walk/walk.js").Walk} walk */
  function byOverwritten(walk) {
    const known = byKept.get(walk);
    if (known) return known;
    const sums = Float64Array.from({length: graph.count}, (_, id) => walk.gradientAt(id, Infinity, true)?.sum ?? NaN);
    const ids = ascending(sums);
    byKept.set(walk, ids);
    return ids;
  }

  /** @param {string} words @returns {(id: number) => boolean} */
  function holding(words) {
    const asked = words.trim().toLowerCase();
    if (!asked) return () => true;
    const {ops, op, paths, group} = graph.columns;
    const [byOp, byGroup] = [ops, paths].map((texts) => texts.map((text) => text.toLowerCase().includes(asked)));
    return (id) => byOp[op[id]] || byGroup[group[id]] || lower.whole()[id].includes(asked);
  }

  /** @param {Wanted} wanted @returns {Listed} */
  function list({words, mask, sorting, walk, clock, overwrite}) {
    const holds = holding(words);
    const lists = (/** @type {number} */ id) => (!mask || mask[id] === 1) && holds(id);
    /** @type {Record<Column, () => Int32Array>} */
    const sorted = {name: byName.whole, value: byValue.whole, gradient: () => (overwrite ? byOverwritten(walk) : byGradient.whole())};
    /** @type {Record<Column, (id: number) => boolean>} */
    const shows = {name: () => true, value: (id) => walk.valueAt(id, clock) !== null, gradient: (id) => walk.arrived(id, clock) > 0};
    const order = sorting ? sorted[sorting.by]() : null;
    const ids = new Int32Array(graph.count);
    let length = 0;
    for (let i = 0; i < graph.count; i++) {
      const id = !order ? i : order[sorting?.descending ? graph.count - 1 - i : i];
      if ((!sorting || shows[sorting.by](id)) && lists(id)) ids[length++] = id;
    }
    for (let id = 0; sorting && id < graph.count; id++) if (!shows[sorting.by](id) && lists(id)) ids[length++] = id;
    return listed(ids.subarray(0, length), graph.count);
  }

  return {list, *prepare() {
    for (const each of [names, lower, byValue, byGradient]) while (each.more()) yield;
    keys();
    yield;
    while (byName.more()) yield;
  }};
}

/**
 * A column of texts that is made as far as it is needed.
 * @param {number} count
 * @param {(id: number) => string} make
 */
function columnOf(count, make) {
  /** @type {string[]} */
  const texts = [];
  const fillTo = (/** @type {number} */ end) => { while (texts.length < end) texts.push(make(texts.length)); };
  return {
    whole() {
      fillTo(count);
      return texts;
    },
    /** @returns {boolean} whether there is still more to make */
    more() {
      fillTo(Math.min(count, texts.length + SLICE));
      return texts.length < count;
    },
  };
}

/** @param {Int32Array} ids @param {number} count of nodes @returns {Listed} */
function listed(ids, count) {
  const rows = once(() => {
    const at = new Int32Array(count).fill(-1);
    ids.forEach((id, row) => { at[id] = row; });
    return at;
  });
  return {ids, at: (id) => rows()[id] ?? -1};
}

/**
 * Indices in the order of their keys; NaN last, equal ones as they stand.
 * @param {Float64Array} keys
 * @returns {Int32Array}
 */
export const ascending = (keys) => inPieces(() => sorting(keys)).whole();

/** @param {Float64Array} keys @returns {Generator<void, Int32Array>} */
function* sorting(keys) {
  const sorted = keys.slice().sort();
  const placed = new Int32Array(keys.length);
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    if (i % SLICE === 0) yield;
    const first = firstOf(sorted, keys[i]);
    order[first + placed[first]++] = i;
  }
  return order;
}

/** The first place of a key in a sorted column that holds it. @param {Float64Array} sorted @param {number} key */
function firstOf(sorted, key) {
  const isNone = Number.isNaN(key);
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < key || (isNone && !Number.isNaN(sorted[middle]))) low = middle + 1; else high = middle;
  }
  return low;
}

/**
 * Keys that sort names as people do, v9 before v10: first by the text around their last number, then by that number.
 * @param {string[]} names
 */
function nameKeys(names) {
  /** @type {Map<string, number>} */
  const texts = new Map();
  const text = new Int32Array(names.length);
  const keys = new Float64Array(names.length);
  for (let id = 0; id < names.length; id++) {
    const name = names[id];
    let end = name.length;
    while (end > 0 && !isDigit(name.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && isDigit(name.charCodeAt(start - 1))) start--;
    const around = start === end ? name : end === name.length ? name.slice(0, start) : `${name.slice(0, start)} ${name.slice(end)}`;
    let at = texts.get(around);
    if (at === undefined) texts.set(around, at = texts.size);
    text[id] = at;
    keys[id] = start === end ? 0 : Math.min(1 + Number(name.slice(start, end)), NUMBERS - 1);
  }
  const {compare} = new Intl.Collator("en", {numeric: true});
  const ranks = new Int32Array(texts.size);
  [...texts].sort(([a], [b]) => compare(a, b)).forEach(([, at], rank) => { ranks[at] = rank; });
  return keys.map((number, id) => ranks[text[id]] * NUMBERS + number);
}

/** @param {number} code of a character */
const isDigit = (code) => code >= 48 && code <= 57;

/** @template T @param {() => T} make @returns {() => T} makes it when it is first asked for */
function once(make) {
  /** @type {{made: T} | null} */
  let kept = null;
  return () => (kept ??= {made: make()}).made;
}

/**
 * What is made bit by bit, as far as there was time, and the rest of it when it is asked for.
 * @template T @param {() => Generator<void, T>} make
 * @returns {{whole: () => T, more: () => boolean}} more: makes a bit, and tells whether there is still more to make
 */
function inPieces(make) {
  /** @type {Generator<void, T> | undefined} */
  let under;
  /** @type {IteratorResult<void, T> | undefined} */
  let last;
  function more() {
    if (!last?.done) last = (under ??= make()).next();
    return !last.done;
  }
  return {
    whole() {
      while (more());
      return /** @type {IteratorReturnResult<T>} */ (last).value;
    },
    more,
  };
}
