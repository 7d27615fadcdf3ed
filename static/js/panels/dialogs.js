/** @param {import("../context.js").Context} _context @param {HTMLElement} _element */
export function createDialogs(_context, _element) {}
