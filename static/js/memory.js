/** What the browser keeps for the reader. Without storage nothing is kept, and nothing fails. */

/** @param {string} name @param {string} text */
export function remember(name, text) {
  try {
    localStorage.setItem(`gradwalk.${name}`, text);
  } catch {
    // Storage is full or turned off.
  }
}

/** @param {string} name @returns {string | null} */
export function remembered(name) {
  try {
    return localStorage.getItem(`gradwalk.${name}`);
  } catch {
    return null;
  }
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(`gradwalk.${name}`);
  } catch {
    // Nothing is kept.
  }
}
