/** The button that saves the rows of the table Nodes as CSV. */

import {h} from "../dom.js";
import {save} from "../saving.js";
import {frameOf, shownOf} from "../walk/shown.js";
import {csvOf} from "./nodesCsv.js";

/**
 * @param {import("../context.js").Context} context
 * @param {() => ArrayLike<number>} rows ids of the present graph, as the table lists them
 * @returns {HTMLElement}
 */
export function createCsvButton({store}, rows) {
  const button = h("button", {type: "button", class: "btn csv", title: "Save these rows as CSV, in full precision, as they stand at this step", "aria-label": "Save the rows as CSV", disabled: true, onclick: write}, "CSV");

  /** Piece by piece, so that the page stays awake over a hundred thousand rows. */
  async function write() {
    const state = store.get();
    const frame = frameOf(state);
    if (!state.graph || !frame || button.hasAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    const pieces = [];
    try {
      for (const piece of csvOf(state.graph, rows(), (id) => shownIn(state, id, frame))) {
        pieces.push(piece);
        await new Promise((awake) => { setTimeout(awake); });
      }
    } finally {
      button.removeAttribute("aria-busy");
    }
    save({blob: new Blob(pieces, {type: "text/csv;charset=utf-8"}), name: "gradwalk.csv"});
  }

  store.on(["graph"], ({graph}) => { button.disabled = !graph; });
  return button;
}

/** @param {Readonly<import("../types.js").State>} state @param {number} id @param {import("../walk/walk.js").Frame} frame */
function shownIn(state, id, frame) {
  const {value, gradient, valueAsked, gradientAsked} = shownOf(state, id, frame);
  return {value: valueAsked ? null : value, gradient: gradientAsked ? null : gradient?.sum ?? null};
}
