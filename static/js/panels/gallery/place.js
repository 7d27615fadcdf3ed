/** Where the list hangs: under what opened it, above everything, inside of the window. */

import {PHONE} from "../../windows.js";

const GAP = 4;
const WIDEST = 976;
/** Where less than this is free below, the list covers what opened it; on a phone it has the whole window. */
const LEAST = 560;

/** @param {HTMLElement} list fixed in its style @param {Element} opener */
export function placeList(list, opener) {
  const {left, bottom} = opener.getBoundingClientRect();
  const widest = innerWidth - 2 * GAP;
  const width = Math.min(WIDEST, Math.max(innerWidth - left - 2 * GAP, Math.min(widest, 360)));
  const height = Math.max(innerHeight - bottom - 3 * GAP, Math.min(innerHeight - 2 * GAP, innerWidth > PHONE ? LEAST : Infinity));
  list.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
  list.style.width = `${width}px`;
  list.style.top = `${bottom + GAP}px`;
  list.style.maxHeight = `${height}px`;
  const over = list.getBoundingClientRect().bottom - innerHeight + GAP;
  if (over > 0) list.style.top = `${Math.max(GAP, bottom + GAP - over)}px`;
}
