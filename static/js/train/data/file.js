/** A file that holds a table. */

import {MIB, textOf} from "../../files/text.js";
import {Unreadable} from "../../files/unreadable.js";

/** What can be chosen, as a file input takes it. */
export const ACCEPTED = ".csv,.tsv,.txt";
/** A request may have a mebibyte more, and JSON needs more room than the text. */
export const MOST_BYTES = 7 * MIB;

/**
 * Throws Unreadable.
 * @param {File} file
 * @returns {Promise<string>}
 */
export async function tableIn(file) {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1].toLowerCase() ?? "";
  if (!ACCEPTED.split(",").includes(`.${ending}`)) throw new Unreadable(`${file.name} is no table`, "A text whose cells are divided by commas, semicolons or tabs can be read (.csv, .tsv, .txt).");
  const text = await textOf(file, MOST_BYTES);
  if (text.trim() === "") throw new Unreadable(`${file.name} is empty`, "A table has a row of names and rows of numbers.");
  return text;
}
