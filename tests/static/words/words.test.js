import assert from "node:assert/strict";
import {test} from "node:test";
import {explain} from "../../../static/js/words/index.js";
import {documentOf, walkOf} from "../fixtures.js";
import {operations} from "../operations.js";
import {lineOf, made} from "./reading.js";

/** @type {[document: string, step: number, line: string][]} */
const LINES = [
  ["sheet", 0, "Step 0 of 5 · Start: To begin with, a is 2 and b is 4. Nothing is computed yet."],
  ["sheet", 1, "Step 1 of 5 · Forward · a*b: Multiplies 2 by 4: 8."],
  ["sheet", 3, "Step 3 of 5 · Backward · d: Every walk back begins here: d changes by 1 when d changes by 1."],
  ["sheet", 5, "Step 5 of 5 · Backward · a*b: Adds 4 to a, which already had 1 from d: a now has 5. Hands 2 to b."],
  ["neuron", 0, "Step 0 of 11 · Start: 5 leaves hold their numbers. Nothing is computed yet."],
  ["neuron", 3, "Step 3 of 11 · Forward · x1*w1 + x2*w2: Adds −6 and 0 to −6."],
  ["neuron", 5, "Step 5 of 11 · Forward · o = tanh(n): tanh of 0.8814 is 0.7071."],
  ["neuron", 6, "Step 6 of 11 · Backward · o: Every walk back begins here: o changes by 1 when o changes by 1."],
  ["neuron", 7, "Step 7 of 11 · Backward · o = tanh(n): Hands 0.5 to n, for the slope of tanh at 0.8814 is 0.5."],
  ["neuron", 9, "Step 9 of 11 · Backward · x1*w1 + x2*w2: Hands 0.5 to x1*w1 and 0.5 to x2*w2: a sum hands its gradient on unchanged."],
  ["neuron", 10, "Step 10 of 11 · Backward · x2*w2: Hands 0.5 to x2 and 0 to w2: x2 is 0, so a nudge of w2 changes nothing."],
  ["neuron", 11, "Step 11 of 11 · Backward · x1*w1: Hands −1.5 to x1 and 1 to w1: each takes the other factor, times 0.5."],
  ["a-plus-a", 3, "Step 3 of 3 · Backward · s = a + a: Hands 1 to a twice, once through each slot: a now has 2."],
  ["nan", 1, "Step 1 of 5 · Forward · r = log(a): NaN, first here: log is defined above 0, and a is −4."],
  ["nan", 2, "Step 2 of 5 · Forward · y = r * k: NaN, for r is NaN. It began at r, step 1."],
  ["nan", 4, "Step 4 of 5 · Backward · y = r * k: Hands 3 to r and NaN to k: r is NaN."],
  ["diamond", 2, "Step 2 of 9 · Forward · v = x ** 2: Raises 3 to the power 2: 9."],
  ["diamond", 8, "Step 8 of 9 · Backward · v = x ** 2: Hands 36 to x: the slope of x ** 2 at x = 3 is 6, times 6. 2 is a constant and takes nothing."],
  ["micrograd", 13, "Step 13 of 51 · Forward · (b + a).relu(): relu of −2 is 0, for b + a is below 0."],
  ["micrograd", 31, "Step 31 of 51 · Backward · e = c - d: Hands −6.9417 to c and 6.9417 to d: a difference hands its gradient on, to the second with its sign turned."],
  ["micrograd", 34, "Step 34 of 51 · Backward · (b - a).relu(): Hands 6.9417 to b - a: b - a is above 0, where relu hands on everything."],
  ["micrograd", 39, "Step 39 of 51 · Backward · (b + a).relu(): Hands 0 to b + a: b + a is below 0, so a nudge of b + a changes nothing."],
  ["micrograd", 40, "Step 40 of 51 · Backward · b + a: Adds 0 to b, which now has 6.9417, and 0 to a, which now has −6.9417. Its own gradient is 0, so nothing goes further."],
  ["micrograd", 44, "Step 44 of 51 · Backward · -a: Adds 6.9417 to a, which already had −6.9417: a now has 0."],
  ["mlp-2-4-1-x1", 0, "Step 0 of 65 · Start: 17 parameters hold their numbers. Nothing is computed yet."],
];
for (const [document, step, line] of LINES) {
  test(`${document}, step ${step}`, () => assert.equal(lineOf(document, step), line));
}

test("by edge, one operand takes its term at a time", () => {
  assert.equal(lineOf("neuron", 13, {byEdge: true}), "Step 13 of 15 · Backward · x2*w2: Hands 0 to w2: x2 is 0, so a nudge of w2 changes nothing.");
  assert.equal(lineOf("neuron", 12, {byEdge: true}), "Step 12 of 15 · Backward · x2*w2: Hands 0.5 to x2: the other factor, w2, is 1, times 0.5.");
  assert.equal(lineOf("a-plus-a", 4, {byEdge: true}),
    "Step 4 of 4 · Backward · s = a + a: Adds 1 to a, which already had 1 through the first slot, for it stands here twice: a now has 2.");
});

test("overwriting says what replaces what, and what it should be", () => {
  assert.equal(lineOf("sheet", 5, {overwrite: true}), "Step 5 of 5 · Backward · a*b: Puts 4 in the place of 1: a has 4, and should have 5. Hands 2 to b.");
  assert.equal(lineOf("a-plus-a", 3, {overwrite: true}),
    "Step 3 of 3 · Backward · s = a + a: Hands 1 to a twice, and the last replaces what was there: a has 1, and should have 2.");
  assert.match(lineOf("micrograd", 34, {overwrite: true}), /With \+=, b - a would have 6\.9417 by now\.$/);
});

