/** The menu of forms in which the graph leaves the page. */

import {ProblemError, exported} from "../api.js";
import {h} from "../dom.js";

/**
 * @param {import("../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createExportMenu({store, actions, exports}) {
  const button = h("button", {type: "button", class: "btn plain menu", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": "export-menu"}, "Export");
  const items = exports.map(({name, title, purpose}) =>
    h("button", {type: "button", role: "menuitem", tabindex: "-1", onclick: () => void leave(name)}, title, h("span", {class: "cap"}, purpose)));
  const menu = h("div", {class: "popover menu-list", id: "export-menu", role: "menu", "aria-label": "Export"}, ...items);
  const element = h("div", {class: "anchor"}, button, menu);
  const isOpen = () => menu.classList.contains("open");

  /** @param {boolean} open @param {number} [at] the item that takes the focus */
  function set(open, at) {
    menu.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) items.at(at ?? 0)?.focus();
  }

  /** @param {string} format */
  async function leave(format) {
    set(false);
    button.focus();
    const {document} = store.get();
    if (!document) return;
    try {
      save(await exported(format, {program: document.program, pass: document.pass}));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      actions.tell(error.problem);
    }
  }

  button.addEventListener("click", () => set(!isOpen()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    set(true, event.key === "ArrowUp" ? -1 : 0);
  });
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => items[(at + 1) % items.length].focus(),
      ArrowUp: () => items.at(at - 1)?.focus(),
      Home: () => items[0].focus(),
      End: () => items.at(-1)?.focus(),
      Escape: () => {
        set(false);
        button.focus();
      },
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  element.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) set(false);
  });
  addEventListener("pointerdown", (event) => {
    if (isOpen() && !element.contains(/** @type {Node} */ (event.target))) set(false);
  });
  return element;
}

/** @param {{blob: Blob, name: string}} file */
function save({blob, name}) {
  const url = URL.createObjectURL(blob);
  h("a", {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
