/** Which key was pressed, and where keys do not act: for tables of keys. */

/**
 * @template C
 * @typedef {object} Key
 * @property {string} shown as the dialog writes it
 * @property {string} says what it does
 * @property {(event: KeyboardEvent) => boolean} is
 * @property {(context: C, event: KeyboardEvent) => void} run
 * @property {boolean} [single] a printable key alone, which can be turned off
 * @property {boolean} [anywhere] acts in text fields and lists, too
 */

export const plain = (/** @type {KeyboardEvent} */ event) => !event.ctrlKey && !event.metaKey && !event.altKey;
export const key = (/** @type {string} */ name) => (/** @type {KeyboardEvent} */ event) => event.key === name && plain(event) && !event.shiftKey;
export const letter = (/** @type {string[]} */ ...names) => (/** @type {KeyboardEvent} */ event) => names.includes(event.key) && plain(event);
/** Brackets lie behind Alt or AltGr on many keyboards. @param {string} name */
export const bracket = (name) => (/** @type {KeyboardEvent} */ event) =>
  event.key === name && !event.metaKey && (!event.ctrlKey || event.getModifierState("AltGraph"));
export const control = (/** @type {string} */ name) => (/** @type {KeyboardEvent} */ event) =>
  event.key.toLowerCase() === name && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;

const WRITES = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true], [role=textbox]";
const LISTS = `${WRITES}, [role=listbox], [role=menu], [role=slider], [role=combobox][aria-expanded=true], dialog`;

/** @param {KeyboardEvent} event */
export const at = (event) => /** @type {Element} */ (event.target);

/**
 * @template {{store: {get: () => {singleKeys: boolean}}}} C
 * @param {Key<C>[]} keys the first that fits acts
 * @param {C} context
 */
export function listen(keys, context) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const found = keys.find(({is}) => is(event));
    if (!found) return;
    const elsewhere = found.anywhere ? "dialog" : event.key === "Escape" ? `${WRITES}, dialog, [role=menu]` : LISTS;
    if (at(event).closest(elsewhere)) return;
    if (found.single && !context.store.get().singleKeys) return;
    event.preventDefault();
    found.run(context, event);
  });
}
