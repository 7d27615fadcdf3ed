/** What happens at a step, in words, with the reason. */

/**
 * @typedef {{text: string, kind?: "code" | "phase" | "strong"}} Part
 * @typedef {{where: Part[], what: Part[]}} Explanation `where`: "Step 7 of 23 · Backward · d = a * b"; `what`: the sentence
 */

/**
 * @param {Readonly<import("../types.js").State>} state with a document
 * @param {Map<string, import("../types.js").Operation>} _operations
 * @returns {Explanation}
 */
export function explain(state, _operations) {
  return {where: [{text: `Step ${state.step}`}], what: [{text: ""}]};
}
