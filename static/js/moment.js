/**
 * A moment of a training run: the pass over one sample, or over a whole batch, of one epoch.
 *
 * @typedef {object} Moment
 * @property {string} run its id
 * @property {number} epoch
 * @property {number | null} sample the row; null for a whole batch
 * @property {number | null} batch the batch of that epoch, where the whole of it is meant
 * @property {string | null} spec the run's spec, packed: with it the moment can be had when the run has been deleted
 */

/**
 * The moment that an address names.
 * @param {URLSearchParams} said
 * @returns {Moment | null}
 */
export function momentIn(said) {
  const whole = (/** @type {string} */ name) => (/^\d{1,9}$/.test(said.get(name) ?? "") ? Number(said.get(name)) : null);
  const [run, epoch, sample] = [said.get("run"), whole("epoch"), whole("sample")];
  if (run === null || epoch === null) return null;
  return {run, epoch, sample, batch: sample === null ? whole("batch") ?? 0 : null, spec: said.get("spec")};
}

/** The parts of an address that name a moment. @param {Moment} moment @returns {string[]} */
export const momentParts = (moment) => [...nameParts(moment), ...(moment.spec === null ? [] : [`spec=${moment.spec}`])];

/** What tells moments apart; also the name of its graph among those that are open. @param {Moment} moment */
export const keyOfMoment = (moment) => nameParts(moment).join("&");

/** The moment in words. @param {Moment} moment */
export const momentName = ({epoch, sample, batch}) => `Epoch ${epoch}, ${sample === null ? `batch ${batch}` : `sample ${sample}`}`;

/** Where the lab shows it. @param {Moment} moment */
export function labAddress({run, epoch, sample, spec}) {
  const parts = [`run=${encodeURIComponent(run)}`, `epoch=${epoch}`];
  if (sample !== null) parts.push(`sample=${sample}`);
  if (spec !== null) parts.push(`spec=${spec}`);
  return `/train#${parts.join("&")}`;
}

/** @param {Moment} moment */
const nameParts = ({run, epoch, sample, batch}) =>
  [`run=${encodeURIComponent(run)}`, `epoch=${epoch}`, ...(sample === null ? ["sample=all", `batch=${batch}`] : [`sample=${sample}`])];
