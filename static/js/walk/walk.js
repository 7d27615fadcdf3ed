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
 * @typedef {import("../graph/graph.js").Graph} Graph
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
 * @property {(id: number, overwrite?: boolean, first?: number, end?: number) => Term[]} terms in the order of their arrival, or a
 *   stretch of them: a leaf may have very many
 * @property {(id: number, clock: number) => number} arrived how many terms of its gradient are in, the root's seed among them
 * @property {(id: number) => number} expected how many there will be; 0 where none can come
 * @property {(id: number, clock: number) => number} gradientSum what is in at a clock, with what it had before the pass
 * @property {(consumer: number, slot: number) => number} contribution gradient of the consumer × partial to the slot
 * @property {(id: number) => number} evaluateClock when it is evaluated; 0 for a leaf
 * @property {(id: number) => number} handClock when it begins to hand on its gradient; -1 where it never does
 * @property {Int32Array} evaluateClocks the same of all nodes
 * @property {Int32Array} handClocks
 * @property {number} seedClock
 * @property {number} endOfBackward the last clock of the backward pass
 * @property {(id: number, byEdge?: boolean) => number | null} evaluateStep the step that evaluates it; 0 for a leaf
 * @property {(id: number, byEdge?: boolean) => number | null} handStep the (first) step at which it hands on its gradient
 */

/** Sums of a node with more terms are kept, so that asking for one is not adding all of them up again. */
const FEW = 32;

/**
 * Linear in nodes and operands; what a node shows is computed when it is asked for.
 * @param {Graph} graph
 * @returns {Walk}
 */
