/** @param {import("../context.js").Context} _context @param {HTMLElement} _element */
export function createTabs(_context, _element) {}
