import assert from "node:assert/strict";
import {test} from "node:test";
import {layOut} from "../../../static/js/layout/index.js";
import {collisionsIn, overlapsIn} from "./checks.js";
import {inputFrom} from "./rows.js";

/** @param {number} seed */
function drawing(seed) {
  let state = seed * 7919 + 1;
  return (/** @type {number} */ below) => {
    state = state * 48_271 % 2_147_483_647;
    return Math.floor(state / 2_147_483_647 * below);
  };
}

/** Calls within calls, made one after the other as a program makes them. @param {number} seed */
function program(seed) {
  const draw = drawing(seed);
  /** @type {string[]} */ const op = [];
  /** @type {number[][]} */ const operands = [];
  /** @type {string[]} */ const group = [];
  const paths = ["", "net 0", "net 0/layer 0", "net 0/layer 1", "net 0/layer 1/neuron 0", "net 0/layer 1/neuron 1", "net 0", "", "net 1", ""];
  const add = (/** @type {string} */ name, /** @type {number[]} */ of, /** @type {string} */ path) => {
    op.push(name);
    operands.push(of);
    group.push(path);
    return op.length - 1;
  };
  for (let k = 0; k < 2 + draw(3); k++) add("leaf", [], "");
  const weight = add("leaf", [], "parameters/layer 0");
  for (const path of paths) {
    for (let k = 0; k < 1 + draw(5); k++) {
      const near = () => Math.max(0, op.length - 1 - draw(draw(4) ? 6 : op.length));
      const kind = draw(8);
      if (kind === 0) add("leaf", [], path);
      else if (kind === 1) add("mul", [near(), weight], path);
      else if (kind === 2) add("sub", [near(), add("constant", [], path)], path);
      else if (kind === 3) add("leaky_relu", [near()], path);
      else if (kind === 4) add("mul", [op.length - 1, op.length - 1], path);
      else add(["add", "sub", "pow"][draw(3)], [near(), near()], path);
    }
  }
  return inputFrom({
    op, operands, group, root: op.length - 1,
    names: op.map((_, id) => "long name".repeat(1 + draw(3)).slice(0, 1 + id % 24)), named: op.map(() => draw(2) === 0),
  });
}

test("in graphs of any shape, with any groups open, nothing overlaps and no edge meets a box", () => {
  for (let seed = 1; seed <= 24; seed++) {
    const input = program(seed);
    for (const open of [null, [], ["net 0"], ["net 0", "net 0/layer 1", "net 1"]]) {
      const picture = layOut({...input, open});
      assert.deepEqual(overlapsIn(picture), [], `seed ${seed}, open ${open}`);
      assert.deepEqual(collisionsIn(picture), [], `seed ${seed}, open ${open}`);
    }
  }
});
