/** How a reader goes on to the next step: by a key, or where fingers do it, by the button, named as it looks. */

import {plain, say} from "./parts.js";

/** @typedef {import("./parts.js").Part} Part */

const FINGERS = "(pointer: coarse), (hover: none)";

/** The button's looks; who does not see it hears its name. @type {Part} */
const BUTTON = {text: "›", kind: "button", heard: "Next step"};

/** Asked each time, for a mouse can be plugged in. Outside a browser there are keys. */
const byFingers = () => globalThis.matchMedia?.(FINGERS).matches ?? false;

/** Give "press →" or "tap ›". @returns {Part[]} */
export const goOn = () => (byFingers() ? say`tap ${BUTTON}` : say`press →`);

/** What stands beside the first node to compute. @param {string} name of the node */
export const invite = (name) => capital(plain(say`${goOn()} to compute ${name}`));

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);
