/** @param {import("../../context.js").Context} _context @param {HTMLElement} _element */
export function createGraphTools(_context, _element) {}
