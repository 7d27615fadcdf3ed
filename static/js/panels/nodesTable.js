/** The table Nodes: the graph without the picture, in step with the walk. Of thousands of rows only those in view are drawn. */

import {afterPicture} from "../pace/afterPicture.js";
import {arrange, fill, h} from "../dom.js";
import {measuredPerFrame, perFrame} from "../pace/perFrame.js";
import {frameOf} from "../walk/shown.js";
import {createCsvButton} from "./csvButton.js";
import {createNodeRow} from "./nodeRow.js";
import {createNodesHead} from "./nodesHead.js";
import {createNodesOrder} from "./nodesOrder.js";
import {rowsInView} from "./rowsInView.js";
import {whileIdle} from "../pace/whileIdle.js";

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
  /** @type {{graph: import("../graph/graph.js").Graph} & ReturnType<typeof createNodesOrder> | null} */
  let order = null;
  const prepare = whileIdle();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  let active = -1;
  let drawn = "";
  /** How far it is scrolled and what is seen of it, as the browser has told: to ask would lay the page out at each step. */
  let [top, height] = [0, 0];
  /** @type {Map<number, ReturnType<typeof createNodeRow>>} by id */
  let rows = new Map();

  function sift() {
    const state = store.get();
    const {graph, walk, mask, overwrite} = state;
    const words = filter.value.trim();
    if (graph && order?.graph !== graph) {
      order = {graph, ...createNodesOrder(graph)};
      rows = new Map();
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
    if (!state.graph || state.graph !== order?.graph) return; // its rows are on their way
    const frame = frameOf(state);
    const kept = placeOf(active);
    const {rows: seen, gaps} = rowsInView({count: ids.length, top, height, row: ROW, kept});
    const key = `${seen.join()} ${seen.length && ids[seen[0]]}`;
    if (key !== drawn) {
      drawn = key;
      const hadFocus = body.contains(document.activeElement);
      const before = rows;
      rows = new Map(seen.map((at) => [ids[at], before.get(ids[at]) ?? createNodeRow(ids[at], context)]));
      const content = seen.flatMap((at, i) => {
        const {element: row} = /** @type {ReturnType<typeof createNodeRow>} */ (rows.get(ids[at]));
        row.setAttribute("aria-rowindex", String(at + 2));
        return gaps[i] ? [gap(i, gaps[i]), row] : [row];
      });
      arrange(body, [...content, ...(gaps[seen.length] ? [gap(-1, gaps[seen.length])] : [])]);
      if (hadFocus && !body.contains(document.activeElement)) rows.get(active)?.element.focus({preventScroll: true});
    }
    const entry = rows.has(active) ? active : ids[seen[0]];
    for (const [id, row] of rows) row.show(state, frame, id === entry);
  }

  /** @type {Map<number, HTMLTableRowElement>} by the place in front of which they stand; -1: at the end */
  const spaces = new Map();

  /** @param {number} at @param {number} count rows left out */
  function gap(at, count) {
    const row = spaces.get(at) ?? h("tr", {"aria-hidden": "true", class: "gap"}, h("td", {colspan: 3}));
    spaces.set(at, row);
    row.style.height = `${count * ROW}px`;
    return row;
  }

  /** It is to be scrolled to `top`, and not there yet. */
  let aims = false;
  function scroll() {
    if (aims) element.scrollTop = top;
    aims = false;
  }
  const scrollSoon = measuredPerFrame(scroll);

  /** Where it is to be scrolled for a row to be seen; `scroll` brings it there. @param {number} at */
  function aimAt(at) {
    const room = height - HEAD - ROW;
    if (at < 0 || room <= 0) return;
    const to = Math.min(Math.max(top, at * ROW - room), at * ROW);
    aims ||= to !== top;
    top = to;
  }

  /** @param {number} at @param {KeyboardEvent} event */
  function move(at, event) {
    event.preventDefault();
    const to = Math.min(Math.max(at, 0), ids.length - 1);
    active = ids[to];
    aimAt(to);
    draw();
    scroll();
    rows.get(active)?.element.focus({preventScroll: true});
  }

  body.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const id = idOf(event);
    if (id === null) return;
    const at = placeOf(id);
    const page = Math.max(1, Math.floor(height / ROW) - 2);
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

  element.addEventListener("scroll", measuredPerFrame(() => {
    const {scrollTop} = element;
    if (aims || scrollTop === top) return null;
    top = scrollTop;
    return draw;
  }), {passive: true});
  new ResizeObserver(() => {
    [top, height] = [element.scrollTop, element.clientHeight];
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
  /** The node whose row is to be seen; -1: none. */
  let wanted = -1;
  const showSoon = perFrame(() => {
    if (wanted >= 0) aimAt(placeOf(wanted));
    draw();
    scrollSoon();
  });

  const take = afterPicture(store, (isNew) => {
    if (isNew) {
      sift();
      if (placeOf(active) < 0) active = -1;
    }
    showSoon();
  });
  store.on(["graph", "step", "byEdge", "asking", "overwrite", "selection", "earlier"], (state, before) => {
    const isOtherPass = state.earlier !== before.earlier && state.earlier !== null; // at the same place
    const present = frameOf(state)?.node ?? null;
    wanted = (isOtherPass ? null : state.selection !== before.selection && state.selection !== null ? state.selection : present) ?? -1;
    take(state, before);
    if (!isOtherPass && head.sorting()) siftAtRest();
  });
  return h("div", {class: "sift"}, filter, createCsvButton(context, () => {
    if (store.get().graph !== order?.graph) sift(); // its rows were still on their way
    return ids;
  }));
}

/** @param {Event} event @returns {number | null} the node of the row in which it happened */
function idOf(event) {
  const row = /** @type {Element} */ (event.target).closest("tr[data-row]");
  return row ? Number(/** @type {HTMLElement} */ (row).dataset.row) : null;
}
