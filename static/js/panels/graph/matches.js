/**
 * What answers to the text that is typed into the search: nodes by name, label, source text, operation or number ("v6"), groups
 * by name or path ("sample 12", "layer 1/neuron 3"). A hundred thousand nodes have few different texts: those are compared, once
 * each, and nodes counted by what their own has come to.
 *
 * @typedef {import("../../graph/graph.js").Graph} Graph
 * @typedef {{kind: "node", id: number} | {kind: "group", path: string}} Match
 * @typedef {{nodes: number, groups: number, best: Match[]}} Found how many there are, and the best of them: what is asked for,
 *   what begins with it, what holds it; groups before nodes
 */

import {groupsOf} from "../../graph/graph.js";

/** Ranks, the best first. */
const NAMED = 0, BEGUN = 1, OPERATION = 2, OPERATION_BEGUN = 3, HELD = 4, SOURCE = 5, NONE = 6;

/**
 * @param {Graph} graph
 * @param {Map<string, import("../../types.js").Operation>} operations
 * @returns {(asked: string, most?: number) => Found} `most`: how many of the best are wanted
 */
export function createMatches(graph, operations) {
  const {texts, of} = textsOf(graph, operations);
  const groups = groupsOf(graph).map((path) => ({path, lower: path.toLowerCase(), name: path.lastIndexOf("/") + 1}));

  return (asked, most = graph.count) => {
    const text = asked.trim().toLowerCase();
    if (text === "") return {nodes: 0, groups: 0, best: []};
    const ranks = Uint8Array.from(texts, (each) => rankOf(each, text));
    const numbered = /^v?\d*$/.test(text);
    /** @type {Match[][]} */
    const best = Array.from({length: NONE}, () => []);
    let [nodes, found] = [0, 0];
    for (const group of groups) {
      const rank = rankOfGroup(group, text);
      if (rank === NONE) continue;
      found++;
      if (best[rank].length < most) best[rank].push({kind: "group", path: group.path});
    }
    for (let id = 0; id < graph.count; id++) {
      const rank = numbered ? Math.min(ranks[of[id]], rankOfNumber(id, text, texts[of[id]].name === null)) : ranks[of[id]];
      if (rank === NONE) continue;
      nodes++;
      if (best[rank].length < most) best[rank].push({kind: "node", id});
    }
    return {nodes, groups: found, best: best.flat().slice(0, most)};
  };
}

/** @typedef {{name: string | null, source: string, op: string, symbol: string}} Text lower case; `name` null: its number is all the name it has */

/** Each different set of texts once, and which of them each node has. @param {Graph} graph @param {Map<string, import("../../types.js").Operation>} operations */
function textsOf(graph, operations) {
  /** @type {Text[]} */ const texts = [];
  /** @type {Map<string, Map<string | null, number>>[]} for each operation by source text, then by name */
  const known = graph.columns.ops.map(() => new Map());
  const of = new Int32Array(graph.count);
  const {ops, op} = graph.columns;
  for (let id = 0; id < graph.count; id++) {
    const [called, source] = [graph.name(id), graph.source(id)];
    const name = called.startsWith("v") && called === `v${id}` ? null : called;
    let names = known[op[id]].get(source);
    if (!names) known[op[id]].set(source, names = new Map());
    let at = names.get(name);
    if (at === undefined) {
      at = texts.push({name: name && name.toLowerCase(), source: source.toLowerCase(), op: ops[op[id]].toLowerCase(), symbol: operations.get(ops[op[id]])?.symbol ?? ""}) - 1;
      names.set(name, at);
    }
    of[id] = at;
  }
  return {texts, of};
}

/** @param {Text} each @param {string} text */
function rankOf({name, source, op, symbol}, text) {
  if (name === text) return NAMED;
  if (name?.startsWith(text)) return BEGUN;
  if (op === text || symbol === text) return OPERATION;
  if (op.startsWith(text)) return OPERATION_BEGUN;
  if (name?.includes(text)) return HELD;
  return source.includes(text) ? SOURCE : NONE;
}

/** Any node answers to its number in full; one that has no other name, to a part of it. @param {number} id @param {string} text @param {boolean} isName */
function rankOfNumber(id, text, isName) {
  const number = `v${id}`;
  if (number === text) return NAMED;
  if (!isName || !number.includes(text)) return NONE;
  return text.startsWith("v") ? BEGUN : HELD;
}

/** What is asked for reaches into the last part of the path: what stands inside a group is not called after it. @param {{lower: string, name: number}} group @param {string} text */
function rankOfGroup({lower, name}, text) {
  if (lower === text || (lower.endsWith(text) && isPart(lower, lower.length - text.length, name))) return NAMED;
  const at = lower.lastIndexOf(text);
  if (at < 0 || at + text.length <= name) return NONE;
  return isPart(lower, at, name) ? BEGUN : HELD;
}

/** Whether a part of the path begins there. @param {string} path @param {number} at @param {number} name */
const isPart = (path, at, name) => at === 0 || at === name || path[at - 1] === "/";
