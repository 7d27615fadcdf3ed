import {CONSTANT} from "./measure.js";

/**
 * Writes what decides the sizes of items into keys, and collects their chips.
 * @param {import("../types.js").LayoutInput} input @param {import("../../graph/groupTree.js").GroupTree} tree
 */
export function describing({op, ops, starts, operands, nameLength, named}, {chip, of, inner, nodes}) {
  const constant = ops.indexOf("constant");
  /** @type {Map<number, Int32Array>} first and last parameter of each group, and the slot of each */ const ends = new Map();
  const lengthOf = (/** @type {number} */ id) => (op[id] === constant ? CONSTANT : nameLength[id]);

  /** @param {number} group without groups inside @returns {Int32Array} */
  const parameters = (group) => {
    const found = ends.get(group);
    if (found) return found;
    let [first, firstSlot, last, lastSlot] = [-1, 0, -1, 0];
    for (const id of nodes[group]) {
      for (let k = starts[id]; k < starts[id + 1]; k++) {
        const leaf = operands[k];
        if (chip[leaf] !== 1) continue;
        if (first < 0 || leaf < first) [first, firstSlot] = [leaf, k - starts[id]];
        if (leaf > last) [last, lastSlot] = [leaf, k - starts[id]];
      }
    }
    const made = first < 0 ? new Int32Array(0) : first === last ? Int32Array.of(first, firstSlot) : Int32Array.of(first, firstSlot, last, lastSlot);
    ends.set(group, made);
    return made;
  };

  return {
    /**
     * @param {number} id @param {Int32Array} closed @param {{push: (number: number) => void, buffer: Int32Array, length: number}} key
     * @param {number[]} chips
     */
    node(id, closed, key, chips) {
      key.push(0);
      key.push(op[id] === constant ? 0 : nameLength[id]);
      key.push(named[id]);
      key.push(op[id]);
      const count = key.length;
      key.push(0);
      for (let k = starts[id]; k < starts[id + 1]; k++) {
        const leaf = operands[k];
        if (chip[leaf] !== 1 && (chip[leaf] !== 2 || closed[of[leaf]])) continue;
        key.push(k - starts[id]);
        key.push(lengthOf(leaf));
        chips.push(leaf);
        key.buffer[count]++;
      }
    },
    /** @param {number} group @param {{push: (number: number) => void}} key @param {number[]} chips */
    closed(group, key, chips) {
      const many = inner[group].length;
      const own = many ? new Int32Array(0) : parameters(group);
      key.push(1);
      key.push(many);
      key.push(own.length / 2);
      for (let k = 0; k < own.length; k += 2) {
        chips.push(own[k]);
        key.push(own[k + 1]);
      }
    },
  };
}
