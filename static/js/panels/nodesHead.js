/** The head of the table Nodes: each column sorts it, upwards, downwards, and then no more. */

import {h} from "../dom.js";

/** @typedef {import("./nodesOrder.js").Sorting} Sorting */

/** @type {{by: Sorting["by"], title: string}[]} */
const COLUMNS = [{by: "name", title: "Node"}, {by: "value", title: "Data"}, {by: "gradient", title: "Gradient"}];

const NEXT = {none: "ascending", ascending: "descending", descending: "none"};

/** @typedef {keyof typeof NEXT} Order */

/**
 * @param {() => void} changed
 * @returns {{element: HTMLElement, sorting: () => Sorting | null}} null: in the order of ids
 */
export function createNodesHead(changed) {
  /** @type {Sorting | null} */
  let sorting = null;
  /** @param {Sorting["by"]} by @returns {Order} */
  const orderOf = (by) => (sorting?.by !== by ? "none" : sorting.descending ? "descending" : "ascending");
  const heads = COLUMNS.map(({by, title}, i) => h("th", {scope: "col", class: i > 0 && "r"}, h("button", {type: "button", onclick() {
    const order = NEXT[orderOf(by)];
    sorting = order === "none" ? null : {by, descending: order === "descending"};
    show();
    changed();
  }}, title)));

  function show() {
    heads.forEach((head, i) => {
      const order = orderOf(COLUMNS[i].by);
      head.setAttribute("aria-sort", order);
      /** @type {HTMLElement} */ (head.firstElementChild).title = order === "none" ? "Sort by this column" : order === "ascending" ? "Smallest first; press for the largest first" : "Largest first; press for the order of the program";
    });
  }

  show();
  return {element: h("thead", {}, h("tr", {"aria-rowindex": 1}, ...heads)), sorting: () => sorting};
}
