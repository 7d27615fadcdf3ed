/** A file of the reader's: a graph, or a text to run. */

import {withPlainEnds} from "../places.js";
import {NotAGraph} from "./checks.js";
import {readDocument} from "./document.js";
import {isNotebook, languageOf, programOf} from "./notebook.js";
import {MIB, textOf} from "./text.js";
import {Unreadable} from "./unreadable.js";

/**
 * @typedef {{kind: "graph", name: string, text: string, document: import("../types.js").GraphDocument}} GraphFile
 * @typedef {{kind: "program", name: string, text: string}} ProgramFile
 */

/** What can be opened, as a file input takes it. */
export const ACCEPTED = ".json,.py,.txt,.ipynb";
const OPENS = "A graph document (.json), a program (.py or .txt) and a notebook (.ipynb) can be opened.";
const MOST_BYTES = 64 * MIB;
const MOST_TEXT = MIB;

/**
 * Throws Unreadable for what is neither.
 * @param {File} file
 * @param {import("./columns.js").Known} known
 * @returns {Promise<GraphFile | ProgramFile>}
 */
export async function readFile(file, known) {
  const {name} = file;
  const ending = /\.([^.]+)$/.exec(name)?.[1].toLowerCase() ?? "";
  if (!ACCEPTED.split(",").includes(`.${ending}`)) throw new Unreadable(`${name} cannot be opened`, OPENS);
  const text = await textOf(file, MOST_BYTES);
  if (ending === "py" || ending === "txt") return program(name, text);
  const given = parsed(name, text);
  if (ending === "ipynb" || isNotebook(given)) return fromNotebook(name, given);
  return graphFile(name, text, known);
}

/**
 * A graph document's text as a file that has been read; also for one that was kept.
 * @param {string} name
 * @param {string} text
 * @param {import("./columns.js").Known} known
 * @returns {GraphFile}
 */
export function graphFile(name, text, known) {
  try {
    return {kind: "graph", name, text, document: readDocument(parsed(name, text), known)};
  } catch (error) {
    if (error instanceof NotAGraph) throw new Unreadable(`${name} is no graph that can be walked`, `${error.message}.`);
    throw error;
  }
}

/** @param {string} name @param {string} text @returns {ProgramFile} */
function program(name, text) {
  if (text.length > MOST_TEXT) throw new Unreadable(`${name} is too long`, `It has ${text.length.toLocaleString("en")} characters, and no program that is run here has as many.`);
  if (text.trim() === "") throw new Unreadable(`${name} is empty`, OPENS);
  return {kind: "program", name, text: withPlainEnds(text)};
}

/** @param {string} name @param {unknown} given */
function fromNotebook(name, given) {
  if (!isNotebook(given)) throw new Unreadable(`${name} is no notebook`, "Its cells are missing. Save it in Jupyter again, as .ipynb.");
  const language = languageOf(given);
  if (language !== "" && language !== "python") throw new Unreadable(`${name} is not in Python`, `Its code is ${language.slice(0, 40)}; only Python is read here.`);
  const text = programOf(given);
  if (text === "") throw new Unreadable(`${name} has no code`, "None of its cells holds code.");
  return program(name, text);
}

/** @param {string} name @param {string} text @returns {unknown} */
function parsed(name, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof SyntaxError ? error.message : "It nests too deep";
    throw new Unreadable(`${name} is not JSON`, `${said.replace(/^JSON\.parse: /, "").replace(/\.?$/, ".")}`);
  }
}
