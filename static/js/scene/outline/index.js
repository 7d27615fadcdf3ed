/**
 * The text equivalent of a graph on canvas: a tree of its groups and nodes inside the canvas element, for the keyboard and for
 * screen readers. Which groups are open in it is what the picture says.
 *
 * @typedef {object} Pictured What the tree asks of the drawing. Keys are those of rows.js.
 * @property {(key: string | null) => void} focusRing a ring around the thing that has focus; null: none has
 * @property {(key: string) => void} reveal brings a thing that is drawn into view, by the least move
 * @property {(key: string) => void} surround brings all of it into view
 * @property {(key: string) => DOMRect} onPage where it is on the page
 *
 * @typedef {object} Outline
 * @property {HTMLElement} element the tree
 * @property {(key?: string) => boolean} focus the row of this key, or of what hides it, by default the active one, takes focus;
 *   false where there is no tree now
 */

import {afterPaint} from "../../pace/afterPaint.js";
import {h} from "../../dom.js";
import {frameOf} from "../../walk/shown.js";
import {throttled} from "../../pace/throttled.js";
import {moveOf} from "./moves.js";
import {nameOf, spokenRow, turnedSaid} from "./names.js";
import {orderOf} from "./order.js";
import {rowsOf} from "./rows.js";
import {createTree} from "./tree.js";
import {createTypeahead} from "./typeahead.js";

/** A walk that plays is not followed from row to row: names change when so many milliseconds have gone by. */
const SETTLED = 200;

/**
 * @param {Pick<import("../../context.js").Context, "store" | "actions" | "operations"> & {scene: Pictured}} context
 * @param {HTMLCanvasElement} canvas
 * @returns {Outline}
 */
