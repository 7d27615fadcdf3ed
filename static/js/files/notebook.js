/** The program in a Jupyter notebook: its code cells, one after the other. Pure. */

/**
 * @param {any} given a JSON value
 * @returns {boolean}
 */
export const isNotebook = (given) => typeof given === "object" && given !== null && Number.isInteger(given.nbformat) && (Array.isArray(given.cells) || Array.isArray(given.worksheets));

/**
 * @param {any} notebook for which isNotebook holds; notebooks of version 3 keep their cells in worksheets
 * @returns {string} "" where it has no code
 */
export function programOf(notebook) {
  /** @type {any[]} */
  const cells = notebook.cells ?? notebook.worksheets.flatMap((/** @type {any} */ sheet) => sheet?.cells ?? []);
  return cells.filter((cell) => cell?.cell_type === "code").map(({source, input}) => textOf(source ?? input).trimEnd())
    .filter((code) => code.trim() !== "").map((code) => `${code}\n`).join("\n");
}

/** @param {any} notebook @returns {string} the language of its code, in lower case; "" where it does not say */
export const languageOf = ({metadata}) => String(metadata?.kernelspec?.language ?? metadata?.language_info?.name ?? "").toLowerCase();

/** A cell's text is one string, or a list of its lines. @param {unknown} source @returns {string} */
const textOf = (source) => (Array.isArray(source) ? source.filter((line) => typeof line === "string").join("") : typeof source === "string" ? source : "");
