/** The menu of forms in which the graph leaves the page: as a picture, made here, or as a text that the server writes. */

import {ProblemError, exported} from "../api.js";
import {writeDocument} from "../files/document.js";
import {PICTURES, wordsOf} from "../pictures/index.js";
import {TooLarge} from "../pictures/png.js";
import {isVacant} from "../vacant.js";
import {createSaveMenu} from "./saveMenu.js";

/** @typedef {import("./saveMenu.js").Row} Row */

const ID = "export";
const TOO_LARGE = 413;

/** Opens the menu where it stands: in a narrow window that is another menu. */
export function openExports() {
  const button = /** @type {HTMLButtonElement} */ (document.getElementById(ID));
  if (!button.checkVisibility()) /** @type {HTMLElement | null} */ (document.querySelector(".head-more"))?.click();
  if (!button.disabled && button.getAttribute("aria-expanded") !== "true") button.click();
}

/**
 * @param {import("../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createExportMenu({store, actions, operations, exports, still}) {
  /** @param {import("../pictures/index.js").PictureFormat} format @returns {Row} */
  const picture = ({name, title, purpose, generic, make}) => ({title, purpose, async make() {
    const drawn = still({generic});
    if (!drawn) throw new NothingDrawn();
    return {blob: await make(drawn, wordsOf(store.get(), operations)), name: `gradwalk.${name}`};
  }});

  /** @param {{name: string, title: string, purpose: string}} format @returns {Row} */
  const written = ({name, title, purpose}) => ({title, purpose, make() {
    const {document, opened} = store.get();
    if (opened && name === "json") return {blob: new Blob([writeDocument(opened.document)], {type: "application/json"}), name: "gradwalk.json"};
    if (!document) throw new NothingDrawn();
    return exported(name, opened ? {document: opened.document} : {program: document.program, pass: document.pass});
  }});

  const {element, button} = createSaveMenu({id: ID, title: "Save the graph (Ctrl+S)"}, [PICTURES.map(picture), exports.map(written)], (error, title) => {
    const told = failure(error, title);
    if (told) actions.tell(told);
    return told !== null;
  });

  store.on(["program", "problem", "document"], (state) => { button.disabled = isVacant(state); });
  return element;
}

/** There is no drawing yet, or that of another graph. */
class NothingDrawn extends Error {}

/** @param {unknown} error @param {string} title of the form @returns {{title: string, detail: string} | null} null for a fault of ours */
function failure(error, title) {
  if (error instanceof NothingDrawn) return {title: "Nothing is drawn yet", detail: "Once the graph has its picture, it can be saved."};
  if (error instanceof TooLarge) return {title: `The picture is too large for ${title}`, detail: error.message};
  if (!(error instanceof ProblemError)) return null;
  if (error.problem.status !== TOO_LARGE) return error.problem;
  return {title: `The graph is too large for ${title}`, detail: `A graph from a file is sent to the server for this. ${error.problem.detail} JSON, SVG and PNG are made here, of any size.`};
}
