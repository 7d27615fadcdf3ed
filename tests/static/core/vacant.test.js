import assert from "node:assert/strict";
import {test} from "node:test";
import {isVacant} from "../../../static/js/vacant.js";

/** @typedef {import("../../../static/js/types.js").State} State */

const stopped = {type: "/problems/program-error", title: "The program stopped", status: 422, detail: "The program makes no Value."};
const document = {program: ""};

/** @type {[says: string, state: object, vacant: boolean][]} */
const STATES = [
  ["nothing is known before the first answer", {program: "", document: null, problem: null}, false],
  ["no program has nothing to show", {program: " \n", document, problem: null}, true],
  ["a program that made no node has nothing to show", {program: "print(1)", document: null, problem: {...stopped, nodes: 0}}, true],
  ["so it has whatever words tell it", {program: "print(1)", document: null, problem: {...stopped, detail: "", nodes: 0}}, true],
  ["words alone do not make it so", {program: "assert 1 > 2, 'makes no Value'", document: null, problem: stopped}, false],
  ["a graph that came without a program is shown", {program: "", document, problem: null, opened: {key: "", name: "", document}}, false],
];

for (const [says, state, vacant] of STATES) {
  test(says, () => assert.equal(isVacant(/** @type {State} */ ({opened: null, ...state})), vacant));
}
