/**
 * The elements of the tree: only rows around the active one are there, with the groups around it. What a row says of its level,
 * its position and how many there are beside it holds for all rows, there or not.
 *
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Rows} Rows
 */

import {h} from "../../dom.js";

/** Rows to either side of the active one. */
export const AROUND = 60;
/** The window moves on before the active row comes nearer to its end than this. */
const NEAR = 15;

/** @param {(key: string) => DOMRect} onPage where on the page a row's thing is drawn */
export function createTree(onPage) {
  const element = h("div", {role: "tree"});
  /** @type {Map<string, HTMLElement>} */ let elements = new Map();
  /** @type {Row[]} */ let shown = [];
  /** @type {Rows | null} */ let of = null;
  let [from, to] = [0, 0];

  /** A row has no box of its own: its place is that of what it stands for. @param {string} key */
  const make = (key) => Object.assign(h("div", {role: "treeitem", "data-key": key}), {getBoundingClientRect: () => onPage(key)});

  /** The groups around a row, outer ones first, then the window. @param {Rows} rows @param {number} active */
  function rowsAround(rows, active) {
    const around = [];
    for (let at = rows.parentOf(rows.at(active)); at >= 0; at = rows.parentOf(rows.at(at))) if (at < from) around.unshift(rows.at(at));
    for (let at = from; at < to; at++) around.push(rows.at(at));
    return around;
  }

  return {
    element,
    /** @returns {readonly Row[]} the rows that are there */
    shown: () => shown,
    /** @param {string} key @returns {HTMLElement | undefined} */
    elementOf: (key) => elements.get(key),
    /** @param {EventTarget | null} target @returns {Row | undefined} */
    rowAt(target) {
      const key = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-key]"))?.dataset.key : undefined;
      return shown.find((row) => row.key === key);
    },

    /**
     * Have the rows around the active one there. Elements that stay are not moved: focus would be lost.
     * @param {Rows} rows
     * @param {number} active
     * @returns {boolean} whether rows have come that have no name yet
     */
    show(rows, active) {
      const holds = of === rows && (from === 0 || active >= from + NEAR) && (to === rows.count || active < to - NEAR) && active >= from && active < to;
      if (!holds) {
        [of, from, to] = [rows, Math.max(0, active - AROUND), Math.min(rows.count, active + AROUND + 1)];
        shown = rowsAround(rows, active);
        const before = elements;
        elements = new Map(shown.map((row) => [row.key, before.get(row.key) ?? make(row.key)]));
        for (const [key, old] of before) if (!elements.has(key)) old.remove();
        let next = element.firstElementChild;
        for (const row of shown) {
          const item = /** @type {HTMLElement} */ (elements.get(row.key));
          if (item === next) next = next.nextElementSibling;
          else element.insertBefore(item, next);
          dress(item, row, rows);
        }
      }
      for (const row of shown) /** @type {HTMLElement} */ (elements.get(row.key)).tabIndex = row.index === active ? 0 : -1;
      return !holds;
    },
    clear() {
      element.replaceChildren();
      [elements, shown, of] = [new Map(), [], null];
    },
  };
}

/** @param {HTMLElement} item @param {Row} row @param {Rows} rows */
function dress(item, row, rows) {
  const {kind, level, position, size, node, isOpen} = row;
  const set = (/** @type {string} */ name, /** @type {string | number | boolean} */ value) => {
    if (item.getAttribute(name) !== String(value)) item.setAttribute(name, String(value));
  };
  set("aria-level", level);
  set("aria-posinset", position);
  set("aria-setsize", size);
  if (kind === "group") set("aria-expanded", isOpen);
  else if (kind === "node" || rows.placeOf(node) === row.index) set("data-node", node);
  else item.removeAttribute("data-node"); // of several chips of one node it stands for the first
}
