/** @param {import("../../context.js").Context} _context @param {HTMLElement} _element */
export function createWalkPanel(_context, _element) {}
