/** How large things are, from the look: boxes grow with their text within bounds. */

export const NODE_HEIGHT = 76;
const NODE_WIDTH = {least: 96, most: 128};
const PADDING = 10;
const LABEL_ADVANCE = 7.83;
const SOURCE_ADVANCE = 7.23;

/** Where the edges of two operands end, above and below the middle of the op chip. */
export const SLOT = 7;

/** Height of an op chip. */
export const CHIP_HEIGHT = 26;

const CHIP = {height: 20, gap: 4, above: 8, least: 64, most: 128};
const CLOSED = {width: 220, head: 80, row: 24, rows: 5};
const COMPACT = {width: 278, height: 56, plain: 208};

export const STACK = 8;
export const FRAME = {head: 44, side: 24, bottom: 20};

/** Signs of the operations that have one; any other shows its name in a pill. */
const SYMBOLS = {add: "+", sub: "−", mul: "×", div: "÷", pow: "xⁿ", neg: "−"};

/** @param {number} length of its name, in characters @param {boolean} named @returns {number} width of a node's box */
export function nodeWidth(length, named) {
  const text = 2 * PADDING + length * (named ? LABEL_ADVANCE : SOURCE_ADVANCE);
  return Math.min(NODE_WIDTH.most, Math.max(NODE_WIDTH.least, 2 * Math.ceil(text / 2)));
}

/**
 * @param {string} op @param {Record<string, string>} [symbols]
 * @returns {number} half the width of the op chip; 0 for a leaf
 */
export function chipHalf(op, symbols = SYMBOLS) {
  if (op === "leaf" || op === "constant") return 0;
  return symbols[op] ? 14 : Math.max(23, Math.ceil((op.length * SOURCE_ADVANCE + 17) / 2));
}

/** @param {number} half @returns {number} how far the op chip stands out to the left of its box */
export const chipReach = (half) => (half ? 2 * half - 5 : 0);

/** @param {number} length of its name @param {boolean} constant @returns {number} width of a chip with its number */
function valueChipWidth(length, constant) {
  const text = constant ? 16 + SOURCE_ADVANCE * 8 : 28 + SOURCE_ADVANCE * (length + 6);
  return Math.min(CHIP.most, Math.max(CHIP.least, Math.ceil(text)));
}

/**
 * Chips under a node's box, centered on it, in the order of their slots.
 * @param {{length: number, constant: boolean}[]} chips of how many characters each name is
 * @param {number} width of the box
 * @returns {{places: {x: number, y: number, w: number, h: number}[], below: number, reach: number}} places relative to the
 *   box's upper left corner; how far they go below the box and beyond either side of it
 */
export function chipsBelow(chips, width) {
  let y = NODE_HEIGHT + CHIP.above;
  let reach = 0;
  const places = chips.map(({length, constant}) => {
    const w = valueChipWidth(length, constant);
    const place = {x: (width - w) / 2, y, w, h: CHIP.height};
    reach = Math.max(reach, (w - width) / 2);
    y += CHIP.height + CHIP.gap;
    return place;
  });
  return {places, below: chips.length ? y - CHIP.gap - NODE_HEIGHT : 0, reach};
}

/**
 * A closed group: a stack with a line for each group inside it, or one low box where there is none.
 * @param {number} children @param {boolean} withChips
 */
export function closedSize(children, withChips) {
  if (children === 0) return {w: withChips ? COMPACT.width : COMPACT.plain, h: COMPACT.height, stack: false, rows: 0, more: false};
  const rows = Math.min(children, CLOSED.rows);
  const more = children > rows;
  return {w: CLOSED.width, h: CLOSED.head + CLOSED.row * (rows + (more ? 1 : 0)), stack: true, rows, more};
}

/** Places of the two chips in a low closed group, relative to its upper left corner: first weight, then bias. */
export const COMPACT_CHIPS = [{x: 40, y: 32, w: 94, h: 18}, {x: 140, y: 32, w: 80, h: 18}];

/** @param {string} name @returns {number} the least width of an open group with that name, its numbers and its toggle */
export const frameWidth = (name) => 16 + name.length * 8 + 170 + 40;
