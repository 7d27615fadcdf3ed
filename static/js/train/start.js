/** Where a run begins on the charts' axis. Pure. */

/**
 * A fork goes on from an epoch of another run, which may be a fork itself.
 * @param {import("./types.js").Spec} spec
 * @param {{id: string, spec: import("./types.js").Spec}[]} runs those that are known; one that is not begins at 0
 * @returns {number}
 */
export function startOf({from}, runs) {
  let start = 0;
  const seen = new Set();
  while (from && !seen.has(from.run)) {
    seen.add(from.run);
    start += from.epoch;
    const {run} = from;
    from = runs.find(({id}) => id === run)?.spec.from ?? null;
  }
  return start;
}
