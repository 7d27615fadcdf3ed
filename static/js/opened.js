/** A graph that came from a file in the place of a program's answer. */

/** Whether it is what the editor's text belongs to: the text has not been changed since. @param {Readonly<import("./types.js").State>} state */
export const isOpened = ({opened, program}) => opened !== null && program === opened.document.program;

/** Whether it came without a program, and none has been begun. @param {Readonly<import("./types.js").State>} state */
export const isWordless = (state) => isOpened(state) && state.program.trim() === "";
