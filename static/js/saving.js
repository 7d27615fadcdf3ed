/** Hands the reader a file. */

import {h} from "./dom.js";

/** Time for the browser to have taken it. */
const TAKEN = 10_000;

/** @param {{blob: Blob, name: string}} file */
export function save({blob, name}) {
  const url = URL.createObjectURL(blob);
  h("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN);
}
