/** The first rows of a table, the target marked. */

import {fill, h} from "../../dom.js";
import {counted} from "../../words/parts.js";
import {namesOf} from "./preview.js";

const ROWS = 6;
const COLUMNS = 40;
/** @type {Record<string, string>} */
const DIVIDED = {",": "commas", ";": "semicolons", "\t": "tabs"};

export function createTablePreview() {
  const says = h("p", {class: "cap"});
  const head = h("thead", {});
  const body = h("tbody", {});
  const table = h("table", {"aria-label": "First rows"}, head, body);
  const element = h("div", {class: "own-preview", hidden: true}, says, h("div", {class: "scroll", role: "region", "aria-label": "Preview", tabindex: 0}, table));

  /** @param {import("./preview.js").Preview | null} preview @param {{header: boolean, target: number}} read */
  function show(preview, {header, target}) {
    element.hidden = !preview;
    if (!preview) return;
    const {rows, width, lines, delimiter} = preview;
    says.textContent = `${counted(lines, "line").replace(/\d{5,}/, (digits) => Number(digits).toLocaleString("en"))}, ${counted(width, "column")}${width > 1 ? `, divided by ${DIVIDED[delimiter]}` : ""}. ${
      header ? "The first row is the header." : "There is no header."}`;
    const shown = Math.min(width, COLUMNS);
    const columns = [...Array(shown).keys()];
    const kind = (/** @type {number} */ j) => (j === target ? "target" : null);
    fill(head, h("tr", {}, h("th", {scope: "col"}, "row"), ...namesOf(preview, header).slice(0, shown).map((name, j) =>
      h("th", {scope: "col", class: kind(j)}, name, j === target && h("span", {class: "tag"}, "target"))), width > shown && h("th", {}, "…")));
    fill(body, ...rows.slice(header ? 1 : 0, ROWS + (header ? 1 : 0)).map(({line, cells}) =>
      h("tr", {}, h("th", {scope: "row"}, line), ...columns.map((j) => h("td", {class: kind(j)}, cells[j]?.text ?? "")))));
  }

  return {element, show};
}