test("while it asks, a step gives no new number away", () => {
  assert.equal(lineOf("sheet", 1, {asking: true}), "Step 1 of 5 · Forward · a*b: What will a*b be? Guess, then press →.");
  assert.equal(lineOf("sheet", 5, {asking: true}), "Step 5 of 5 · Backward · a*b: What does a*b hand to a and b? a has 1 so far. Guess, then press →.");
});

/** @type {[title: string, document: import("../../../static/js/types.js").GraphDocument, step: number, what: string][]} */
const MADE = [
  ["a saturated tanh", made([["leaf", "x", [], 1000, 0, []], ["tanh", "y", [0], 1, 1, [0]]]), 3,
    "Step 3 of 3 · Backward · y = tanh(x): Hands 0 to x: tanh is flat at 1000, so a nudge of x changes nothing."],
  ["a nearly saturated sigmoid", made([["leaf", "x", [], 6, 0.00246, []], ["sigmoid", "y", [0], 0.99753, 1, [0.00246]]]), 3,
    "Step 3 of 3 · Backward · y = sigmoid(x): Hands 0.0025 to x: sigmoid is flat at 6, so a nudge of x changes hardly anything."],
  ["relu at its kink", made([["leaf", "x", [], 0, 0, []], ["relu", "y", [0], 0, 1, [0]]]), 3,
    "Step 3 of 3 · Backward · y = relu(x): Hands 0 to x: x is 0, where relu has a kink: its slope counts as 0 there."],
  ["the larger of two", made([["leaf", "a", [], 3, 0, []], ["leaf", "b", [], 5, 1, []], ["max", "m", [0, 1], 5, 1, [0, 1]]]), 3,
    "Step 3 of 3 · Backward · m = max(a, b): Hands 0 to a and 1 to b: a is below b, so a nudge of a changes nothing."],
  ["a division by 0", made([["leaf", "a", [], 1, Infinity, []], ["leaf", "b", [], 0, -Infinity, []], ["div", "q", [0, 1], Infinity, 1, [Infinity, -Infinity]]]), 1,
    "Step 1 of 3 · Forward · q = a / b: ∞, first here: / is defined where the divisor is not 0, and a is 1 and b is 0."],
  ["an overflow", made([["leaf", "x", [], 710, Infinity, []], ["exp", "y", [0], Infinity, 1, [Infinity]]]), 1,
    "Step 1 of 3 · Forward · y = exp(x): ∞, first here: x is 710, and the result is beyond the largest number that a float holds."],
  ["a power that is not real", made([["leaf", "a", [], -8, NaN, []], ["leaf", "b", [], 0.3, NaN, []], ["pow", "c", [0, 1], NaN, 1, [NaN, NaN]]]), 1,
    "Step 1 of 3 · Forward · c = a ** b: NaN, first here: a is −8, which ** takes with a whole exponent only."],
  ["a slope that is infinite", made([["leaf", "x", [], 0, Infinity, []], ["sqrt", "y", [0], 0, 1, [Infinity]]]), 3,
    "Step 3 of 3 · Backward · y = sqrt(x): Hands ∞ to x: its local derivative there is ∞."],
  ["two different terms to one operand", made([["leaf", "x", [], 3, 0, []], ["sub", "y", [0, 0], 0, 1, [1, -1]]]), 3,
    "Step 3 of 3 · Backward · y = x - x: Hands 1 and −1 to x, which stands here twice: x now has 0."],
];
for (const [title, document, step, line] of MADE) {
  test(title, () => assert.equal(lineOf(document, step), line));
}

test("a node that leads nowhere is told so when it is computed", () => {
  const document = documentOf("sheet");
  document.root = 2;
  assert.equal(lineOf(document, 2), "Step 2 of 4 · Forward · d = a*b + a: Adds 8 and 2 to 10. No path leads from d to a*b: it will have no gradient.");
});

test("a gradient left from the pass before is named, at the start and where it is added to", () => {
  const document = documentOf("a-plus-a");
  document.nodes.grad_before[0] = 4;
  document.nodes.grad[0] = 6;
  assert.equal(lineOf(document, 0), "Step 0 of 3 · Start: a still has the gradient 4 from the pass before: zero_grad was not called.");
  assert.match(lineOf(document, 3), /a, which had 4, now has 6\.$/);
});

test("an update says from where to where, and against which gradient", () => {
  const document = documentOf("sheet");
  document.update = [{node: 0, before: 2, after: 1.5, gradient: 5, terms: {learning_rate: 0.1}}];
  assert.equal(lineOf(document, 6), "Step 6 of 6 · Update · a: Moves a from 2 to 1.5, against its gradient 5: learning rate 0.1.");
});

test("every step of every document has something to say, in whole sentences, names in the code face", () => {
  for (const name of ["sheet", "a-plus-a", "micrograd", "neuron", "diamond", "nan", "mlp-2-4-1-x1", "mlp-2-3-4-1-x3"]) {
    const {document, graph, walk} = walkOf(name);
    for (const extra of [{}, {byEdge: true}, {overwrite: true}]) {
      const state = {document, graph, walk, byEdge: false, asking: false, overwrite: false, ...extra};
      for (let step = 0; step <= walk.total(state.byEdge); step++) {
        const {what, where} = explain(/** @type {any} */ ({...state, step}), operations);
        const text = what.map((part) => part.text).join("");
        assert.match(text, /^\S.*\.$/, `${name} ${step}`);
        assert.doesNotMatch(text, /undefined|null|\[object|!|  /, `${name} ${step}: ${text}`);
        assert.ok(text.split(/\. (?=[A-Z0-9])/).length <= 3, text);
        assert.equal(where[0].kind, "strong");
      }
    }
  }
});
