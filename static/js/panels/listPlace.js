/** Where a list hangs: under what opened it, above everything, inside of the window. */

const GAP = 4;
const WIDEST = 400;

/** @param {HTMLElement} list fixed in its style @param {Element} opener */
export function placeList(list, opener) {
  const {left, bottom, width} = opener.getBoundingClientRect();
  list.style.top = `${bottom + GAP}px`;
  list.style.left = `${left}px`;
  list.style.width = `${Math.min(Math.max(width, WIDEST), innerWidth - left - 2 * GAP)}px`;
  list.style.maxHeight = `${innerHeight - bottom - 3 * GAP}px`;
  const over = list.getBoundingClientRect().bottom - innerHeight + GAP;
  if (over > 0) list.style.top = `${Math.max(GAP, bottom + GAP - over)}px`;
}
