/** A place in a spec, by its dotted name, as the server's problems name it. Pure. */

/**
 * @param {any} spec
 * @param {string} path
 * @returns {any} undefined where there is no such place
 */
export const valueAt = (spec, path) => path.split(".").reduce((at, name) => at?.[name], spec);

/**
 * @template {object} S
 * @param {S} spec
 * @param {string} path
 * @param {any} value
 * @returns {S} a copy with this value there
 */
export function withValue(spec, path, value) {
  const [name, ...rest] = path.split(".");
  const held = /** @type {any} */ (spec)?.[name] ?? {};
  return {...spec, [name]: rest.length === 0 ? value : withValue(held, rest.join("."), value)};
}
