/**
 * What of a picture changes hands without being copied: the buffer of each column, once.
 * @param {import("./types.js").Picture | import("./types.js").LargePicture} picture
 * @returns {ArrayBuffer[]} none of a picture made of objects
 */
export function buffersOf(picture) {
  if (!("large" in picture)) return [];
  /** @type {Set<ArrayBuffer>} */ const buffers = new Set();
  for (const part of [picture, ...picture.templates]) {
    for (const column of Object.values(part)) if (ArrayBuffer.isView(column)) buffers.add(/** @type {ArrayBuffer} */ (column.buffer));
  }
  return [...buffers];
}
