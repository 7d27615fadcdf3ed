/** @param {import("../../context.js").Context} _context @param {HTMLElement} _element */
export function createEditor(_context, _element) {}