export function createWalk(graph) {
  const {operandStarts: starts, operandNodes, constants: isConstant, count, partials, value, grad, gradBefore} = graph;
  const updates = graph.document.update ?? [];
  const F = graph.operations.length;
  const seedClock = F + 1;

  const evaluateClocks = new Int32Array(count);
  for (let rank = 0; rank < F; rank++) evaluateClocks[graph.operations[rank]] = rank + 1;

  /** Those that hand on, in the order in which they do, and the clock of the first edge of each; one more at the end. */
  const handing = new Int32Array(F);
  const firstClock = new Int32Array(F + 1);
  const backwardRank = new Int32Array(count).fill(-1);
  const handClocks = new Int32Array(count).fill(-1);
  let B = 0;
  firstClock[0] = seedClock + 1;
  for (let rank = F - 1; rank >= 0; rank--) {
    const id = graph.operations[rank];
    if (!graph.leads[id]) continue;
    let edges = 0;
    for (let k = starts[id]; k < starts[id + 1]; k++) edges += 1 - isConstant[operandNodes[k]];
    handing[B] = id;
    backwardRank[id] = B;
    handClocks[id] = firstClock[B];
    firstClock[B + 1] = firstClock[B] + Math.max(1, edges);
    B++;
  }
  const openSlots = (/** @type {number} */ id) => {
    /** @type {number[]} */ const slots = [];
    for (let k = starts[id]; k < starts[id + 1]; k++) if (!isConstant[operandNodes[k]]) slots.push(k - starts[id]);
    return slots;
  };
  const endOfBackward = firstClock[B] - 1;
  /** @type {ReturnType<typeof termsOf> | null} */ let known = null;
  const terms = () => known ??= termsOf();

  /**
   * All terms in columns, those of a node in the order of their arrival at starts[id] up to starts[id + 1]; `edge` is the place
   * of the operand that takes it.
   */
  function termsOf() {
    const termStarts = new Int32Array(count + 1);
    for (let rank = 0; rank < B; rank++) {
      for (let k = starts[handing[rank]]; k < starts[handing[rank] + 1]; k++) if (!isConstant[operandNodes[k]]) termStarts[operandNodes[k] + 1]++;
    }
    for (let id = 0; id < count; id++) termStarts[id + 1] += termStarts[id];
    const consumer = new Int32Array(termStarts[count]);
    const edge = new Int32Array(termStarts[count]);
    const clock = new Int32Array(termStarts[count]);
    const next = termStarts.slice();
    for (let rank = 0; rank < B; rank++) {
      const id = handing[rank];
      for (let k = starts[id], at = firstClock[rank]; k < starts[id + 1]; k++) {
        if (isConstant[operandNodes[k]]) continue;
        const t = next[operandNodes[k]]++;
        consumer[t] = id;
        edge[t] = k;
        clock[t] = at++;
      }
    }
    return {starts: termStarts, consumer, edge, clock};
  }

  /** @type {Float64Array | null} */
  let replaced = null;
  /** What each node hands on if every term replaces what was there. */
  function handedReplaced() {
    if (replaced) return replaced;
    replaced = new Float64Array(count);
    replaced[graph.root] = 1;
    for (let rank = 0; rank < B; rank++) {
      const id = handing[rank];
      for (let k = starts[id]; k < starts[id + 1]; k++) if (!isConstant[operandNodes[k]]) replaced[operandNodes[k]] = replaced[id] * partials[k];
    }
    return replaced;
  }

  /** @param {number} t @param {boolean} overwrite */
  const handedAt = (t, overwrite) => (overwrite ? handedReplaced() : grad)[terms().consumer[t]];
  /** @param {number} t @param {boolean} [overwrite] */
  const termAt = (t, overwrite = false) => handedAt(t, overwrite) * partials[terms().edge[t]];
  /** @param {number} id */
  const seedOf = (id) => (id === graph.root ? 1 : 0);
  /** @param {number} id @param {number} clock */
  const seeded = (id, clock) => (id === graph.root && clock >= seedClock ? 1 : 0);

  /** @param {number} id @param {number} clock @returns {number} terms that are in, the seed not among them */
  function termsIn(id, clock) {
    if (clock <= seedClock) return 0;
    let [low, high] = [terms().starts[id], terms().starts[id + 1]];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms().clock[middle] <= clock) low = middle + 1; else high = middle;
    }
    return low - terms().starts[id];
  }

  /** @type {Map<number, Float64Array>} */
  const sums = new Map();
  /** @param {number} id @param {number} many terms, at most @returns {number} their sum on top of what was there, in the order of their arrival */
  function sumOf(id, many) {
    const [from, of] = [terms().starts[id], terms().starts[id + 1] - terms().starts[id]];
    // The last term in: the document's own sum, so that no rounding of ours can differ from it.
    if (many === of) return grad[id];
    let sum = gradBefore[id] + seedOf(id);
    if (of <= FEW) {
      for (let t = from; t < from + many; t++) sum += termAt(t);
      return sum;
    }
    let kept = sums.get(id);
    if (!kept) {
      kept = new Float64Array(of + 1);
      kept[0] = sum;
      for (let i = 0; i < of; i++) kept[i + 1] = kept[i] + termAt(from + i);
      sums.set(id, kept);
    }
    return kept[many];
  }

  /** @param {number} id whether a gradient can come to it */
  const takes = (id) => graph.leads[id] === 1 && !isConstant[id];

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
    valueAt: (id, clock) => (evaluateClocks[id] <= clock ? value[id] : null),
    gradientAt(id, clock, overwrite = false) {
      if (!takes(id)) return null;
      const many = termsIn(id, clock);
      const arrived = many + seeded(id, clock);
      if (arrived === 0 && gradBefore[id] === 0) return null;
      const of = terms().starts[id + 1] - terms().starts[id] + seedOf(id);
      if (arrived === 0) return {sum: gradBefore[id], count: 0, of, true: gradBefore[id]};
      const sum = sumOf(id, many);
      const latest = overwrite ? (many ? termAt(terms().starts[id] + many - 1, true) : 1) : sum;
      return {sum: latest, count: arrived, of, true: sum};
    },
    terms(id, overwrite = false, first = 0, end = Infinity) {
      const from = terms().starts[id] + first;
      return Array.from({length: Math.max(0, Math.min(terms().starts[id] + end, terms().starts[id + 1]) - from)}, (_, i) => {
        const [consumer, edge] = [terms().consumer[from + i], terms().edge[from + i]];
        return {consumer, slot: edge - starts[consumer], partial: partials[edge], clock: terms().clock[from + i], gradient: handedAt(from + i, overwrite), value: termAt(from + i, overwrite)};
      });
    },
    arrived: (id, clock) => (takes(id) ? termsIn(id, clock) + seeded(id, clock) : 0),
    expected: (id) => (takes(id) ? terms().starts[id + 1] - terms().starts[id] + seedOf(id) : 0),
    gradientSum: (id, clock) => sumOf(id, termsIn(id, clock)),
    contribution: (consumer, slot) => grad[consumer] * partials[starts[consumer] + slot],
    evaluateClock: (id) => evaluateClocks[id],
    handClock: (id) => handClocks[id],
    evaluateClocks, handClocks, seedClock, endOfBackward,
    evaluateStep: (id) => evaluateClocks[id],
    handStep(id, byEdge = false) {
      const rank = backwardRank[id];
      if (rank < 0) return null;
      return byEdge ? firstClock[rank] : seedClock + 1 + rank;
    },
  };
}
