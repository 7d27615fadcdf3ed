/** The table Nodes: the graph without the picture, in step with the walk. Of thousands of rows only those in view are drawn. */

import {fill, h} from "../dom.js";
import {frameOf} from "../shown.js";
import {createNodeRow} from "./nodeRow.js";
import {rowsInView} from "./rowsInView.js";

const ROW = 25;
const HEAD = 26;

/**
 * @param {import("../context.js").Context} context
 * @param {HTMLElement} element the panel, which scrolls
 * @returns {HTMLElement} the field that filters it
 */
export function createNodesTable(context, element) {
  const {store, actions} = context;
  const body = h("tbody", {});
  const table = h("table", {class: "nodes", "aria-label": "Nodes"},
    h("thead", {}, h("tr", {"aria-rowindex": 1}, ...["Node", "Data", "Gradient"].map((name, i) => h("th", {scope: "col", class: i > 0 && "r"}, name)))), body);
  const none = h("p", {class: "pad cap", hidden: true});
  element.append(table, none);
  const filter = h("input", {type: "search", class: "filter", "aria-label": "Filter nodes", placeholder: "Filter", autocomplete: "off", spellcheck: "false"});

  /** @type {number[]} ids that pass the filter */
  let ids = [];
  /** @type {Int32Array} the row of each id; -1: it does not pass */
  let places = new Int32Array();
  let active = -1;
  let drawn = "";
  /** @type {Map<number, ReturnType<typeof createNodeRow>>} by id */
  let rows = new Map();

  function sift() {
    const {graph} = store.get();
    const words = filter.value.trim().toLowerCase();
    const all = graph ? Array.from({length: graph.count}, (_, id) => id) : [];
    ids = graph && words ? all.filter((id) => [graph.name(id), graph.document.nodes.op[id], graph.document.nodes.group[id]]
      .some((text) => text.toLowerCase().includes(words))) : all;
    places = new Int32Array(graph?.count ?? 0).fill(-1);
    ids.forEach((id, at) => { places[id] = at; });
    table.setAttribute("aria-rowcount", String(ids.length + 1));
    none.hidden = ids.length > 0;
    fill(none, words ? `No node is called anything like “${filter.value.trim()}”.` : "No nodes yet.");
    drawn = "";
    draw();
  }

  /** @param {number} id */
  const placeOf = (id) => places[id] ?? -1;

  function draw() {
    const state = store.get();
    const {graph} = state;
    if (!graph) return;
    const frame = frameOf(state);
    const kept = placeOf(active);
    const {rows: seen, gaps} = rowsInView({count: ids.length, top: element.scrollTop, height: element.clientHeight, row: ROW, kept});
    const key = `${seen.join()} ${seen.length && ids[seen[0]]}`;
    if (key !== drawn) {
      drawn = key;
      const hadFocus = body.contains(document.activeElement);
      const before = rows;
      rows = new Map(seen.map((at) => [ids[at], before.get(ids[at]) ?? createNodeRow(ids[at], context)]));
      const content = seen.flatMap((at, i) => {
        const {element: row} = /** @type {ReturnType<typeof createNodeRow>} */ (rows.get(ids[at]));
        row.setAttribute("aria-rowindex", String(at + 2));
        return gaps[i] ? [gap(gaps[i]), row] : [row];
      });
      body.replaceChildren(...content, ...(gaps[seen.length] ? [gap(gaps[seen.length])] : []));
      if (hadFocus) rows.get(active)?.element.focus({preventScroll: true});
    }
    const entry = rows.has(active) ? active : ids[seen[0]];
    for (const [id, row] of rows) row.show(state, frame, id === entry);
  }

  /** @param {number} count rows left out */
  function gap(count) {
    const row = h("tr", {"aria-hidden": "true", class: "gap"}, h("td", {colspan: 3}));
    row.style.height = `${count * ROW}px`;
    return row;
  }

  /** @param {number} at a row */
  function scrollTo(at) {
    const room = element.clientHeight - HEAD - ROW;
    if (at < 0 || room <= 0) return;
    if (at * ROW < element.scrollTop) element.scrollTop = at * ROW;
    else if (at * ROW > element.scrollTop + room) element.scrollTop = at * ROW - room;
  }

  /** @param {number} at @param {KeyboardEvent} event */
  function move(at, event) {
    event.preventDefault();
    const to = Math.min(Math.max(at, 0), ids.length - 1);
    active = ids[to];
    scrollTo(to);
    draw();
    rows.get(active)?.element.focus({preventScroll: true});
  }

  body.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const id = idOf(event);
    if (id === null) return;
    const at = placeOf(id);
    const page = Math.max(1, Math.floor(element.clientHeight / ROW) - 2);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page}[event.key];
    if (to !== undefined) move(to, event);
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pick(id);
    }
  });
  body.addEventListener("focusin", (event) => { active = idOf(event) ?? active; });
  body.addEventListener("click", (event) => {
    const id = idOf(event);
    if (id !== null) pick(id);
  });
  body.addEventListener("pointerover", (event) => actions.hover(idOf(event)));
  body.addEventListener("pointerleave", () => actions.hover(null));

  /** @param {number} id */
  function pick(id) {
    actions.select(id);
    actions.reveal(id);
  }

  element.addEventListener("scroll", draw, {passive: true});
  new ResizeObserver(() => {
    drawn = "";
    draw();
  }).observe(element);
  filter.addEventListener("input", sift);
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !ids.length) return;
    move(0, event);
  });

  sift();
  store.on(["stale"], ({stale}) => table.classList.toggle("stale", stale));
  store.on(["graph"], () => {
    const {scrollTop} = element;
    rows = new Map();
    body.replaceChildren();
    sift();
    if (placeOf(active) < 0) active = -1;
    element.scrollTop = scrollTop;
  });
  store.on(["graph", "step", "byEdge", "asking", "overwrite", "selection", "earlier"], (state, before) => {
    const present = frameOf(state)?.node ?? null;
    if (state.earlier !== before.earlier && state.earlier) return draw(); // another pass, at the same place
    if (state.selection !== before.selection && state.selection !== null) scrollTo(placeOf(state.selection));
    else if (present !== null) scrollTo(placeOf(present));
    draw();
  });
  return filter;
}

/** @param {Event} event @returns {number | null} the node of the row in which it happened */
function idOf(event) {
  const row = /** @type {Element} */ (event.target).closest("tr[data-row]");
  return row ? Number(/** @type {HTMLElement} */ (row).dataset.row) : null;
}
