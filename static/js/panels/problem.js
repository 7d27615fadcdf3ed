/** @param {import("../context.js").Context} _context @param {HTMLElement} _element */
export function createProblem(_context, _element) {}
