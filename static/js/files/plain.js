/** Quick tests of what nearly every entry of a column is. Who fails one is looked at by a check that knows more. Pure. */

/**
 * A test of texts that recur: one that was found good once is good.
 * @param {(value: unknown, where: string) => string} check throws for a text that is not good
 * @returns {(value: unknown) => boolean}
 */
export function plainTexts(check) {
  /** @type {Set<unknown>} */
  const good = new Set();
  return (value) => {
    if (good.has(value)) return true;
    try {
      good.add(check(value, ""));
      return true;
    } catch {
      return false;
    }
  };
}

/** @param {any} row @param {number} arity @param {number} id before which operands stand */
export function areOperands(row, arity, id) {
  if (!Array.isArray(row) || row.length !== arity) return false;
  for (let slot = 0; slot < arity; slot++) if (!Number.isSafeInteger(row[slot]) || row[slot] < 0 || row[slot] >= id) return false;
  return true;
}

/** @param {any} row @param {number} arity */
export function areNumbers(row, arity) {
  if (!Array.isArray(row) || row.length !== arity) return false;
  for (let slot = 0; slot < arity; slot++) if (!Number.isFinite(row[slot])) return false;
  return true;
}

/** @param {any} span @param {number} lines of the text in which it lies */
export function isSpan(span, lines) {
  if (!Array.isArray(span) || span.length !== 4) return false;
  const [line, column, endLine, endColumn] = span;
  return Number.isSafeInteger(line) && Number.isSafeInteger(column) && Number.isSafeInteger(endLine) && Number.isSafeInteger(endColumn) &&
    line >= 1 && column >= 0 && endColumn >= 0 && endLine <= lines && (line < endLine || (line === endLine && column <= endColumn));
}
