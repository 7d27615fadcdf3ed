/** The lab's keys, in one table: what they do, and how the dialog lists them. */

import {openShortcuts} from "../panels/shortcuts.js";
import {at, control, key, letter, listen, plain} from "../pressed.js";

/** @typedef {import("./context.js").Context} Context */

/** @param {KeyboardEvent} event */
const inBar = (event) => at(event).closest("#walk") !== null && at(event).closest("button, input, select, a") === null;

/** @type {import("../pressed.js").Key<Context>[]} */
export const KEYS = [
  {shown: "→", says: "next epoch", is: key("ArrowRight"), run: ({actions}) => actions.nextEpoch()},
  {shown: "←", says: "previous epoch", is: key("ArrowLeft"), run: ({actions}) => actions.previousEpoch()},
  {shown: "Home", says: "first epoch: the first weights", is: key("Home"), run: ({actions}) => actions.firstEpoch()},
  {shown: "End", says: "last epoch", is: key("End"), run: ({actions}) => actions.lastEpoch()},
  {shown: "Space", says: "play and pause, while the epochs have focus", is: (event) => event.key === " " && plain(event) && inBar(event), run: ({actions}) => actions.togglePlay()},
  {shown: "Ctrl+Enter", says: "train what the form says", anywhere: true, is: control("enter"), run: ({actions}) => void actions.train()},
  {shown: "?", says: "this list", single: true, is: letter("?"), run: openShortcuts},
];

/** Keys that act where they are pressed; the parts themselves listen for them. */
export const LOCAL_KEYS = [
  {shown: "Enter", says: "train, in a field of the form"},
  {shown: "↑ or ↓", says: "raise or lower a whole number in its field; with Shift by ten"},
  {shown: "Page Up or Page Down", says: "ten epochs, on the slider"},
];

/** @param {Context} context */
export const listenForKeys = (context) => listen(KEYS, context);
