/** Activations as functions of one number, made from the op table's own rules. Pure. */

import {FUNCTIONS, OPERATORS} from "../../formulas/arithmetic.js";

/** @typedef {(x: number) => number} Activation */

const SOFTMAX = "softmax";

/**
 * What a layer applies to each of its sums.
 * @param {string} name
 * @param {Map<string, import("../../types.js").Operation>} operations
 * @returns {Activation | null} null where the sums are handed on as they are: linear; and softmax, which is no function of one
 */
export function activationOf(name, operations) {
  const row = operations.get(name);
  return row && row.operands.length === 1 ? compiled(row.value_tree) : null;
}

/**
 * What a layer answers with, from its sums, in place.
 * @param {string} name
 * @param {Float64Array[]} before one a neuron
 * @param {Float64Array[]} after where it is written; the arrays of `before` themselves where nothing is applied
 * @param {Map<string, import("../../types.js").Operation>} operations
 */
export function activate(name, before, after, operations) {
  if (name === SOFTMAX) return softmax(before, after);
  const activation = activationOf(name, operations);
  before.forEach((sums, neuron) => {
    const answers = after[neuron];
    if (!activation) answers.set(sums);
    else for (let i = 0; i < sums.length; i++) answers[i] = activation(sums[i]);
  });
}

/** A rule of one operand as a function of it. @param {import("../../types.js").Rule} tree @returns {Activation} */
function compiled(tree) {
  if (typeof tree === "number") return () => tree;
  if (typeof tree === "string") return IDENTITY;
  if (tree[0] === "if") {
    const [condition, then, otherwise] = tree.slice(1).map(compiled);
    return (x) => (condition(x) ? then(x) : otherwise(x));
  }
  const [apply, operands] = tree[0] === "call" ? [FUNCTIONS[tree[1]], tree.slice(2)] : [OPERATORS[tree[0]], tree.slice(1)];
  const [a, b, ...more] = operands.map(compiled);
  if (more.length) return (x) => apply(...operands.map((each) => compiled(each)(x)));
  if (b) return (x) => apply(a(x), b(x));
  return a === IDENTITY ? apply : (x) => apply(a(x));
}

/** @param {number} x */
const IDENTITY = (x) => x;

/** Less the largest score, none of the powers overflows. @param {Float64Array[]} before @param {Float64Array[]} after */
function softmax(before, after) {
  for (let i = 0; i < before[0].length; i++) {
    let most = before[0][i];
    for (const scores of before) if (scores[i] > most) most = scores[i];
    let total = 0;
    for (let k = 0; k < before.length; k++) total += after[k][i] = Math.exp(before[k][i] - most);
    for (const powers of after) powers[i] /= total;
  }
}
