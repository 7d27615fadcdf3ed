/** A problem's errors, each brought to the field that it is about. Pure. */

/**
 * @param {import("../../types.js").Problem | null} problem
 * @param {string[]} paths of the fields there are
 * @returns {{fields: Map<string, string>, rest: string | null}} rest: what is about no field; null where all is said at one
 */
export function placed(problem, paths) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  if (!problem) return {fields, rest: null};
  const errors = problem.errors ?? [];
  const rest = [];
  for (const {field, message} of errors) {
    const path = field === undefined ? undefined : nearest(field, paths);
    if (path === undefined) rest.push(field === undefined ? message : `${field}: ${message}`);
    else fields.set(path, fields.has(path) ? `${fields.get(path)} ${message}` : message);
  }
  if (errors.length === 0) rest.push(problem.detail);
  return {fields, rest: rest.length ? rest.join(" ") : null};
}

/** The field that a place lies in: "network.hidden[0]" in "network.hidden". @param {string} place @param {string[]} paths */
const nearest = (place, paths) => paths
  .filter((path) => place === path || place.startsWith(`${path}.`) || place.startsWith(`${path}[`))
  .sort((a, b) => b.length - a.length)[0];
