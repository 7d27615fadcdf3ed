/** A button that opens a panel beside it. Escape, a press elsewhere and leaving by Tab close it; Escape gives the focus back. */

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} panel shown while it has the class "open"; its looks, and whether it is hidden otherwise, are the style's affair
 * @param {{opened?: () => void}} [options] called when it has opened
 * @returns {{open: () => void, close: () => void}}
 */
export function createDisclosure(button, panel, {opened} = {}) {
  button.setAttribute("aria-expanded", "false");
  if (panel.id) button.setAttribute("aria-controls", panel.id);
  const isOpen = () => panel.classList.contains("open");
  const within = (/** @type {EventTarget | null} */ at) => at instanceof Node && (panel.contains(at) || button.contains(at));

  /** @param {boolean} open */
  function set(open) {
    if (open === isOpen()) return;
    panel.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) opened?.();
  }

  button.addEventListener("click", () => set(!isOpen()));
  addEventListener("pointerdown", (event) => {
    if (isOpen() && !within(event.target)) set(false);
  });
  for (const each of [button, panel]) {
    each.addEventListener("focusout", ({relatedTarget}) => {
      if (relatedTarget && !within(relatedTarget)) set(false);
    });
    each.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      set(false);
      button.focus();
    });
  }
  return {open: () => set(true), close: () => set(false)};
}
