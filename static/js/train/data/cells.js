/** The cells of a table's text (RFC 4180), each with its place: enough to show the table and to point at a cell. Pure. */

/**
 * @typedef {{text: string, from: number, to: number}} Cell spaces around the text are taken away; `from` and `to` are offsets
 * @typedef {{line: number, cells: Cell[]}} Row `line`: the one that it begins on, from 1
 */

/** The earlier is taken where the text fits to several: commas may stand within numbers. */
const DELIMITERS = ["\t", ";", ","];
/** Rows by which the delimiter is found. */
const LOOKED_AT = 20;

/**
 * The rows that have content. A quote that is not closed ends with the text: what is wrong with it, the server says.
 * @param {string} text
 * @param {string} delimiter
 * @returns {Generator<Row>}
 */
export function* rowsIn(text, delimiter) {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begun = line;
    /** @type {Cell[]} */
    const cells = [];
    for (let more = true; more;) {
      const {cell, end, breaks} = cellAt(text, at, delimiter);
      cells.push(cell);
      line += breaks;
      more = text[end] === delimiter;
      at = end + 1;
      if (more) continue;
      if (text[end] === "\r" && text[end + 1] === "\n") at++;
      line++;
    }
    if (cells.some((cell) => cell.text !== "")) yield {line: begun, cells};
  }
}

/**
 * The cell that begins at a place; `end` is where its delimiter or the end of its line stands.
 * @param {string} text
 * @param {number} at
 * @param {string} delimiter
 */
function cellAt(text, at, delimiter) {
  const from = at;
  while (text[at] === " ") at++;
  let held = "";
  let breaks = 0;
  if (text[at] === '"') {
    for (at++; at < text.length; at++) {
      if (text[at] === '"' && text[++at] !== '"') break;
      if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) breaks++;
      held += text[at];
    }
  }
  const rest = at;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
  held += text.slice(rest, at);
  return {cell: {text: tidy(held), ...trimmed(text, from, at)}, end: at, breaks};
}

/** The place without the spaces around it. @param {string} text @param {number} from @param {number} to */
function trimmed(text, from, to) {
  const held = text.slice(from, to);
  if (held.trim() === "") return {from, to};
  return {from: from + held.length - held.trimStart().length, to: to - held.length + held.trimEnd().length};
}

/** @param {string} text */
const tidy = (text) => text.trim().replace(/\s+/g, " ");

/**
 * The first delimiter that gives all rows looked at the same number of cells, else the one that gives most.
 * @param {string} text
 * @returns {string}
 */
export function delimiterOf(text) {
  let [most, found] = [1, ","];
  for (const delimiter of DELIMITERS) {
    const widths = firstRows(text, delimiter, LOOKED_AT).map(({cells}) => cells.length);
    if (widths.length && widths[0] > 1 && widths.every((width) => width === widths[0])) return delimiter;
    if (Math.max(0, ...widths) > most) [most, found] = [Math.max(...widths), delimiter];
  }
  return found;
}

/** @param {string} text @param {string} delimiter @param {number} most @returns {Row[]} */
export function firstRows(text, delimiter, most) {
  const rows = [];
  for (const row of rowsIn(text, delimiter)) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}
