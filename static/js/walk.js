/**
 * The walk: steps are counted, not listed, and what a node shows at a step is a function of that step alone.
 *
 * With F operation nodes and B of them leading to the root: step 0 shows leaves and constants; steps 1…F evaluate;
 * step F+1 seeds the root's gradient with 1; the next B steps go through those B nodes in descending id order, each
 * handing its contributions to its operands; then one step per parameter update. "By edge" splits a backward step into
 * one step per slot that does not hold a constant.
 *
 * Inside, time is the *clock*: the number of the step by edge. A step by node ends at the clock of its last edge.
 *
 * @typedef {import("./graph.js").Graph} Graph
 *
 * @typedef {object} Frame What happens at one step.
 * @property {number} step
 * @property {number} total the number of the last step
 * @property {number} clock
 * @property {"start" | "forward" | "backward" | "update"} phase
 * @property {"leaves" | "evaluate" | "seed" | "hand" | "update"} kind
 * @property {number | null} node the present node; null at step 0
 * @property {number[]} slots the slots that receive a contribution at this step
 *
 * @typedef {object} Term One contribution: gradient of the consumer × partial to the slot.
 * @property {number} consumer
 * @property {number} slot
 * @property {number} gradient the consumer's gradient as it was handed on
 * @property {number} partial
 * @property {number} value
 * @property {number} clock when it arrives
 *
 * @typedef {object} Received What a node has of its gradient at a clock.
 * @property {number} sum
 * @property {number} count how many terms are in (the seed of the root counts as one)
 * @property {number} of how many there will be
 * @property {number} true the sum with `+=`, to stand beside what overwriting gives
 *
 * @typedef {object} Walk
 * @property {number} forward F
 * @property {number} backward B
 * @property {(byEdge?: boolean) => number} total
 * @property {(step: number, byEdge?: boolean) => Frame} frame throws RangeError outside 0…total
 * @property {(step: number, fromByEdge: boolean, toByEdge: boolean) => number} translate the same place in the other numbering
 * @property {(id: number, clock: number) => number | null} valueAt null before its forward step
 * @property {(id: number, clock: number, overwrite?: boolean) => Received | null} gradientAt null before the first term,
 *   and always for constants and for what does not lead to the root
 * @property {(id: number, overwrite?: boolean) => Term[]} terms in the order of their arrival
 * @property {(id: number, byEdge?: boolean) => number | null} evaluateStep the step that evaluates it; 0 for a leaf
 * @property {(id: number, byEdge?: boolean) => number | null} handStep the (first) step at which it hands on its gradient
 */

/**
 * @param {Graph} graph
 * @returns {Walk}
 */
