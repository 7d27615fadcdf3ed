/** The key of a file, by which an address names a graph that only this tab holds. Pure. */

const LONGEST_NAME = 80;

/** @param {string} name @param {string} text @returns {string} the same for the same file */
export const keyOf = (name, text) => `${[...name].slice(0, LONGEST_NAME).join("")}~${digest(text)}`;

/** @param {string} key @returns {string} the name of the file */
export const nameIn = (key) => key.replace(/~[0-9a-z]*$/, "");

/** Two sums over the text (FNV-1a), enough to tell a reader's own files apart. @param {string} text */
function digest(text) {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b) ^ (other >>> 13);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
