/** A menu button: a disclosure in which arrows, Home, End and the first letters go through the items. */

import {createDisclosure} from "./disclosure.js";

/** Letters typed within so many milliseconds of each other are one word. */
const TOGETHER = 700;

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} menu holds the items, which are buttons; shown while it has the class "open"
 * @param {HTMLButtonElement[]} items
 * @returns {{close: () => void}}
 */
export function createMenu(button, menu, items) {
  let typed = "";
  let typedAt = 0;
  const {open, close} = createDisclosure(button, menu, {opened: () => items[0].focus()});

  /** The next item that begins with what was typed. @param {string} letter @param {number} from */
  function seek(letter, from) {
    const now = performance.now();
    typed = now - typedAt < TOGETHER ? typed + letter : letter;
    typedAt = now;
    const first = typed.length === 1 ? from + 1 : from;
    const order = items.map((_, i) => items[(first + i) % items.length]);
    order.find((item) => (item.textContent ?? "").toLowerCase().startsWith(typed.toLowerCase()))?.focus();
  }

  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
    items.at(event.key === "ArrowUp" ? -1 : 0)?.focus();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => items[(at + 1) % items.length].focus(),
      ArrowUp: () => items.at(at - 1)?.focus(),
      Home: () => items[0].focus(),
      End: () => items.at(-1)?.focus(),
    };
    const isLetter = event.key.length === 1 && event.key !== " ";
    if (!keys[event.key] && !isLetter) return;
    event.preventDefault();
    event.stopPropagation();
    if (isLetter) seek(event.key, at);
    else keys[event.key]();
  });
  return {close};
}
