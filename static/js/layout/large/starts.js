/**
 * Depth first from the far side back: what belongs together comes together, in the order of the operands.
 * @param {{count: number, level: Int32Array}} layering
 * @param {import("./rows.js").Side} ahead walked along @param {import("./rows.js").Side} back
 * @param {Int32Array} rowStarts
 * @returns {Int32Array} vertices of each level from the top
 */
export function depthFirst({count, level}, ahead, back, rowStarts) {
  const vertices = new Int32Array(count);
  const next = rowStarts.slice();
  const seen = new Uint8Array(count);
  const stack = new Int32Array(ahead.far.length + 1);
  for (let root = 0; root < count; root++) {
    if (back.starts[root + 1] > back.starts[root]) continue;
    let top = 0;
    stack[top++] = root;
    while (top) {
      const v = stack[--top];
      if (seen[v]) continue;
      seen[v] = 1;
      vertices[next[level[v]]++] = v;
      for (let k = ahead.starts[v + 1] - 1; k >= ahead.starts[v]; k--) if (!seen[ahead.far[k]]) stack[top++] = ahead.far[k];
    }
  }
  return vertices;
}
