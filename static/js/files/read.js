/** A file of the reader's: a graph, or a text to run. */

import {unpack} from "../address.js";
import {withPlainEnds} from "../places.js";
import {NotAGraph} from "./checks.js";
import {readDocument} from "./document.js";
import {keyOf, nameIn} from "./key.js";
import {isNotebook, languageOf, programOf} from "./notebook.js";
import {MIB, textOf} from "./text.js";
import {Unreadable} from "./unreadable.js";

/**
 * @typedef {object} GraphFile
 * @property {"graph"} kind
 * @property {string} name
 * @property {string} key the same for the same name and text
 * @property {File} file what was read, which stays so whatever becomes of it on the disk
 * @property {import("../types.js").GraphDocument} document
 *
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
  return graphFile(name, text, given, known);
}

/**
 * A graph that was kept, out of the storage of this tab or as it is held. Throws Unreadable where it is no graph.
 * @param {import("./kept.js").Kept} kept
 * @param {string} key of what is looked for
 * @param {import("./columns.js").Known} known
 * @returns {Promise<GraphFile | null>} null where it is not that
 */
export async function readKept(kept, key, known) {
  const text = kept instanceof Blob ? await textOf(kept, MOST_BYTES) : await unpack(kept).catch(() => null);
  const name = kept instanceof Blob ? kept.name : nameIn(key);
  return text !== null && keyOf(name, text) === key ? graphFile(name, text, parsed(name, text), known, key) : null;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {unknown} given which is what the text says
 * @param {import("./columns.js").Known} known
 * @param {string} [key]
 * @returns {GraphFile}
 */
function graphFile(name, text, given, known, key = keyOf(name, text)) {
  try {
    return {kind: "graph", name, key, file: new File([text], name), document: readDocument(given, known)};
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
