/** What all figures have in common: a bar with title and caption, the picture, a summary in words, and the numbers as a table. */

import {fill, h} from "../../dom.js";

/**
 * @typedef {{columns: string[], rows: (string | Node)[][], here?: number, note?: string}} Table
 *   cells of numbers are text as it is read; `here` is the row of what is shown elsewhere, too
 * @typedef {ReturnType<typeof createFrame>} Frame
 */

/** While the epochs go by, a table that is shown is written anew once they have rested for so many milliseconds. */
const REST = 150;

/** A table has no more rows than this; its note says what was left out. */
export const MOST_ROWS = 500;

/**
 * @param {HTMLElement} root the figure
 * @param {string} title
 * @param {object} parts
 * @param {() => Table} parts.table made only while it is shown
 * @param {() => void} parts.draw draws the picture anew; called when it is shown again
 * @param {...import("../../dom.js").Content} extras stand in the bar
 */
export function createFrame(root, title, {table, draw}, ...extras) {
  const own = root.id || title.toLowerCase().replaceAll(" ", "-");
  const head = h("h2", {}, title);
  const caption = h("span", {class: "cap"});
  const summary = h("p", {class: "summary sr", id: `${own}-summary`});
  const grid = h("table", {"aria-label": `${title}: numbers`});
  const note = h("p", {class: "cap"});
  const numbers = h("div", {class: "numbers", id: `${own}-numbers`, tabindex: 0, role: "region", "aria-label": `${title}: table`, hidden: true}, note, grid);
  const button = h("button", {type: "button", class: "link", "aria-expanded": "false", "aria-controls": numbers.id, "aria-label": `Table: ${title}`, onclick: toggle}, "Table");
  const plot = h("div", {class: "plot"});
  root.append(h("div", {class: "bar"}, head, caption, h("span", {class: "grow"}), ...extras, button), summary, plot, numbers);
  root.setAttribute("aria-describedby", summary.id);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const isOpen = () => !numbers.hidden;

  function toggle() {
    const open = !isOpen();
    numbers.hidden = !open;
    plot.hidden = open;
    summary.classList.toggle("sr", !open);
    root.classList.toggle("as-table", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) write();
    else draw();
  }

  function write() {
    const {columns, rows, here = -1, note: said} = table();
    note.textContent = said ?? "";
    note.hidden = !said;
    fill(grid, h("thead", {}, h("tr", {}, ...columns.map((column) => h("th", {scope: "col"}, column)))),
      h("tbody", {}, ...rows.map((cells, i) => h("tr", {"aria-current": i === here && "true"}, ...cells.map((cell) => h("td", {}, cell))))));
  }

  return {
    plot,
    isOpen,
    /** Writes the table that is shown. */
    write() {
      clearTimeout(timer);
      timer = setTimeout(() => isOpen() && write(), REST);
    },
    /** What stands above the figure, whose name is always the same. @param {string} text */
    head: (text) => put(head, text),
    /** @param {string} text */
    caption(text) {
      put(caption, text);
      caption.title = text; // where there is no room for all of it
    },
    /** @param {string} text */
    summary: (text) => put(summary, text),
  };
}

/** Why there is nothing to draw. @param {Readonly<import("../types.js").State>} state */
export const nothingYet = ({run}) => (run ? "The first epoch is on its way." : "There is no run yet.");

/** @param {Element} element @param {string} text */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