export function createOutline({store, actions, operations, scene}, canvas) {
  const tree = createTree(scene.onPage);
  const {element} = tree;
  const spoken = h("p", {class: "sr", "aria-live": "polite"});
  const announce = throttled((text) => { spoken.textContent = text; });
  const typeahead = createTypeahead();
  /** @type {import("./rows.js").Rows | null} */ let rows = null;
  /** @type {readonly string[]} */ let open = [];
  /** What is to be active; while it is hidden, what hides it stands for it. */
  let wanted = "";
  let active = 0;
  /** @type {string | null} key of the group that was searched for, until the keyboard has come to it */ let sought = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let waiting;

  const hasFocus = () => element.contains(document.activeElement);

  function take() {
    const {picture, pictured, graph} = store.get();
    if (!picture || !("large" in picture) || !graph) {
      rows = null;
      tree.clear();
      return;
    }
    if (pictured !== graph) return; // a picture of what is wanted now is on its way
    const isSame = rows?.order.graph === graph;
    if (isSame && open === picture.open) return;
    rows = rowsOf(rows && isSame ? rows.order : orderOf(graph), picture.open);
    if (isSame) announce(turnedSaid(graph, open, picture.open));
    open = picture.open;
    element.setAttribute("aria-label", `Graph of ${graph.count.toLocaleString("en")} nodes${graph.hasGroups ? ", as a tree of groups" : ""}`);
    const focused = hasFocus();
    active = place(wanted);
    if (tree.show(rows, active)) paint();
    if (!focused) return;
    const {key} = rows.at(active);
    tree.elementOf(key)?.focus({preventScroll: true});
    scene.focusRing(key); // what has kept its focus has another place
  }

  /** The row of a key, else of what hides it, else the first one. @param {string} key */
  function place(key) {
    if (!rows) return 0;
    const own = rows.indexOf(key);
    if (own >= 0) return own;
    const id = /^[nc]\d/.test(key) ? parseInt(key.slice(1), 10) : -1;
    if (id >= 0) return id < rows.order.graph.count ? Math.max(0, rows.placeOf(id)) : 0;
    for (let end = key.lastIndexOf("/"); end > 0; end = key.lastIndexOf("/", end - 1)) {
      const around = rows.indexOf(key.slice(0, end));
      if (around >= 0) return around;
    }
    return 0;
  }

  /** Names and marks of the rows that are there, as they are at the present step. */
  function paint() {
    clearTimeout(waiting);
    waiting = undefined;
    const state = store.get();
    const frame = frameOf(state);
    if (!rows || !frame || state.graph !== rows.order.graph) return;
    const present = frame.node === null ? -1 : rows.placeOf(frame.node);
    for (const row of tree.shown()) {
      const item = /** @type {HTMLElement} */ (tree.elementOf(row.key));
      const text = spokenRow(state, row, operations, frame);
      if (item.textContent !== text) item.textContent = text;
      if (row.kind !== "group") item.setAttribute("aria-selected", String(row.node === state.selection));
      if (row.index === present) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
  }

  /** @param {number} index */
  function go(index) {
    if (!rows) return;
    active = index;
    wanted = rows.at(index).key;
    if (tree.show(rows, active)) paint();
    tree.elementOf(wanted)?.focus({preventScroll: true});
  }

  /** @param {import("./moves.js").Move} move */
  function make(move) {
    if ("to" in move) go(move.to);
    else if ("toggle" in move) actions.toggleGroup(move.toggle, {deep: move.deep});
    else if ("open" in move) actions.openGroups(move.open);
    else if ("select" in move) actions.select(move.select);
    else if (move.step > 0) actions.next();
    else actions.previous();
  }

  element.addEventListener("keydown", (event) => {
    const row = tree.rowAt(event.target);
    if (!rows || !row || event.defaultPrevented || event.isComposing) return;
    const now = rows;
    const {graph} = now.order;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const typed = isPlain ? typeahead(event.key, row.index, now.count, (index) => nameOf(graph, now.at(index))) : null;
    const move = typed === null ? moveOf(now, row, event) : {to: typed};
    if (!move) return;
    event.preventDefault();
    make(move);
  });
  // Screen readers press with a click, which has no place in the drawing.
  element.addEventListener("click", (event) => {
    event.stopPropagation();
    const row = tree.rowAt(event.target);
    const move = rows && row && moveOf(rows, row, {key: "Enter", altKey: event.altKey});
    if (move) make(move);
  });
  element.addEventListener("focusin", (event) => {
    const row = tree.rowAt(event.target);
    if (!rows || !row) return;
    active = row.index;
    wanted = row.key;
    if (tree.show(rows, active)) paint();
    actions.hover(row.kind === "group" ? null : row.node);
    scene.focusRing(row.key);
    if (sought === row.key) scene.surround(row.key);
    else scene.reveal(row.key);
    sought = null;
  });
  element.addEventListener("focusout", () => {
    actions.hover(null);
    scene.focusRing(null);
  });

  let waits = false;
  /** The tree of a graph that has come is made once its picture is painted, unless the keyboard is in it. */
  function takeSoon() {
    const {graph, picture, pictured} = store.get();
    const isNew = picture && "large" in picture && pictured === graph && rows?.order.graph !== graph;
    if (!isNew || hasFocus()) return take();
    if (!waits) afterPaint(() => {
      waits = false;
      take();
    });
    waits = true;
  }

  store.on(["picture", "pictured", "graph"], takeSoon);
  store.on(["selection"], ({selection}) => {
    const goes = selection !== null && !hasFocus();
    if (goes) wanted = `n${selection}`; // also where the tree is still to come
    if (!rows) return;
    if (goes) {
      active = place(wanted);
      tree.show(rows, active);
    }
    paint();
  });
  store.on(["sought"], ({sought: path}) => {
    if (path === null) return;
    take();
    if (!rows) return;
    wanted = sought = `g:${path}`;
    active = place(wanted);
    if (tree.show(rows, active)) paint();
  });
  store.on(["walk", "step", "byEdge", "asking", "overwrite", "earlier"], () => {
    if (rows) waiting ??= setTimeout(paint, SETTLED);
  });

  canvas.append(element);
  canvas.after(spoken);
  takeSoon();
  return {
    element,
    focus(key) {
      take();
      if (!rows) return false;
      go(key === undefined ? active : place(key));
      return true;
    },
  };
}
