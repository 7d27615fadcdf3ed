import assert from "node:assert/strict";
import test from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {problemWords, troubleWords} from "../../../static/js/panels/messages.js";
import {firstTrouble, spoiledBy} from "../../../static/js/panels/trouble.js";
import {plain} from "../../../static/js/words/parts.js";
import {documentOf} from "../fixtures.js";

/** @param {Partial<import("../../../static/js/types.js").Problem>} facts */
const told = (facts) => {
  const {head, where, text} = problemWords({type: "/problems/program-error", title: "The program stopped", status: 422, detail: "", ...facts});
  return [head, where, plain(text)];
};

test("a problem says what is wrong, where, counted from 1, and what to do", () => {
  assert.deepEqual(told({
    detail: "w3 is not defined (line 8, column 16). Did you mean w2, from line 5?", advice: "Did you mean w2, from line 5?", suggestion: "w2",
    errors: [{message: "w3 is not defined", line: 8, column: 15, end_line: 8, end_column: 17}],
  }), ["w3 is not defined", "line 8, column 16", "Did you mean w2, from line 5?"]);
});

test("a name that is offered is set as code", () => {
  const {text} = problemWords({type: "/problems/unknown-name", title: "", status: 422, detail: "", advice: "Did you mean w2, from line 5?", suggestion: "w2",
    errors: [{message: "w3 is not defined", line: 8, column: 15}]});
  assert.deepEqual(text.map(({text: words, kind}) => [words, kind]), [["Did you mean ", undefined], ["w2", "code"], [", from line 5?", undefined]]);
});

test("a limit names itself, for its place says only how far the program had come", () => {
  assert.deepEqual(told({type: "/problems/limit-exceeded", detail: "The limit is 1,000,000 steps, and 1,000,001 are asked for (line 2).",
    errors: [{message: "the program was here", line: 2, column: 4}]}),
  ["The limit is 1,000,000 steps, and 1,000,001 are asked for", "at line 2, column 5", ""]);
});

test("what has no place is said without one", () => {
  assert.deepEqual(told({detail: "The program makes no Value. Write a = Value(2.0).", advice: "Write a = Value(2.0).", errors: []}),
    ["The program makes no Value", "", "Write a = Value(2.0)."]);
  assert.deepEqual(told({type: "about:blank", title: "The server cannot be reached", detail: "Try again.", status: 0}),
    ["The server cannot be reached", "", "Try again."]);
});

test("the first number that is none is named, with the reason and what it spoils", () => {
  const graph = indexGraph(documentOf("nan"));
  const log = {name: "log", symbol: "", arity: 1, operands: ["a"], formula: "log(a)", partials: ["1 / a"], domain: "a > 0", kink: "", group: "power"};
  const words = troubleWords(graph, /** @type {any} */ (new Map([["log", log]])));
  assert.equal(words?.message.head, "NaN, first at r = log(a)");
  assert.equal(words?.message.where, "line 2");
  assert.match(plain(words?.message.text ?? []), /log is defined above 0, and a is −4\. It spreads to y\./);
  assert.deepEqual(spoiledBy(graph, 1).map((id) => graph.name(id)), ["y"]);
});

test("a gradient that is none is found where all values are finite", () => {
  const document = documentOf("sheet");
  const nodes = {...document.nodes, grad: document.nodes.grad.map((grad, id) => (id === 0 ? Infinity : grad))};
  assert.deepEqual(firstTrouble(indexGraph({...document, nodes})), {node: 0, number: Infinity, of: "gradient"});
  assert.equal(firstTrouble(indexGraph(document)), null);
});
