/** A backward step: what is handed to whom, and why. */

import {handedBy} from "./handed.js";
import {list, say} from "./parts.js";
import {reasonOf, specialReason} from "./reasons.js";

/**
 * @typedef {import("./index.js").Scene} Scene
 * @typedef {import("./parts.js").Part} Part
 * @typedef {import("./handed.js").Handed} Handed
 */

const TIMES = ["", "", "twice", "three times"];

/** @param {Scene} scene @returns {Part[]} */
export function handed(scene) {
  const {state, operations, id, frame, name} = scene;
  const rows = handedBy(state, operations, id, frame.slots);
  if (rows.length === 0) return say`The operands of ${name(id)} are constants: they take nothing.`;
  const arriving = rows.filter(({wasSet}) => wasSet);
  const sameTwice = rows.length > 1 && new Set(rows.map(({target}) => target)).size === 1;
  const [first, rest] = sameTwice ? [usedTwice(scene, rows), []]
    : arriving.length ? [arrivals(scene, arriving), rows.filter((row) => !row.wasSet)]
      : [say`Hands ${toWhom(scene, rows)}${reasonOf(scene, rows)}.`, []];
  const special = sameTwice || arriving.length ? specialReason(scene, rows) : null;
  const second = special ? capital(say`${special}.`) : rest.length ? say`Hands ${toWhom(scene, rest)}.` : lost(scene, rows) ?? constants(scene);
  return second.length ? say`${first} ${second}` : first;
}

/** "0.5 to x2 and 0 to w2". @param {Scene} scene @param {Handed[]} rows */
const toWhom = ({name}, rows) => list(rows.map(({term, target}) => say`${term} to ${name(target)}`));

/** Further terms reach what had one. @param {Scene} scene @param {Handed[]} rows */
function arrivals(scene, rows) {
  if (rows.length === 1) return say`${arrival(scene, rows[0])}.`;
  const {name, state} = scene;
  if (state.overwrite) return say`${list(rows.map((row, i) => say`${i ? "" : "Puts "}${row.term} in the place of ${row.had} in ${name(row.target)}`))}: ${shortfall(scene, rows)}.`;
  return say`Adds ${list(rows.map((row) => say`${row.term} to ${name(row.target)}, which now has ${row.has}`), ", and")}.`;
}

/** What they have and should have. @param {Scene} scene @param {Handed[]} rows */
const shortfall = ({name}, rows) => list(rows.map(({target, has, should}) =>
  say`${name(target)} has ${has}${has === should ? "" : say` instead of ${should}`}`));

/** A further term reaches what had one. @param {Scene} scene @param {Handed} row */
function arrival(scene, row) {
  const {name, state} = scene;
  const {target, term, had, has, should} = row;
  if (state.overwrite) return say`Puts ${term} in the place of ${had}: ${name(target)} has ${has}${has === should ? "" : say`, and should have ${should}`}`;
  return say`Adds ${term} to ${name(target)}, which already had ${had}${source(scene, row)}: ${name(target)} now has ${has}`;
}

/** From whom it had what it had. @param {Scene} scene @param {Handed} row */
function source({graph, walk, name, id, state}, {target, count}) {
  if (count === 1) return say` from the pass before`;
  if (count > 2 || graph.gradBefore[target] !== 0) return "";
  const [{consumer}] = walk.terms(target, state.overwrite, 0, 1);
  return consumer === id ? say` through the first slot, for it stands here twice` : say` from ${name(consumer)}`;
}

/** Both slots hold the same node. @param {Scene} scene @param {Handed[]} rows */
function usedTwice({name, state}, rows) {
  const {target, had, wasSet} = rows[0];
  const {has, should} = rows[rows.length - 1];
  const times = TIMES[rows.length] ?? `${rows.length} times`;
  const same = rows.every(({term}) => term === rows[0].term);
  if (state.overwrite) {
    const what = same ? say`${rows[0].term} to ${name(target)} ${times}` : say`${list(rows.map(({term}) => term))} to ${name(target)}, which stands here ${times}`;
    return say`Hands ${what}, and the last replaces what was there: ${name(target)} has ${has}${has === should ? "" : say`, and should have ${should}`}.`;
  }
  const now = wasSet ? say`${name(target)}, which had ${had}, now has ${has}` : say`${name(target)} now has ${has}`;
  if (same) return say`Hands ${rows[0].term} to ${name(target)} ${times}, once through each slot: ${now}.`;
  return say`Hands ${list(rows.map(({term}) => term))} to ${name(target)}, which stands here ${times}: ${now}.`;
}

/** Overwriting has changed a number further up, and so this one. @param {Scene} scene @param {Handed[]} rows */
function lost({state, name}, rows) {
  const row = rows.find(({has, should, wasSet}) => !wasSet && has !== should && !(Number.isNaN(has) && Number.isNaN(should)));
  if (!state.overwrite || !row || rows.some(({wasSet}) => wasSet) || rows.length > 1 && rows[0].target === rows[1].target) return null;
  return say`With +=, ${name(row.target)} would have ${row.should} by now.`;
}

/** @param {Scene} scene */
function constants({graph, id, frame, name}) {
  const operands = graph.operandsOf(id).filter((operand) => graph.isConstant(operand));
  if (operands.length === 0 || frame.slots.length === 0) return [];
  return say`${list(operands.map((operand) => name(operand)))} ${operands.length === 1 ? "is a constant and takes" : "are constants and take"} nothing.`;
}

/** @param {Part[]} parts */
function capital(parts) {
  const [first, ...rest] = parts;
  return first.kind ? parts : [{text: first.text.charAt(0).toUpperCase() + first.text.slice(1)}, ...rest];
}
