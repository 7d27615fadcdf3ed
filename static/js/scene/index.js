/** @param {import("../context.js").Context} _context @param {HTMLElement} _element @returns {import("../context.js").Scene} */
export function createScene(_context, _element) {
  const nothing = () => {};
  return {zoomIn: nothing, zoomOut: nothing, fit: nothing, reveal: nothing};
}
