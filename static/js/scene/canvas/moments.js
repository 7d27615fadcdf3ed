/**
 * When nodes and groups come to their numbers, in the walk's clock: what is drawn from afar needs no more of the walk. Pure.
 *
 * @typedef {object} Moments
 * @property {Int32Array} value clock from which a node has its value; 0 for a leaf
 * @property {Int32Array} gradient clock of a node's first term; NEVER where none comes
 * @property {Int32Array} begins clock of the first operation inside each group, at any depth
 * @property {Int32Array} ends clock of the last one
 * @property {Int32Array} returns clock of the first backward step inside each group; NEVER where there is none
 * @property {Int32Array} done clock of the last one
 * @property {Int32Array} hand first clock of each node's backward step; -1 for none
 * @property {Uint8Array} constant 1: takes no gradient
 * @property {Int32Array} starts of the operands of each node
 * @property {Int32Array} operands
 *
 * @typedef {object} Walked what moments are made of
 * @property {Int32Array} evaluate clock of each node's forward step; 0 for leaves
 * @property {Int32Array} hand first clock of its backward step; -1 for none
 * @property {number} seed clock at which the root has its gradient
 * @property {number} root
 * @property {Uint8Array} constant 1: takes no gradient
 * @property {Int32Array} starts of the operands of each node
 * @property {Int32Array} operands
 * @property {Int32Array} of group of each node
 * @property {Int32Array} outer group around each group
 */

export const NEVER = 0x7fffffff;

/** @param {Walked} walked @returns {Moments} */
export function momentsOf({evaluate, hand, seed, root, constant, starts, operands, of, outer}) {
  const count = evaluate.length;
  const gradient = new Int32Array(count).fill(NEVER);
  if (count) gradient[root] = seed;
  for (let id = count - 1; id >= 0; id--) {
    if (hand[id] < 0) continue;
    let clock = hand[id];
    for (let at = starts[id]; at < starts[id + 1]; at++) {
      const operand = operands[at];
      if (constant[operand]) continue;
      gradient[operand] = Math.min(gradient[operand], clock++);
    }
  }
  const groups = outer.length;
  const begins = new Int32Array(groups).fill(NEVER);
  const ends = new Int32Array(groups);
  const returns = new Int32Array(groups).fill(NEVER);
  const done = new Int32Array(groups);
  for (let id = 0; id < count; id++) {
    const g = of[id];
    if (evaluate[id] > 0) {
      begins[g] = Math.min(begins[g], evaluate[id]);
      ends[g] = Math.max(ends[g], evaluate[id]);
    }
    if (hand[id] < 0) continue;
    returns[g] = Math.min(returns[g], hand[id]);
    done[g] = Math.max(done[g], hand[id]);
  }
  for (let g = groups - 1; g > 0; g--) {
    const around = outer[g];
    begins[around] = Math.min(begins[around], begins[g]);
    ends[around] = Math.max(ends[around], ends[g]);
    returns[around] = Math.min(returns[around], returns[g]);
    done[around] = Math.max(done[around], done[g]);
  }
  return {value: evaluate, gradient, begins, ends, returns, done, hand, constant, starts, operands};
}

/**
 * The clock at which a node hands its share to a slot: one slot after the other, without those that hold constants.
 * @param {Pick<Moments, "hand" | "constant" | "starts" | "operands">} moments @param {number} consumer @param {number} slot
 * @returns {number} NEVER where none goes there
 */
export function handedAt({hand, constant, starts, operands}, consumer, slot) {
  const begin = starts[consumer];
  if (hand[consumer] < 0 || constant[operands[begin + slot]]) return NEVER;
  let clock = hand[consumer];
  for (let at = begin; at < begin + slot; at++) if (!constant[operands[at]]) clock++;
  return clock;
}

/** How much of a stretch of the walk is over at a clock, 0 to 1. @param {number} begins @param {number} ends @param {number} clock */
export function shareOf(begins, ends, clock) {
  if (clock < begins) return 0;
  return clock >= ends ? 1 : (clock - begins + 1) / (ends - begins + 1);
}

/**
 * @param {import("../../graph/graph.js").Graph} graph
 * @param {import("../../walk/walk.js").Walk} walk
 * @returns {Walked}
 */
export function walkedOf(graph, walk) {
  const {groups, root, constants, operandStarts, operandNodes} = graph;
  const {evaluateClocks, handClocks, seedClock} = walk;
  return {evaluate: evaluateClocks, hand: handClocks, seed: seedClock, root, constant: constants, starts: operandStarts, operands: operandNodes, of: groups.of, outer: groups.outer};
}
