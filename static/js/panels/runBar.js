/** @param {import("../context.js").Context} _context @param {HTMLElement} _element */
export function createRunBar(_context, _element) {}
