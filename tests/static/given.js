import {readFileSync} from "node:fs";

/**
 * @typedef {object} Case A row of tests/documents.json, which says what its fields are.
 * @property {string} name
 * @property {boolean} accepted
 * @property {string} [field]
 * @property {string} [file]
 * @property {Record<string, unknown>} [set]
 * @property {Record<string, string>} [json]
 * @property {Record<string, [piece: string | unknown[], times: number]>} [repeat]
 * @property {string[]} [without]
 */

/** @param {string} path from this folder */
const textOf = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

/** @type {{nodes: number, cases: Case[]}} */
export const {nodes: mostNodes, cases} = JSON.parse(textOf("../documents.json"));

/** @param {Case} row @returns {string} the altered document, as the file has it */
export function altered({set = {}, json = {}, repeat = {}, without = []}) {
  const document = JSON.parse(textOf("fixtures/sheet.json"));
  for (const [path, value] of Object.entries(set)) put(document, path, value);
  for (const [path, [piece, times]] of Object.entries(repeat)) put(document, path, typeof piece === "string" ? piece.repeat(times) : Array(times).fill(piece).flat());
  for (const path of without) take(document, path);
  for (const path of Object.keys(json)) put(document, path, `json of ${path}`);
  return Object.entries(json).reduce((text, [path, value]) => text.replace(JSON.stringify(`json of ${path}`), value), JSON.stringify(document));
}

/** @param {any} document @param {string} path such as `nodes.op[2]` @returns {[holder: any, key: string]} */
function placeOf(document, path) {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  const last = /** @type {string} */ (keys.pop());
  return [keys.reduce((holder, key) => holder[key], document), last];
}

/** @param {any} document @param {string} path @param {unknown} value */
function put(document, path, value) {
  const [holder, key] = placeOf(document, path);
  holder[key] = value;
}

/** @param {any} document @param {string} path */
function take(document, path) {
  const [holder, key] = placeOf(document, path);
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}
