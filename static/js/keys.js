/** The keys, in one table: what they do, and how the dialog lists them. */

import {openExports} from "./panels/exportMenu.js";
import {chooseFile} from "./panels/opening.js";
import {openShortcuts} from "./panels/shortcuts.js";
import {at, bracket, control, key, letter, listen, plain} from "./pressed.js";

/** @typedef {import("./context.js").Context} Context */

/** @typedef {import("./pressed.js").Key<Context>} Key */

const find = () => /** @type {HTMLElement | null} */ (document.querySelector("#graph [role=searchbox], #graph [type=search]"))?.focus();

/** @type {Key[]} */
export const KEYS = [
  {shown: "→", says: "one step forward", is: key("ArrowRight"), run: ({actions}) => actions.next()},
  {shown: "←", says: "one step back", is: key("ArrowLeft"), run: ({actions}) => actions.previous()},
  {shown: "Home", says: "first step", is: key("Home"), run: ({actions}) => actions.first()},
  {shown: "End", says: "last step", is: key("End"), run: ({actions}) => actions.last()},
  {shown: "Space", says: "play and pause, while the walk has focus", is: (event) => event.key === " " && plain(event) && inWalk(event), run: ({actions}) => actions.togglePlay()},
  {shown: "N", says: "step over a closed group, or by what Play goes by", single: true, is: letter("n"), run: ({actions}) => actions.over()},
  {shown: "B", says: "the same back", single: true, is: letter("b"), run: ({actions}) => actions.overBack()},
  {shown: "I", says: "step into a closed group: open it and go there", single: true, is: letter("i"), run: ({actions}) => actions.into()},
  {shown: "G", says: "next step in the group of the selected node, else of the present one", single: true, is: letter("g"), run: ({actions}) => actions.nextInGroup()},
  {shown: "Shift+G", says: "previous step in that group", single: true, is: letter("G"), run: ({actions}) => actions.previousInGroup()},
  {shown: "C", says: "run on to the next break, else to the end", single: true, is: letter("c"), run: ({actions}) => actions.runOn()},
  {shown: "Shift+C", says: "run back to the break before, else to the start", single: true, is: letter("C"), run: ({actions}) => actions.runBack()},
  {shown: "P", says: "stop the walk at the selected node, else at the present one, or no more", single: true, is: letter("p"), run: ({actions}) => actions.toggleBreakHere()},
  {shown: "]", says: "next pass, at the same place of the walk", single: true, is: bracket("]"), run: ({actions}) => actions.nextPass()},
  {shown: "[", says: "previous pass", single: true, is: bracket("["), run: ({actions}) => actions.previousPass()},
  {shown: "+", says: "zoom in", single: true, is: letter("+", "="), run: ({actions}) => actions.zoomIn()},
  {shown: "-", says: "zoom out", single: true, is: letter("-"), run: ({actions}) => actions.zoomOut()},
  {shown: "0", says: "fit the graph into view", single: true, is: letter("0"), run: ({actions}) => actions.fit()},
  {shown: "/ or Ctrl+F", says: "find a node or a group", single: true, is: letter("/"), run: find},
  {shown: "", says: "", anywhere: true, is: (event) => control("f")(event) && !at(event).closest("[role=textbox]"), run: find},
  {shown: "Ctrl+O", says: "open a file: a graph, a program or a notebook", anywhere: true, is: control("o"), run: chooseFile},
  {shown: "Ctrl+S", says: "save the graph: the menu Export", anywhere: true, is: control("s"), run: openExports},
  {shown: "?", says: "this list", single: true, is: letter("?"), run: openShortcuts},
  {shown: "Esc", says: "show all nodes again, clear the selection, leave the presentation", is: key("Escape"), run: ({store, actions}) => (store.get().present ? actions.setPresent(false) : store.get().filter ? actions.unfilter() : actions.select(null))},
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
  {shown: "↑ or ↓", says: "to the row above or below, in the tree of a large graph"},
  {shown: "→ or ←", says: "open or close a group, go in or out, in that tree; with Ctrl one step forward or back"},
  {shown: "*", says: "open all groups beside the row, in that tree"},
  {shown: "A letter", says: "to the next row that begins with it, in that tree"},
];

/** @param {KeyboardEvent} event */
const inWalk = (event) => at(event).closest("#walk") !== null && at(event).closest("button, input, select") === null;

/** @param {Context} context */
export const listenForKeys = (context) => listen(KEYS, context);
