/** @param {import("../context.js").Context} _context @param {HTMLElement} _element */
export function createGallery(_context, _element) {}
