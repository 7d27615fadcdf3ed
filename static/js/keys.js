/** The keys, in one table: what they do, and how the dialog lists them. */

import {openExports} from "./panels/exportMenu.js";
import {chooseFile} from "./panels/opening.js";

/** @typedef {import("./context.js").Context} Context */

/**
 * @typedef {object} Key
 * @property {string} shown as the dialog writes it
 * @property {string} says what it does
 * @property {(event: KeyboardEvent) => boolean} is
 * @property {(context: Context, event: KeyboardEvent) => void} run
 * @property {boolean} [single] a printable key alone, which can be turned off
 * @property {boolean} [anywhere] acts in text fields and lists, too
 */

const plain = (/** @type {KeyboardEvent} */ event) => !event.ctrlKey && !event.metaKey && !event.altKey;
const key = (/** @type {string} */ name) => (/** @type {KeyboardEvent} */ event) => event.key === name && plain(event) && !event.shiftKey;
const letter = (/** @type {string[]} */ ...names) => (/** @type {KeyboardEvent} */ event) => names.includes(event.key) && plain(event);
/** Brackets lie behind Alt or AltGr on many keyboards. @param {string} name */
const bracket = (name) => (/** @type {KeyboardEvent} */ event) =>
  event.key === name && !event.metaKey && (!event.ctrlKey || event.getModifierState("AltGraph"));
const control = (/** @type {string} */ name) => (/** @type {KeyboardEvent} */ event) =>
  event.key.toLowerCase() === name && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
const find = () => /** @type {HTMLElement | null} */ (document.querySelector("#graph [role=searchbox], #graph [type=search]"))?.focus();

/** @type {Key[]} */
export const KEYS = [
  {shown: "→", says: "one step forward", is: key("ArrowRight"), run: ({actions}) => actions.next()},
  {shown: "←", says: "one step back", is: key("ArrowLeft"), run: ({actions}) => actions.previous()},
  {shown: "Home", says: "first step", is: key("Home"), run: ({actions}) => actions.first()},
  {shown: "End", says: "last step", is: key("End"), run: ({actions}) => actions.last()},
  {shown: "Space", says: "play and pause, while the walk has focus", is: (event) => event.key === " " && plain(event) && inWalk(event), run: ({actions}) => actions.togglePlay()},
  {shown: "N", says: "step over a closed group", single: true, is: letter("n"), run: ({actions}) => actions.over()},
  {shown: "B", says: "step back over a closed group", single: true, is: letter("b"), run: ({actions}) => actions.overBack()},
  {shown: "I", says: "step into a closed group: open it and go there", single: true, is: letter("i"), run: ({actions}) => actions.into()},
  {shown: "]", says: "next pass, at the same place of the walk", single: true, is: bracket("]"), run: ({actions}) => actions.nextPass()},
  {shown: "[", says: "previous pass", single: true, is: bracket("["), run: ({actions}) => actions.previousPass()},
  {shown: "+", says: "zoom in", single: true, is: letter("+", "="), run: ({actions}) => actions.zoomIn()},
  {shown: "-", says: "zoom out", single: true, is: letter("-"), run: ({actions}) => actions.zoomOut()},
  {shown: "0", says: "fit the graph into view", single: true, is: letter("0"), run: ({actions}) => actions.fit()},
  {shown: "/ or Ctrl+F", says: "find a node", single: true, is: letter("/"), run: find},
  {shown: "", says: "", anywhere: true, is: (event) => control("f")(event) && !at(event).closest("[role=textbox]"), run: find},
  {shown: "Ctrl+O", says: "open a file: a graph, a program or a notebook", anywhere: true, is: control("o"), run: chooseFile},
  {shown: "Ctrl+S", says: "save the graph: the menu Export", anywhere: true, is: control("s"), run: openExports},
  {shown: "?", says: "this list", single: true, is: letter("?"), run: () => /** @type {HTMLDialogElement} */ (document.querySelector("#shortcuts")).showModal()},
  {shown: "Esc", says: "clear the selection, leave the presentation", is: key("Escape"), run: ({store, actions}) => (store.get().present ? actions.setPresent(false) : actions.select(null))},
];

/** Keys that act where they are pressed; the parts themselves listen for them. */
export const LOCAL_KEYS = [
  {shown: "Ctrl+Enter", says: "run the program, in the editor"},
  {shown: "Ctrl+Z", says: "undo, in the editor: numbers changed in the graph as well"},
  {shown: "Tab", says: "to the next node"},
  {shown: "Shift+arrow", says: "along the edges of a node"},
  {shown: "Enter", says: "select a node and type over its number; open or close a group"},
  {shown: "Alt+↑ or Alt+↓", says: "raise or lower the number of a leaf; with Shift in small steps"},
  {shown: "Alt+Enter", says: "open or close a group with all below it"},
];

const WRITES = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true], [role=textbox]";
const LISTS = `${WRITES}, [role=listbox], [role=menu], [role=slider], [role=combobox][aria-expanded=true], dialog`;

/** @param {KeyboardEvent} event */
const at = (event) => /** @type {Element} */ (event.target);

/** @param {KeyboardEvent} event */
const inWalk = (event) => at(event).closest("#walk") !== null && at(event).closest("button, input, select") === null;

/** @param {Context} context */
export function listenForKeys(context) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const found = KEYS.find(({is}) => is(event));
    if (!found) return;
    const elsewhere = found.anywhere ? "dialog" : event.key === "Escape" ? `${WRITES}, dialog, [role=menu]` : LISTS;
    if (at(event).closest(elsewhere)) return;
    if (found.single && !context.store.get().singleKeys) return;
    event.preventDefault();
    found.run(context, event);
  });
}
