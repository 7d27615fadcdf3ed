/**
 * Which net of an open group inside a frame each of the frame's nets goes on as.
 * @param {number} count @param {number} groups
 */
export function portsBySource(count, groups) {
  const at = new Int32Array(count + groups);
  const slotOf = (/** @type {number} */ ref) => (ref < 0 ? count - 1 - ref : ref);
  /**
   * @param {import("./contents.js").Content} content @param {number[]} inner items that are open groups
   * @param {(item: number) => import("./frames.js").Frame} frameOf
   * @returns {{sourcePort: Int32Array, targetPort: Int32Array}} -1 at other items
   */
  return ({items, refs, source, targetStarts, targetItem}, inner, frameOf) => {
    const sourcePort = new Int32Array(refs.length).fill(-1);
    const targetPort = new Int32Array(targetItem.length).fill(-1);
    if (!inner.length) return {sourcePort, targetPort};
    // Ends at each item, so that each inner frame's nets are looked up once.
    const starts = new Int32Array(items.length + 1);
    for (const item of source) if (item >= 0) starts[item + 1]++;
    for (const item of targetItem) starts[item + 1]++;
    for (let i = 0; i < items.length; i++) starts[i + 1] += starts[i];
    const next = starts.slice();
    const ends = new Int32Array(starts[items.length]);
    const netOf = new Int32Array(targetItem.length);
    for (let n = 0; n < refs.length; n++) {
      if (source[n] >= 0) ends[next[source[n]]++] = -1 - n;
      for (let t = targetStarts[n]; t < targetStarts[n + 1]; t++) {
        netOf[t] = n;
        ends[next[targetItem[t]]++] = t;
      }
    }
    for (const i of inner) {
      const within = frameOf(i).refs;
      for (let n = 0; n < within.length; n++) at[slotOf(within[n])] = n;
      for (let k = starts[i]; k < starts[i + 1]; k++) {
        const end = ends[k];
        if (end < 0) sourcePort[-1 - end] = at[slotOf(refs[-1 - end])];
        else targetPort[end] = at[slotOf(refs[netOf[end]])];
      }
    }
    return {sourcePort, targetPort};
  };
}
