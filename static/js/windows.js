/** Windows with little room, as narrow.css has them, and what follows from them. */

/** As wide as this, in px, is a phone held upright. */
export const PHONE = 640;
/** A phone held upright. */
export const NARROW = `(max-width: ${PHONE}px)`;
/** A phone held sideways. */
export const LOW = `(min-width: ${PHONE + 1}px) and (max-height: 500px)`;
/** A tablet held upright. */
export const UPRIGHT = `(min-width: ${PHONE + 1}px) and (max-width: 899px) and (min-height: 501px)`;

/**
 * Place parts as the window asks, at once and whenever it comes to be another.
 * @param {string} query
 * @param {(matches: boolean) => void} place
 */
export function settleIn(query, place) {
  const window = matchMedia(query);
  window.addEventListener("change", () => place(window.matches));
  place(window.matches);
}
