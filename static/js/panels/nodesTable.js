/** The table Nodes: the graph without the picture, in step with the walk. Of thousands of rows only those in view are drawn. */

import {fill, h} from "../dom.js";
import {perFrame} from "../perFrame.js";
import {frameOf} from "../shown.js";
import {createCsvButton} from "./csvButton.js";
import {createNodeRow} from "./nodeRow.js";
import {createNodesHead} from "./nodesHead.js";
import {createNodesOrder} from "./nodesOrder.js";
import {rowsInView} from "./rowsInView.js";
import {whileIdle} from "./whileIdle.js";

const ROW = 25;
const HEAD = 26;
/** Once the walk has rested for so long, what has come since takes its place in a sorted table: no step waits for it. */
const RESTED = 400;

/**
 * @param {import("../context.js").Context} context
 * @param {HTMLElement} element the panel, which scrolls
 * @returns {HTMLElement} the field that filters it, and the button that saves it
 */
export function createNodesTable(context, element) {
  const {store, actions} = context;
  const body = h("tbody", {});
  const head = createNodesHead(() => sift());
  const table = h("table", {class: "nodes", "aria-label": "Nodes"}, head.element, body);
  const none = h("p", {class: "pad cap", hidden: true});
  element.append(table, none);
  const filter = h("input", {type: "search", class: "filter", "aria-label": "Filter nodes", placeholder: "Filter", autocomplete: "off", spellcheck: "false"});

  /** @type {Int32Array} ids that pass the filter, as they are sorted */
  let ids = new Int32Array();
  /** @type {(id: number) => number} the row of an id; -1: it does not pass */
  let placeOf = () => -1;
  /** @type {{graph: import("../graph.js").Graph} & ReturnType<typeof createNodesOrder> | null} */
  let order = null;
  const prepare = whileIdle();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  let active = -1;
  let drawn = "";
  /** @type {Map<number, ReturnType<typeof createNodeRow>>} by id */
  let rows = new Map();

  function sift() {
    const state = store.get();
    const {graph, walk, mask, overwrite} = state;
    const words = filter.value.trim();
    if (graph && order?.graph !== graph) {
      order = {graph, ...createNodesOrder(graph)};
      prepare(order.prepare());
    }
    if (order && walk) ({ids, at: placeOf} = order.list({words, mask, sorting: head.sorting(), walk, clock: frameOf(state)?.clock ?? 0, overwrite}));
    table.setAttribute("aria-rowcount", String(ids.length + 1));
    none.hidden = ids.length > 0;
    fill(none, !words ? "No nodes yet." : `No node ${mask ? "among those shown " : ""}is called anything like “${words}”.`);
    drawn = "";
    draw();
  }

  function siftAtRest() {
    clearTimeout(resting);
    resting = setTimeout(() => (store.get().playing ? siftAtRest() : sift()), RESTED);
  }

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
  store.on(["mask"], sift);
  store.on(["stale"], ({stale}) => table.classList.toggle("stale", stale));
  store.on(["graph"], () => {
    const {scrollTop} = element;
    rows = new Map();
    body.replaceChildren();
    sift();
    if (placeOf(active) < 0) active = -1;
    element.scrollTop = scrollTop;
  });
  /** The node whose row is to be seen; -1: none. */
  let wanted = -1;
  // To measure how far it is scrolled settles the whole page: once a frame will do.
  const showSoon = perFrame(() => {
    if (wanted >= 0) scrollTo(placeOf(wanted));
    draw();
  });
  store.on(["graph", "step", "byEdge", "asking", "overwrite", "selection", "earlier"], (state, before) => {
    const isOtherPass = state.earlier !== before.earlier && state.earlier !== null; // at the same place
    const present = frameOf(state)?.node ?? null;
    wanted = (isOtherPass ? null : state.selection !== before.selection && state.selection !== null ? state.selection : present) ?? -1;
    showSoon();
    if (!isOtherPass && head.sorting()) siftAtRest();
  });
  return h("div", {class: "sift"}, filter, createCsvButton(context, () => ids));
}

/** @param {Event} event @returns {number | null} the node of the row in which it happened */
function idOf(event) {
  const row = /** @type {Element} */ (event.target).closest("tr[data-row]");
  return row ? Number(/** @type {HTMLElement} */ (row).dataset.row) : null;
}
