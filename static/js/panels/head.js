/** @param {import("../context.js").Context} _context @param {HTMLElement} _element */
export function createHead(_context, _element) {}
