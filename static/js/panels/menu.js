/**
 * A menu button: arrows, Home, End and the first letters go through its items; Escape gives the focus back.
 *
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} menu holds the items, which are buttons; shown while it has the class "open"
 * @param {HTMLButtonElement[]} items
 * @returns {{close: () => void}}
 */
export function createMenu(button, menu, items) {
  let typed = "";
  let typedAt = 0;
  const within = (/** @type {EventTarget | null} */ at) => at instanceof Node && (menu.contains(at) || button.contains(at));
  const isOpen = () => menu.classList.contains("open");

  /** @param {boolean} open @param {number} [at] the item that takes the focus */
  function set(open, at = 0) {
    menu.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) items.at(at)?.focus();
  }

  /** The next item that begins with what was typed. @param {string} letter @param {number} from */
  function seek(letter, from) {
    const now = performance.now();
    typed = now - typedAt < 700 ? typed + letter : letter;
    typedAt = now;
    const first = typed.length === 1 ? from + 1 : from;
    const order = items.map((_, i) => items[(first + i) % items.length]);
    order.find((item) => (item.textContent ?? "").toLowerCase().startsWith(typed.toLowerCase()))?.focus();
  }

  button.addEventListener("click", () => set(!isOpen()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    set(true, event.key === "ArrowUp" ? -1 : 0);
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
      Escape: () => {
        set(false);
        button.focus();
      },
    };
    const isLetter = event.key.length === 1 && event.key !== " ";
    if (!keys[event.key] && !isLetter) return;
    event.preventDefault();
    event.stopPropagation();
    if (isLetter) seek(event.key, at);
    else keys[event.key]();
  });
  for (const each of [button, menu]) {
    each.addEventListener("focusout", ({relatedTarget}) => {
      if (relatedTarget && !within(relatedTarget)) set(false);
    });
  }
  addEventListener("pointerdown", ({target}) => {
    if (isOpen() && !within(target)) set(false);
  });
  return {close: () => set(false)};
}