export function createWalk(graph) {
  const {operands, partials, value, grad, grad_before: gradBefore} = graph.document.nodes;
  const updates = graph.document.update ?? [];
  const F = graph.operations.length;
  const seedClock = F + 1;

  const forwardRank = new Int32Array(graph.count).fill(-1);
  graph.operations.forEach((id, rank) => { forwardRank[id] = rank; });

  const handing = graph.operations.filter((id) => graph.leads[id] === 1).reverse();
  const B = handing.length;
  const backwardRank = new Int32Array(graph.count).fill(-1);
  /** clock of the first edge of each backward step; one more at the end */
  const firstClock = new Int32Array(B + 1);
  firstClock[0] = seedClock + 1;
  const openSlots = (/** @type {number} */ id) =>
    operands[id].map((_, slot) => slot).filter((slot) => !graph.isConstant(operands[id][slot]));
  handing.forEach((id, rank) => {
    backwardRank[id] = rank;
    firstClock[rank + 1] = firstClock[rank] + Math.max(1, openSlots(id).length);
  });
  const endOfBackward = firstClock[B] - 1;

  const {terms, overwritten} = contributions();

  /** Every term of every node, once as it is and once as it would be if each one replaced what was there. */
  function contributions() {
    /** @type {Term[][]} */
    const all = Array.from({length: graph.count}, () => []);
    /** @type {Term[][]} */
    const replaced = Array.from({length: graph.count}, () => []);
    handing.forEach((id, rank) => {
      const before = replaced[id].at(-1)?.value ?? (id === graph.root ? 1 : 0);
      openSlots(id).forEach((slot, i) => {
        const partial = partials[id][slot];
        const base = {consumer: id, slot, partial, clock: firstClock[rank] + i};
        all[operands[id][slot]].push({...base, gradient: grad[id], value: grad[id] * partial});
        replaced[operands[id][slot]].push({...base, gradient: before, value: before * partial});
      });
    });
    return {terms: all, overwritten: replaced};
  }

  const total = (byEdge = false) => (byEdge ? endOfBackward : seedClock + B) + updates.length;

  /** @param {number} clock @returns {number} rank of the backward step that holds this clock */
  function rankAt(clock) {
    let low = 0;
    let high = B - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firstClock[middle] <= clock) low = middle; else high = middle - 1;
    }
    return low;
  }

  /** @param {number} step @param {boolean} byEdge @returns {number} */
  function clockOf(step, byEdge) {
    if (byEdge || step <= seedClock) return step;
    const rank = step - seedClock - 1;
    return rank < B ? firstClock[rank + 1] - 1 : endOfBackward + step - seedClock - B;
  }

  return {
    forward: F,
    backward: B,
    total,
    translate(step, fromByEdge, toByEdge) {
      const clock = clockOf(step, fromByEdge);
      if (toByEdge || clock <= seedClock) return clock;
      return clock > endOfBackward ? seedClock + B + clock - endOfBackward : seedClock + 1 + rankAt(clock);
    },
    frame(step, byEdge = false) {
      const last = total(byEdge);
      if (!Number.isInteger(step) || step < 0 || step > last) throw new RangeError(`step ${step} is not in 0…${last}`);
      const clock = clockOf(step, byEdge);
      const at = {step, total: last, clock, slots: /** @type {number[]} */ ([])};
      if (clock === 0) return {...at, phase: "start", kind: "leaves", node: null};
      if (clock <= F) return {...at, phase: "forward", kind: "evaluate", node: graph.operations[clock - 1]};
      if (clock === seedClock) return {...at, phase: "backward", kind: "seed", node: graph.root};
      if (clock > endOfBackward) {
        return {...at, phase: "update", kind: "update", node: updates[clock - endOfBackward - 1].node};
      }
      const rank = rankAt(clock);
      const slots = openSlots(handing[rank]);
      return {...at, phase: "backward", kind: "hand", node: handing[rank],
        slots: byEdge ? slots.slice(clock - firstClock[rank], clock - firstClock[rank] + 1) : slots};
    },
    valueAt: (id, clock) => (forwardRank[id] < clock ? value[id] : null),
    gradientAt(id, clock, overwrite = false) {
      if (graph.isConstant(id) || !graph.leads[id]) return null;
      const seed = id === graph.root ? 1 : 0;
      const of = terms[id].length + seed;
      const arrived = terms[id].filter((term) => term.clock <= clock);
      const count = arrived.length + (seed && clock >= seedClock ? 1 : 0);
      if (count === 0) return gradBefore[id] !== 0 ? {sum: gradBefore[id], count, of, true: gradBefore[id]} : null;
      const start = gradBefore[id] + (seed ? 1 : 0);
      // The last term in: the document's own sum, so that no rounding of ours can differ from it.
      const sum = count === of ? grad[id] : arrived.reduce((part, term) => part + term.value, start);
      const latest = overwrite ? overwritten[id][arrived.length - 1]?.value ?? 1 : sum;
      return {sum: latest, count, of, true: sum};
    },
    terms: (id, overwrite = false) => (overwrite ? overwritten[id] : terms[id]),
    evaluateStep: (id) => forwardRank[id] + 1,
    handStep(id, byEdge = false) {
      const rank = backwardRank[id];
      if (rank < 0) return null;
      return byEdge ? firstClock[rank] : seedClock + 1 + rank;
    },
  };
}
