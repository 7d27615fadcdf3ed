/** The reader's own data, kept for the next visit where they are not too long. */

import {forget, remember, remembered} from "../../memory.js";

/** @typedef {import("../types.js").OwnCsv | import("../types.js").OwnRows} OwnData */

const NAME = "ownData";
/** Characters; browsers give a site some five million in all. */
const LONGEST = 200_000;

/** @param {OwnData} data */
export function keep(data) {
  const written = JSON.stringify(data);
  if (written.length <= LONGEST) remember(NAME, written);
  else forget(NAME); // older data in their place would mislead
}

/** @returns {OwnData | null} */
export function kept() {
  try {
    const data = JSON.parse(remembered(NAME) ?? "null");
    const isCsv = typeof data?.csv === "string" && ["string", "number"].includes(typeof data.target);
    const isRows = Array.isArray(data?.y) && Array.isArray(data.x) && data.x.every((/** @type {unknown} */ row) => Array.isArray(row) && row.every((each) => typeof each === "number"));
    return isCsv || isRows ? data : null;
  } catch {
    return null;
  }
}
