/** What a key does in the tree, in the manner of trees everywhere. Pure. */

import {rowAlong} from "./edges.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Rows} Rows
 * @typedef {{key: string, shiftKey?: boolean, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean}} Pressed
 *
 * @typedef {{to: number} | {toggle: string, deep: boolean} | {open: string[]} | {select: number} | {step: 1 | -1}} Move
 *   to another row; a group opens or closes; groups open; a node is selected; the walk goes on or back
 */

/** Rows that Page Up and Page Down go over. */
const PAGE = 20;

/**
 * @param {Rows} rows
 * @param {Row} row the active one
 * @param {Pressed} pressed
 * @returns {Move | null} null for a key that means nothing here
 */
export function moveOf(rows, row, {key, shiftKey = false, altKey = false, ctrlKey = false, metaKey = false}) {
  if (metaKey) return null;
  const step = {ArrowRight: 1, ArrowLeft: -1}[key];
  if (ctrlKey) return step && !altKey && !shiftKey ? {step: /** @type {1 | -1} */ (step)} : null;
  if (key === "Enter" || key === " ") return row.kind === "group" ? {toggle: rows.order.graph.groups.paths[row.group], deep: altKey} : {select: row.node};
  if (altKey) return null;
  if (shiftKey && key.startsWith("Arrow")) {
    const along = rowAlong(rows, row, key);
    return {to: along < 0 ? row.index : along};
  }
  if (key === "*") return {open: siblingGroups(rows, row)};
  if (shiftKey) return null;
  if (step === 1) return inward(rows, row);
  if (step === -1) return outward(rows, row);
  const goals = /** @type {Record<string, number>} */ ({ArrowDown: row.index + 1, ArrowUp: row.index - 1, PageDown: row.index + PAGE, PageUp: row.index - PAGE, Home: 0, End: rows.count - 1});
  return key in goals ? {to: Math.max(0, Math.min(rows.count - 1, goals[key]))} : null;
}

/** A closed group opens; from an open one, or a node with parameters, to the first row inside. @param {Rows} rows @param {Row} row @returns {Move} */
function inward(rows, row) {
  if (row.kind === "group" && !row.isOpen) return {toggle: rows.order.graph.groups.paths[row.group], deep: false};
  const below = row.index + 1 < rows.count ? rows.at(row.index + 1) : row;
  return {to: below.level > row.level ? below.index : row.index};
}

/** An open group closes; else out to what is around. @param {Rows} rows @param {Row} row @returns {Move} */
function outward(rows, row) {
  if (row.isOpen) return {toggle: rows.order.graph.groups.paths[row.group], deep: false};
  const around = rows.parentOf(row);
  return {to: around < 0 ? row.index : around};
}

/** Paths of all groups beside a row. @param {Rows} rows @param {Row} row */
function siblingGroups({order: {graph: {groups: tree}}}, row) {
  const around = row.kind === "group" ? tree.outer[row.group] : row.group;
  return tree.inner[around].map((g) => tree.paths[g]);
}
