/** @param {import("../../context.js").Context} _context @param {HTMLElement} _element */
export function createDetails(_context, _element) {}
